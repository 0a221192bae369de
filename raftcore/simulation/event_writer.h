#pragma once

#include "raftcore/cluster/event.h"
#include "raftcore/simulation/simulation_state.h"
#include "raftcore/simulation/witness.h"

#include <cstddef>
#include <string>

namespace raft {

/// A server as events name it.
inline std::uint16_t small(NodeId id)
{
    return static_cast<std::uint16_t>(id.value);
}

/// An event of that kind at that server, at which nothing else stands yet.
inline Event eventAt(EventKind kind, NodeId server = {})
{
    Event event;
    event.kind = kind;
    event.server = small(server);
    return event;
}

/// Counts the events of a run, and records them if there is a witness with a record.
class EventWriter {
public:
    EventWriter(SimulationState &state, Witness &witness) : m_state(state), m_witness(witness) {}

    /// Each answers the number of the event; 0 when events are not counted.
    EventNumber write(const Event &event);
    EventNumber write(EventKind kind, NodeId server = {}, NodeId other = {}, EventNumber cause = 0,
                      std::uint8_t detail = 0);
    /// With what it says beyond its fields.
    EventNumber write(const Event &event, std::string text);
    /// Something about the network, or about the clock or disk of a server, is now as the text says.
    void writeDial(NodeId server, std::string text);

    /// When the past is executed again: passes over the violations that were recorded then.
    void passRecordedViolations();
    /// How many violations the monitor knows.
    std::size_t violationsKnown() const;
    /// Writes those of which `known` came before.
    void writeViolationsAfter(std::size_t known);

private:
    SimulationState &m_state;
    Witness &m_witness;
};

} // namespace raft
