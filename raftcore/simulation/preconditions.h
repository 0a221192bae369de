#pragma once

#include "raftcore/cluster/wording.h"
#include "raftcore/consensus/phrase.h"
#include "raftcore/simulation/simulation_state.h"

#include <cstdint>
#include <string>

namespace raft {

/// What must hold in a state so that an action does something: one sentence why it does not, empty when it
/// does. Everything that comes from outside is checked once, so that what follows can rely on it.
class Preconditions {
public:
    explicit Preconditions(const SimulationState &state) : m_state(state) {}

    const SimulationState &state() const { return m_state; }
    /// The server is there; its state, whatever it is, can be asked for.
    std::string exist(NodeId id) const;
    /// The server runs, and not only its process.
    std::string run(NodeId id) const;
    /// The server is there with that liveness; `otherwise` says what it is not.
    std::string be(NodeId id, Liveness liveness, const char *otherwise) const;
    /// There is such a link.
    std::string linked(NodeId from, NodeId to) const;
    /// The server is there, and its disk is a simulated one.
    std::string haveDiskHere(NodeId id) const;
    /// The message is on its way.
    std::string travel(std::uint64_t message) const;
    /// The message can be delivered: it is on its way and not lost, and its receiver runs.
    std::string reach(std::uint64_t message) const;
    /// The servers are external.
    std::string followExternal() const;

    bool is(NodeId id, Liveness liveness) const { return m_state.server(id).liveness == liveness; }
    bool leads(NodeId id) const { return m_state.server(id).node().isLeader(); }
    const Link &link(NodeId from, NodeId to) const { return m_state.network.link(from, to); }
    /// The message, or null when it is not on its way.
    const InFlightMessage *find(std::uint64_t message) const;

    static bool isValid(NodeId id) { return id.value >= 1 && id.value <= highestServerId; }
    /// "S1 → S2".
    static std::string nameOfLink(NodeId from, NodeId to);
    /// "A server's number is between 1 and 64.", if it is not; `sentence` says it with %1 for the 64.
    static std::string numbered(NodeId id,
                                const char *sentence = marked("A server's number is between 1 and %1."));

private:
    const SimulationState &m_state;
};

/// The longest time that anything may take: a day.
constexpr Time longestTime{24LL * 3600 * 1'000'000};
/// What is said of a duration that is none.
struct TimeWords {
    const char *negative;
    const char *tooLong;
};
inline constexpr TimeWords ofDelay{marked("A delay cannot be negative."),
                                   marked("A delay cannot be longer than a day.")};
inline constexpr TimeWords ofLatency{marked("A latency cannot be negative."),
                                     marked("A latency cannot be longer than a day.")};
inline constexpr TimeWords ofDisk{marked("The time of a disk cannot be negative."),
                                  marked("The time of a disk cannot be longer than a day.")};
/// Why a duration is not valid; empty when it is.
std::string badTime(Time time, const TimeWords &words);
/// Why the dials make no sense; empty when they do.
std::string problemOf(const NetworkDials &dials);

} // namespace raft
