#pragma once

#include "raftcore/consensus/entry.h"
#include "raftcore/consensus/types.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>

/// What servers say to each other: one struct per remote call of the paper and one per reply. The sender's
/// term stands in the envelope, once. A reply says which request it answers: it may be late, and its sender
/// in another term than the request, so that its envelope tells nothing of that.
namespace raft {

/// Figure 2, RequestVote.
struct RequestVote {
    Position last;        ///< The candidate's last log position, for the up-to-date check (§5.4.1).
    bool preVote = false; ///< Only asks whether an election could be won; the term is the one it would use
                          ///< (thesis §9.6).
    /// Ordered by the leader itself (TimeoutNow), so a living leader is no reason to refuse.
    bool transfer = false;
    RequestId ballot{}; ///< The candidate's own number of this candidacy, the same for its pre-vote; echoed.
};

/// The answer to RequestVote.
struct VoteReply {
    bool granted = false; ///< The receiver votes for the candidate; of a pre-vote: it would.
    bool preVote = false; ///< Answers a pre-vote; never counts as a vote.
    /// Of the request; nothing in what is crafted, or was before there were ballots: then it answers the
    /// present candidacy.
    std::optional<RequestId> ballot = std::nullopt;
    /// Refused: the candidate is no member any more, as the receiver knows to be committed.
    bool removed = false;
};

/// Figure 2, AppendEntries. Without entries it is a heartbeat.
struct AppendEntries {
    Position prev;   ///< Position of the entry that precedes `entries` in the leader's log.
    Entries entries; ///< From `prev` on; none in a heartbeat.
    Index commit;    ///< The leader's commit index.
    ReadRound round; ///< Heartbeat round that a reply confirms (thesis §6.4).
};

/// The answer to AppendEntries.
struct AppendReply {
    bool success = false; ///< The receiver's log held `prev`.
    Index match;          ///< Success: the follower's log equals the leader's up to here, durably.
    Index rejected;       ///< Failure: the prev.index that was refused.
    Position conflict; ///< Failure: the last position of the follower at which the two logs may still agree.
    ReadRound round;   ///< The round of the request.
    Term asked{};      ///< The term of the request: rounds of another term are other rounds.
};

/// Figure 13, InstallSnapshot; one chunk of it.
struct InstallSnapshot {
    Position last;                                ///< The last position that the snapshot replaces.
    std::shared_ptr<const Membership> membership; ///< Membership as of `last`. Never null.
    std::uint64_t offset = 0;                     ///< Byte offset of `chunk` in the snapshot's data.
    std::string chunk;                            ///< Its bytes.
    bool done = false;                            ///< This is the last chunk.
    ReadRound round;                              ///< As in AppendEntries.
};

/// The answer to InstallSnapshot.
struct SnapshotReply {
    Position last;                ///< The snapshot it answers.
    std::uint64_t nextOffset = 0; ///< The offset the receiver wants next.
    bool installed = false;       ///< The receiver's log covers `last`, durably.
    ReadRound round;              ///< The round of the request.
    Term asked{};                 ///< The term of the request, as in AppendReply.
};

/// Thesis §3.10: the receiver is to start an election at once.
struct TimeoutNow {};

/// A follower asks the leader from which index on it may answer a linearizable read (thesis §6.4).
struct ReadIndex {
    RequestId id; ///< The follower's own number, echoed.
};

/// The answer to ReadIndex.
struct ReadIndexReply {
    RequestId id;           ///< That of the question.
    bool confirmed = false; ///< False: the receiver does not lead, or could not confirm that it does.
    Index index;            ///< Confirmed: the read may be answered once this index is applied.
};

/// What a message says.
using MessageBody = std::variant<RequestVote, VoteReply, AppendEntries, AppendReply, InstallSnapshot,
                                 SnapshotReply, TimeoutNow, ReadIndex, ReadIndexReply>;

/// Whether the body is one of these kinds.
template <class... Kinds>
bool isOneOf(const MessageBody &body)
{
    return (std::holds_alternative<Kinds>(body) || ...);
}

/// Whether the body answers a request of the receiver.
inline bool isReply(const MessageBody &body)
{
    return isOneOf<VoteReply, AppendReply, SnapshotReply, ReadIndexReply>(body);
}

/// What travels from one server to another.
struct Message {
    NodeId from;
    NodeId to;
    Term term;           ///< The sender's current term; of a pre-vote: the term that the candidate would use.
    MessageBody body;    ///< What it says.
    DiskId disk{};       ///< The sender's disk.
    ClusterId cluster{}; ///< The cluster that the sender's log belongs to; 0 while it knows of none.
};

} // namespace raft
