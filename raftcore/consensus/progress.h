#pragma once

#include "raftcore/consensus/storage.h"
#include "raftcore/consensus/types.h"

#include <cstdint>
#include <deque>
#include <optional>

namespace raft {

/// How a leader feeds one follower.
enum class Replication : std::uint8_t {
    Probe,    ///< Looks for the place where the logs agree, one message at a time.
    Stream,   ///< The logs agree; messages are pipelined.
    Snapshot, ///< The follower needs what is compacted away; the snapshot is on its way.
};

/// A follower that only a snapshot could help, on its way back to the log. What it will need next is kept for
/// it as long as it comes forward.
struct CatchUp {
    Time since{};              ///< When it first answered.
    Time advanced{};           ///< When it last came further than ever before.
    std::uint64_t reached = 0; ///< The furthest offset in the snapshot that it has asked for.

    /// It has got the snapshot up to `offset`. An offset for the second time is no advance: a follower that
    /// starts over again and again would have the log kept for ever.
    void reach(std::uint64_t offset, Time now);
    /// Whether it has paused for longer than it has taken so far, and for longer than `least`.
    bool hasGivenUp(Time now, Time least) const;
};

/// A server on its way out of the cluster.
struct Leaving {
    Index since;  ///< The entry that removes it.
    Time until{}; ///< It is not fed any longer when it has not answered until then.
    /// A server that answers this round knows that its removal is committed; 0 while none tells it.
    ReadRound informed;
};

/// A leader's view of one other server: nextIndex and matchIndex (Figure 2, volatile state on leaders), and
/// how it is fed. Its transitions stand here; what is sent because of them is for the Replicator.
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

    /// A server that was not fed before. The leader begins at the end of its own log and goes back from there
    /// as far as it must (§5.3).
    static Progress newcomer(NodeId peer, DiskId disk, Index next);

    /// Whether the parts fit together, and into a leader's log that ends at `last`; always so for a peer that
    /// came to it by the functions below.
    bool isSound(Index last) const;

    /// The peer stores everything up to `upTo`; `round` runs now. True when that is more than was known. A
    /// snapshot on its way goes on until the peer stores what it holds; in every other case the logs agree
    /// from now on, and messages are pipelined.
    bool acknowledge(Index upTo, ReadRound round, Time now);
    /// Whether the peer refuses what it had acknowledged, in answer to a round that began afterwards: then
    /// this is no old message, and its disk has lost entries.
    bool hasLost(Index rejected, ReadRound round) const;
    /// Nothing is known to be stored on it any more; it is fed again from what it refused.
    void forgetMatch(Index rejected);
    /// Whether the refusal of `rejected` answers an earlier message than the one that matters now.
    bool isStaleRejection(Index rejected) const;
    /// The peer refused `rejected`: look for the place of agreement at `newNext`.
    void retreat(Index rejected, Index newNext);

    /// Takes note of a message that was sent with entries up to `last`.
    void sent(Index last);

    /// Begins to send this snapshot. A chunk of another one would be of no use: it starts at the beginning.
    void startSnapshot(const Snapshot &latest);
    /// Whether this answers the snapshot that is on its way.
    bool isSnapshotOnItsWay(Position last, std::uint64_t nextOffset) const;
    /// The peer has got the snapshot up to `offset`.
    void reachSnapshotOffset(std::uint64_t offset, Time now);
    /// After which index the log is to be kept for this peer, when it could be compacted up to `wanted`;
    /// nothing when it needs nothing special, or has not come forward for long.
    std::optional<Index> keepsLogAfter(Index wanted, Time now, Time leastPatience);

    /// It answers from another disk than before: what the former one stored, this one may not.
    void meetOnDisk(DiskId newDisk);

    /// The membership no longer includes it, by the entry at `since`.
    void leave(Index since, Time until);
    /// Asks a server that leaves whether it has answered lately, and when it knows that its removal is
    /// committed. True when it needs not be fed any longer. `nextRound` is the round after the present one.
    bool hasLeft(Index commit, ReadRound nextRound, Time now, Time patience);
};

} // namespace raft
