#pragma once

#include "raftcore/consensus/types.h"

#include <cstdint>
#include <string>

/// Why something happened, as data: the picture, the list of events and "why?" are made of notes.
namespace raft {

/// What a step can have to tell.
enum class NoteKind : std::uint8_t {
    ElectionTimeout,    ///< Heard nothing from a leader for an election timeout.
    BecamePreCandidate, ///< Asks for pre-votes for `term`.
    BecameCandidate,    ///< Starts an election in `term`.
    BecameLeader,       ///< Has the votes of a majority in `term`.
    SteppedDown, ///< No longer candidate or leader of `term`; `other` is the legitimate leader, if known.
    HigherTerm,  ///< `other` has term `term`, higher than this server's.
    StaleTerm,   ///< `other` sent a request of the earlier term `term`.
    LateReply,   ///< `other` answered a request of an earlier term or candidacy; only its term counts.
    VoteGranted, ///< Voted for `other` in `term`.
    VoteRefusedAlreadyVoted, ///< Refused `other`: the vote of `term` belongs to another.
    VoteRefusedLogBehind,    ///< Refused `other`: its log ends at `at`, before this server's.
    VoteRefusedLeaderAlive,  ///< Refused `other`: a leader was heard within the minimum election timeout.
    PreVoteGranted,          ///< Would vote for `other` in `term`.
    Appended,                ///< Appended entries up to `at`, from leader `other` (or itself).
    Truncated,               ///< Removed conflicting entries from `at` on.
    PrevMismatch,            ///< Refused entries of `other`: this log does not hold `at`.
    Committed,               ///< Commit index is now at `at`.
    NotCommittedOldTerm,     ///< `at` is on a majority, but of an earlier term: not committed by counting.
    AppendRejected,          ///< Follower `other` refused; leader goes back to `at`.
    SnapshotTaken,           ///< Compacted the log up to `at`.
    SnapshotSent,            ///< Sends `other` the snapshot that ends at `at`.
    SnapshotInstalled,       ///< Replaced the log by the snapshot that ends at `at`.
    SnapshotIgnored,         ///< The snapshot that ends at `at` is older than what is committed here.
    MembershipActive,        ///< The membership of the entry at `at` counts from now on.
    MembershipRolledBack,    ///< The entry at `at` was truncated; the membership before it counts again.
    ReadConfirmed,           ///< A majority confirmed leadership; reads up to `at` may be answered.
    ReadRefused,             ///< Pending reads are given up: leadership is gone.
    TransferStarted,         ///< Handing leadership to `other`.
    TransferAborted,         ///< The transfer is given up; `other` has not taken over.
    QuorumLost,              ///< Heard from no majority for an election timeout.
    DiskStalled, ///< A write has not ended for several election timeouts: this leader can answer no request.
    EntriesLost, ///< `other` has acknowledged entries up to `at` and no longer holds them: its disk has lost
                 ///< them.
    RequestRefused,     ///< A client's request was refused.
    Ignored,            ///< A message of `other` that makes no sense here was ignored.
    SnapshotUnreadable, ///< The snapshot of `other` that ends at `at` is no state that could be restored.
    SnapshotTooLarge,   ///< The snapshot of `other` that ends at `at` is larger than this server takes.
    ClusterBorn,     ///< The entry at `at` draws the cluster's identity and names the disks of its members.
    DiskReplaced,    ///< `other` answers from another disk than the membership names: what it had promised
                     ///< counts no longer, and it is taken in anew.
    VoteNotCounted,  ///< The vote of `other` comes from a disk that the membership does not name.
    OtherCluster,    ///< A message of `other`, which belongs to another cluster, was ignored.
    StrangerIgnored, ///< `other` asked for a vote, but is no member and lacks entries.
    FoundBorn,       ///< `other` belongs to a cluster that was born without this server's disk.
    Removed,         ///< The entry at `at`, which removes this server, is committed; or (0) `other` says so.
};

/// Something that a step tells.
struct Note {
    NoteKind kind = NoteKind::Ignored; ///< What it is about.
    NodeId other{};                    ///< The other server concerned; 0 when there is none.
    Position at{};                     ///< The log position concerned, if any.
    Term term{};                       ///< The term concerned.
};

/// One sentence that tells what happened to server `self` and which rule decided, with its section of the
/// paper: "S3 refuses its vote to S4: S4's log ends at 5@2, before its own (§5.4.1)".
std::string describe(const Note &note, NodeId self);

} // namespace raft
