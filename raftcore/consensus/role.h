#pragma once

#include "raftcore/consensus/entry.h"
#include "raftcore/consensus/membership.h"
#include "raftcore/consensus/storage.h"
#include "raftcore/consensus/types.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <variant>
#include <vector>

/// What a server knows because of its role; a role's data exists only while the server has the role.
namespace raft {

/// §5.2; with `preVote` not yet in earnest (thesis §9.6).
struct Candidate {
    bool preVote = false;
    bool transfer = false;       ///< Stands at the leader's own wish.
    RequestId ballot;            ///< The number of this candidacy; a pre-vote and the vote after it share it.
    std::vector<NodeId> granted; ///< Includes the server itself once its own vote is durable.
    std::vector<NodeId> refused;
    std::vector<Seat> disks;      ///< Of those who answered, by server; needed while the cluster is not born.
    std::optional<Time> wonUntil; ///< It is elected, and waits so long to learn the other disks as well.
};

/// How a leader feeds one follower.
enum class Replication : std::uint8_t {
    Probe,    ///< Looks for the place where the logs agree, one message at a time.
    Stream,   ///< The logs agree; messages are pipelined.
    Snapshot, ///< The follower needs what is compacted away; the snapshot is on its way.
};

/// A follower on its way out of what only a snapshot could help. The log that it will need next is kept for
/// it as long as it comes forward.
struct CatchUp {
    Time since{};              ///< When it first answered.
    Time advanced{};           ///< When it last came further than ever before.
    std::uint64_t reached = 0; ///< The furthest offset in the snapshot that it has asked for.
};

/// A server on its way out of the cluster.
struct Leaving {
    Index since;    ///< The entry that removes it.
    Time until{};   ///< It is not fed any longer when it has not answered until then.
    ReadRound told; ///< Who answers this round knows that the removal is committed; 0 while that is not so.
};

/// A leader's view of one other server (Figure 2, volatile state on leaders).
struct Progress {
    NodeId peer;
    DiskId disk;       ///< On which the peer answers.
    bool named = true; ///< That is the disk which the membership names: its answers count.
    Replication state = Replication::Probe;
    Index match;                      ///< Known to be stored durably on the peer.
    ReadRound matchRound;             ///< The round that ran when `match` became known.
    Index next;                       ///< The next entry to send.
    bool probeSent = false;           ///< Probe: a message is out and not yet answered.
    std::deque<Index> inflight;       ///< Stream: last index of each unacknowledged message, oldest first.
    std::uint64_t snapshotOffset = 0; ///< Snapshot: bytes sent so far.
    std::optional<Snapshot> snapshot; ///< Snapshot: the one on its way.
    std::optional<CatchUp> catchUp;   ///< From its first answer to a snapshot on.
    ReadRound confirmed;              ///< Latest round that the peer answered in this term.
    bool active = false;              ///< Heard from since the last check of the quorum.
    Index commitSent;                 ///< Latest commit index told.
    std::optional<Leaving> leaving;   ///< It is no member any more, but does not know that yet.
};

/// A linearizable read that waits for its round to be confirmed (thesis §6.4).
struct PendingRead {
    NodeId asker;    ///< Who asked: this server itself, or a follower.
    RequestId id;    ///< In the asker's numbers.
    Index index;     ///< Commit index when it was asked.
    ReadRound round; ///< The first round whose replies confirm it.
};

/// Handing leadership over (thesis §3.10).
struct Transfer {
    RequestId id;
    NodeId target;
    Time until;        ///< Given up at this time.
    bool told = false; ///< TimeoutNow has been sent.
};

/// §5.2. Also a learner is a follower; it only never stands for election.
struct Follower {
    std::optional<NodeId> leader; ///< The leader of the current term, once heard of.
    std::optional<Transfer>
        handedOver; ///< It led and told somebody to stand; who leads now is not yet known.
};

/// When a round of heartbeats began.
struct RoundStart {
    ReadRound round;
    Time at;
};

/// A read that this server has passed on to the leader.
struct ForwardedRead {
    RequestId id;   ///< As it was asked for here.
    RequestId sent; ///< As the leader was asked: never the same number twice, not even after a restart.
    Time asked{};   ///< When the leader was asked last.
};

struct Leader {
    std::vector<Progress> peers;        ///< Everybody in the membership but itself, by id.
    ReadRound round;                    ///< Latest round of heartbeats.
    ReadRound confirmedRound;           ///< Latest round that a majority answered.
    std::deque<RoundStart> roundStarts; ///< The latest rounds not yet confirmed, oldest first.
    Time leaseUntil{};       ///< Nobody else can be elected before, if clocks run alike (thesis §6.4.1).
    bool leaseEnded = false; ///< A TimeoutNow has left: its receiver may be elected at any time.
    std::vector<PendingRead> reads; ///< Oldest first.
    std::optional<Transfer> transfer;
    Entries recent;     ///< The latest proposal, shared by the messages to all followers.
    Time quorumCheck{}; ///< When a majority must have been heard from next.
};

using RoleState = std::variant<Follower, Candidate, Leader>;

/// A role's name as the picture shows it.
enum class Role : std::uint8_t { Follower, PreCandidate, Candidate, Leader };

} // namespace raft
