#include "raftcore/consensus/note.h"

#include "raftcore/consensus/note_rules.h"

namespace raft {
namespace {

std::string server(NodeId id)
{
    return id.value == 0 ? std::string("an unknown server")
                         : std::string(1, 'S').append(std::to_string(id.value));
}

std::string place(Position at)
{
    return std::to_string(at.index.value) + "@" + std::to_string(at.term.value);
}

std::string number(Term term)
{
    return std::to_string(term.value);
}

std::string describeElection(const Note &note, const std::string &self, const std::string &other)
{
    const std::string term = number(note.term);
    switch (note.kind) {
    case NoteKind::ElectionTimeout: return self + " has heard from no leader for its whole election timeout";
    case NoteKind::BecamePreCandidate: return self + " asks whether it could win an election in term " + term;
    case NoteKind::BecameCandidate:
        return self + " starts an election in term " + term + " and votes for itself";
    case NoteKind::BecameLeader: return self + " has the votes of a majority and leads term " + term;
    case NoteKind::SteppedDown:
        return note.other.value == 0 ? self + " steps down in term " + term
                                     : self + " steps down: " + other + " leads term " + term;
    case NoteKind::HigherTerm:
        return self + " learns from " + other + " of the higher term " + term + " and follows";
    case NoteKind::StaleTerm:
        return self + " refuses a message of " + other + ": its term " + term + " has passed";
    case NoteKind::LateReply:
        return self + " concludes nothing from the reply of " + other + ": it answers an earlier request";
    case NoteKind::VoteGranted: return self + " votes for " + other + " in term " + term;
    case NoteKind::PreVoteGranted: return self + " would vote for " + other + " in term " + term;
    case NoteKind::VoteRefusedAlreadyVoted:
        return self + " refuses its vote to " + other + ": it has voted in term " + term + " already";
    case NoteKind::VoteRefusedLogBehind:
        return self + " refuses its vote to " + other + ": that log ends at " + place(note.at) +
               ", before its own";
    case NoteKind::VoteRefusedLeaderAlive:
        return self + " refuses its vote to " + other + ": it has just heard from a leader";
    case NoteKind::QuorumLost: return self + " has heard from no majority for an election timeout";
    default: return {};
    }
}

std::string describeLog(const Note &note, const std::string &self, const std::string &other)
{
    const std::string at = place(note.at);
    switch (note.kind) {
    case NoteKind::Appended:
        return other == self ? self + " appends to its own log up to " + at
                             : self + " appends the entries of " + other + " up to " + at;
    case NoteKind::Truncated:
        return self + " removes its entries from " + at + " on: they conflict with those of leader " + other;
    case NoteKind::PrevMismatch:
        return self + " refuses the entries of " + other + ": its log does not hold " + at;
    case NoteKind::Committed: return self + " knows everything up to " + at + " to be committed";
    case NoteKind::NotCommittedOldTerm:
        return self + " does not commit " + at + " although a majority stores it: it is of an earlier term";
    case NoteKind::AppendRejected:
        return self + " goes back for " + other + ": their logs may agree up to index " +
               std::to_string(note.at.index.value);
    case NoteKind::SnapshotTaken: return self + " replaces its log up to " + at + " by a snapshot";
    case NoteKind::SnapshotSent:
        return self + " sends " + other + " its snapshot up to " + at + ": the entries themselves are gone";
    case NoteKind::SnapshotInstalled: return self + " starts from the snapshot of " + other + " up to " + at;
    case NoteKind::SnapshotIgnored:
        return self + " ignores a snapshot of " + other + " up to " + at + ": it has committed as much";
    case NoteKind::SnapshotUnreadable:
        return self + " refuses the snapshot of " + other + " up to " + at + ": it cannot be read";
    case NoteKind::SnapshotTooLarge:
        return self + " refuses the snapshot of " + other + " up to " + at + ": it is too large";
    default: return {};
    }
}

/// The sentence without the section.
std::string sentence(const Note &note, NodeId selfId)
{
    const std::string self = server(selfId);
    const std::string other = server(note.other);
    const std::string at = place(note.at);
    if (std::string text = describeElection(note, self, other); !text.empty())
        return text;
    if (std::string text = describeLog(note, self, other); !text.empty())
        return text;
    switch (note.kind) {
    case NoteKind::MembershipActive: return self + " uses the membership of entry " + at + " from now on";
    case NoteKind::MembershipRolledBack:
        return self + " returns to the membership before index " + std::to_string(note.at.index.value) +
               ": that entry is gone";
    case NoteKind::ReadConfirmed:
        return self + " still leads and may answer reads of index " + std::to_string(note.at.index.value);
    case NoteKind::ReadRefused: return self + " gives its pending reads up: it no longer leads";
    case NoteKind::TransferStarted: return self + " starts to transfer leadership to " + other;
    case NoteKind::TransferAborted:
        return self + " gives up the transfer of leadership: " + other + " has not taken over in time";
    case NoteKind::DiskStalled:
        return self + " gives leadership up: its disk has finished nothing for several election timeouts, " +
               "so that it cannot answer";
    case NoteKind::EntriesLost:
        return self + " finds that " + other + " no longer holds what it has acknowledged up to " + at +
               ": its disk has lost it";
    case NoteKind::RequestRefused:
        return note.other.value == 0 ? self + " refuses a request"
                                     : self + " refuses a request; " + other + " leads";
    case NoteKind::ClusterBorn:
        return self + " draws the identity of the cluster and names its disks at " + at;
    case NoteKind::DiskReplaced:
        return self + " finds " + other +
               " on another disk than the membership names: its earlier promises are gone, and it does not "
               "count until it holds the log";
    case NoteKind::VoteNotCounted:
        return self + " does not count the vote of " + other +
               ": it comes from a disk that the membership does not name";
    case NoteKind::OtherCluster:
        return self + " ignores a message of " + other + ", which belongs to another cluster";
    case NoteKind::StrangerIgnored:
        return self + " ignores that " + other + " starts an election: it is no member and lacks entries";
    case NoteKind::FoundBorn:
        return self + " learns from " + other +
               " that the cluster exists already: this server's disk has no part in it yet";
    case NoteKind::Removed:
        return note.at.index.value == 0 ? self + " learns from " + other + " that it is no member any more"
                                        : self + " is no member any more: entry " + at + " is committed";
    default: return self + " ignores a message of " + other + " that makes no sense";
    }
}

} // namespace

std::string describe(const Note &note, NodeId self)
{
    const std::string_view where = section(note);
    return where.empty() ? sentence(note, self) : sentence(note, self).append(" (").append(where).append(")");
}

} // namespace raft
