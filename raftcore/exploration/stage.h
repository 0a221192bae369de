#pragma once

#include "raftcore/cluster/action.h"
#include "raftcore/exploration/move.h"
#include "raftcore/exploration/plan.h"
#include "raftcore/simulation/engine.h"
#include "raftcore/simulation/operation_record.h"
#include "raftcore/verification/linearizability.h"
#include "raftcore/verification/safety_monitor.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace raft {

/// What there was before the first move.
struct Origin {
    std::uint64_t operations = 0;
    std::uint64_t reads = 0;
    std::uint64_t requests = 0;
    std::size_t leaders = 0; ///< Terms that had one.
};

/// A point of a run, between two moves: the simulated world, and what is remembered of the way there. A
/// value.
struct Situation {
    World world;
    SafetyMonitor monitor;
    OperationRecord operations;
    std::vector<ClientCall> calls; ///< What clients did, if that is judged.
    std::uint64_t moves = 0;       ///< So many led here, or steps of the run before them.
    Origin origin;
};

/// A message that a move has sent.
struct SentMessage {
    std::uint8_t place = 0; ///< Among those that the move sent, from 1 on.
    MessageType type{};
    bool arrived = false;
};

/// Where moves are played: one world of the simulation, by hand, so that whatever is found here happens there
/// too.
class Stage {
public:
    /// The beginning of the plan's runs: a new cluster, or what a run has come to. There, servers that are down
    /// or paused come back, links are open, disks have written what they were given, and some of the latest
    /// messages stay on their way; the others are lost.
    explicit Stage(const ExplorationPlan &plan, const ExplorationStart *start = nullptr);
    Stage(const Stage &) = delete;
    Stage &operator=(const Stage &) = delete;

    const Situation &now() const { return m_now; }
    /// Makes this the present.
    void goTo(const Situation &situation) { m_now = situation; }

    /// Plays a move. False when nothing has come of it, and the run is not to be followed: nobody was
    /// elected, or the request was refused.
    bool play(const Move &move);
    /// What the last move has sent, and let arrive or be lost.
    const std::vector<SentMessage> &sent() const { return m_sent; }
    /// What the last move has done to the cluster.
    const std::vector<Action> &actions() const { return m_actions; }
    /// What was done before the first move.
    const std::vector<Action> &beginning() const { return m_beginning; }

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
    const Flight *oldest(Wanted wanted) const;
    MessageType deliver(const Flight &flight);
    template <class Wanted>
    void exchange(Wanted wanted);
    bool elect();
    bool soundOut();
    bool replicate();
    bool write();
    bool read();
    bool change();
    bool arrive();
    bool playKind();
    bool isAmongPeers(const Flight &flight) const;
    void loseTheRest();
    void noteCalls();

    const ExplorationPlan &m_plan;
    StoreBefore m_before = StoreBefore::Nothing;
    Situation m_now;
    Witness m_witness;
    Engine m_engine;
    Move m_move;                ///< The one that is being played …
    std::uint64_t m_latest = 0; ///< … and the last message before it.
    std::vector<SentMessage> m_sent;
    std::vector<Action> m_actions;
    std::vector<Action> m_beginning;
};

/// The messages that stay on their way, oldest first.
std::vector<const Flight *> stayingIn(const World &world);

} // namespace raft
