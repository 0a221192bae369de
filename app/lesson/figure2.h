#pragma once

#include "raftcore/cluster/event.h"

#include <array>
#include <cstddef>
#include <vector>

/// The rules of the paper's Figure 2 on one page, and which of them an event shows at work.
namespace raftarium {

/// A rule of the figure, in the order in which they stand there.
enum class Figure2 {
    PersistFirst,      ///< Persistent state.
    RefuseStaleAppend, ///< AppendEntries, receiver …
    RefuseGap,
    RemoveConflict,
    AppendNew,
    FollowCommit,
    RefuseStaleVote, ///< RequestVote, receiver …
    GrantVote,
    RefuseVote,
    ApplyCommitted, ///< All servers …
    TakeHigherTerm,
    Answer, ///< Followers …
    TimeOut,
    StandForElection, ///< Candidates …
    Win,
    GiveWay,
    TryAgain,
    SendHeartbeat, ///< Leaders …
    TakeCommand,
    Replicate,
    CountReplica,
    GoBack,
    CommitOwnTerm,
    Count
};

/// The parts of the page, in reading order.
enum class Figure2Part { State, AppendEntries, RequestVote, AllServers, Followers, Candidates, Leaders };

Figure2Part partOf(Figure2 rule);
/// The rules that this event shows at work.
std::vector<Figure2> rulesShownBy(const raft::EventRecord &record, raft::EventNumber event);

/// For each rule the last event that shows it, up to an instant. Follows the instant cheaply: looks at what
/// lies between, and back over a bounded stretch after a jump.
class Figure2Firings {
public:
    /// Moves to the instant after `shown` of this record.
    void follow(const raft::EventRecord &record, raft::EventNumber shown);
    /// Another record.
    void forget();

    /// 0 when it was not seen at work lately.
    raft::EventNumber last(Figure2 rule) const { return m_last[static_cast<std::size_t>(rule)]; }
    /// Whether it belongs to the step that the instant shown ends with.
    bool fires(Figure2 rule) const { return last(rule) != 0 && last(rule) >= m_stepStart; }

private:
    void note(const raft::EventRecord &record, raft::EventNumber event);

    std::array<raft::EventNumber, static_cast<std::size_t>(Figure2::Count)> m_last{};
    raft::EventNumber m_shown = 0;
    raft::EventNumber m_stepStart = 0;
};

} // namespace raftarium
