#pragma once

#include "raftcore/cluster/event.h"
#include "raftcore/cluster/observation.h"
#include "raftcore/simulation/network.h"
#include "raftcore/simulation/simulation_state.h"

#include <cstddef>
#include <cstdint>

namespace raft {

class Engine;

/// A mirror of external servers, as real processes: the steps that they were seen to take are repeated here,
/// so that everything is known of them that is known of simulated ones.
class Mirror {
public:
    explicit Mirror(Engine &engine) : m_engine(engine) {}

    void observe(const Observation &observation);

    /// The message has left its server in the step that is repeated.
    void launch(std::size_t place);
    /// Whether a fault still keeps the message at its sender, which drops it when the link is cut.
    bool isKeptBack(const InFlightMessage &flight) const;
    /// Whether the message ends when this server does.
    bool endsWith(const InFlightMessage &flight, NodeId server) const;

private:
    void take(const observation::Attached &attached);
    void take(const observation::Stepped &stepped);
    void take(const observation::Answered &answered);
    void take(const observation::Forked &);
    EventNumber writeAttached(NodeId id, bool known, bool restarted);
    void loseAllOfLinks(NodeId id);
    void repeat(SimulatedServer &server, const TimerFired &);
    void repeat(SimulatedServer &server, const ServerStep::Arrived &arrived);
    void repeat(SimulatedServer &server, const WriteDone &done);
    void repeat(SimulatedServer &server, const ServerStep::Called &called);
    void repeat(SimulatedServer &server, const ChangeMembership &change);
    void repeat(SimulatedServer &server, const TransferLeadership &transfer);
    void repeat(SimulatedServer &server, const ServerStep::StoreRemembered &);
    void repeat(SimulatedServer &server, const ServerStep::Compacted &compacted);
    const PendingOperation &calledBy(const SimulatedServer &server, const ClientRequest &request);
    void noteArrival(NodeId from, Link &link, std::uint64_t number, bool seenSent);
    void seeAgain(NodeId sender);
    void forgetArrivals(NodeId id);
    void loseUnsent(std::size_t place);
    void loseOvertaken(NodeId from, NodeId to, std::uint64_t number);

    Engine &m_engine;
    const ServerStep *m_step = nullptr; ///< The step that is being repeated …
    std::size_t m_sentOfStep = 0;       ///< … and how many of its messages have left.
};

} // namespace raft
