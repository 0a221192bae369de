#pragma once

#include "raftcore/cluster/action.h"
#include "raftcore/exploration/plan.h"
#include "raftcore/exploration/transition.h"
#include "raftcore/simulation/engine.h"
#include "raftcore/simulation/operation_record.h"
#include "raftcore/verification/linearizability.h"
#include "raftcore/verification/safety_monitor.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace raft {

/// What there was before the first transition.
struct Origin {
    std::uint64_t operations = 0;
    std::uint64_t reads = 0;
    std::uint64_t requests = 0;
    std::size_t leaders = 0; ///< Terms that had one.
};

/// A point of a run, between two transitions: the simulated cluster, and what is remembered of the way there.
/// A value.
struct ExplorerState {
    SimulationState simulation;
    SafetyMonitor monitor;
    OperationRecord operations;
    std::vector<ClientCall> calls; ///< What clients did, if that is judged.
    std::uint64_t transitions = 0; ///< So many led here, or steps of the run before them.
    Origin origin;
};

/// A message that a transition has sent.
struct SentMessage {
    std::uint8_t place = 0; ///< Among those that the transition sent, from 1 on.
    NodeId from;
    NodeId to;
    MessageType type{};
    bool arrived = false;
};

/// Where transitions are played: one cluster of the simulation, by manual scheduling, so that whatever is
/// found here happens there too.
class Explorer {
public:
    /// The beginning of the plan's runs: a new cluster, or what a run has come to. There, servers that are
    /// down or paused come back, links are open, disks have written what they were given, and some of the
    /// latest messages stay on their way; the others are lost.
    explicit Explorer(const ExplorationPlan &plan, const ExplorationStart *start = nullptr);
    Explorer(const Explorer &) = delete;
    Explorer &operator=(const Explorer &) = delete;

    const ExplorerState &now() const { return m_now; }
    /// Makes this the present.
    void goTo(const ExplorerState &state) { m_now = state; }

    /// Plays a transition. False when nothing has come of it, and the run is not to be followed: no server
    /// was elected, or the request was refused.
    bool play(const Transition &transition);
    /// What the last transition has sent, and let arrive or be lost.
    const std::vector<SentMessage> &sent() const { return m_sent; }
    /// What the last transition has done to the cluster.
    const std::vector<Action> &actions() const { return m_actions; }
    /// What was done before the first transition.
    const std::vector<Action> &beginning() const { return m_beginning; }

    /// How many steps the engine has taken so far: after each, the properties were checked.
    std::uint64_t steps() const { return m_steps; }

    /// The property of the paper that does not hold any more, with its proof. That something is not on a disk
    /// (SafetyProperty::Durability) is no such property: what comes of it is.
    std::optional<Violation> violation() const;

private:
    void beginNew();
    void beginAfter(const ExplorationStart &start);
    void passTo(std::uint64_t steps, Time at);
    void bringBack();
    void holdTraffic();
    template <class What>
    ActionResult act(const What &what);
    template <class Wanted>
    const InFlightMessage *oldest(Wanted wanted) const;
    MessageType deliver(const InFlightMessage &flight);
    template <class Wanted>
    void exchange(Wanted wanted);
    bool elect();
    bool mayWinLater(const Node &candidate) const;
    bool soundOut();
    bool replicate();
    bool write();
    bool read();
    bool change();
    bool arrive();
    bool playKind();
    bool isAmongPeers(const InFlightMessage &flight) const;
    void noteSent(const InFlightMessage &flight, bool arrived);
    void loseTheRest();
    void noteCalls();

    const ExplorationPlan &m_plan;
    StoreBefore m_before = StoreBefore::Nothing;
    ExplorerState m_now;
    Witness m_witness;
    Engine m_engine;
    Transition m_transition;    ///< The one that is being played …
    std::uint64_t m_latest = 0; ///< … and the last message before it.
    std::uint64_t m_steps = 0;
    std::vector<SentMessage> m_sent;
    std::vector<Action> m_actions;
    std::vector<Action> m_beginning;
};

/// The messages that stay on their way, oldest first.
std::vector<const InFlightMessage *> stayingIn(const SimulationState &simulation);

} // namespace raft
