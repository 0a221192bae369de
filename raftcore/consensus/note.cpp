#include "raftcore/consensus/note.h"

#include "raftcore/consensus/note_rules.h"
#include "raftcore/consensus/phrase.h"

namespace raft {
namespace {

std::string server(NodeId id)
{
    return id.value == 0 ? phrase("an unknown server") : std::string(1, 'S').append(std::to_string(id.value));
}

/// What a note's sentence is filled with.
struct Words {
    std::string self;
    std::string other;
    std::string at; ///< "5@2".
    std::string index;
    std::string term;
};

Words wordsOf(const Note &note, NodeId self)
{
    const std::string index = std::to_string(note.at.index.value);
    const std::string term = std::to_string(note.at.term.value);
    return {server(self), server(note.other), index + "@" + term, index, std::to_string(note.term.value)};
}

std::string describeElection(const Note &note, const Words &is)
{
    switch (note.kind) {
    case NoteKind::ElectionTimeout:
        return phrase("%1 has heard from no leader for its whole election timeout", {is.self});
    case NoteKind::BecamePreCandidate:
        return phrase("%1 asks whether it could win an election in term %2", {is.self, is.term});
    case NoteKind::BecameCandidate:
        return phrase("%1 starts an election in term %2 and votes for itself", {is.self, is.term});
    case NoteKind::BecameLeader:
        return phrase("%1 has the votes of a majority and leads term %2", {is.self, is.term});
    case NoteKind::SteppedDown:
        return note.other.value == 0
                   ? phrase("%1 steps down in term %2", {is.self, is.term})
                   : phrase("%1 steps down: %2 leads term %3", {is.self, is.other, is.term});
    case NoteKind::HigherTerm:
        return phrase("%1 learns from %2 of the higher term %3 and follows", {is.self, is.other, is.term});
    case NoteKind::StaleTerm:
        return phrase("%1 refuses a message of %2: its term %3 has passed", {is.self, is.other, is.term});
    case NoteKind::LateReply:
        return phrase("%1 concludes nothing from the reply of %2: it answers an earlier request",
                      {is.self, is.other});
    case NoteKind::VoteGranted: return phrase("%1 votes for %2 in term %3", {is.self, is.other, is.term});
    case NoteKind::PreVoteGranted:
        return phrase("%1 would vote for %2 in term %3", {is.self, is.other, is.term});
    case NoteKind::VoteRefusedAlreadyVoted:
        return phrase("%1 refuses its vote to %2: it has voted in term %3 already",
                      {is.self, is.other, is.term});
    case NoteKind::VoteRefusedLogBehind:
        return phrase("%1 refuses its vote to %2: that log ends at %3, before its own",
                      {is.self, is.other, is.at});
    case NoteKind::VoteRefusedLeaderAlive:
        return phrase("%1 refuses its vote to %2: it has just heard from a leader", {is.self, is.other});
    case NoteKind::QuorumLost:
        return phrase("%1 has heard from no majority for an election timeout", {is.self});
    default: return {};
    }
}

std::string describeLog(const Note &note, const Words &is)
{
    switch (note.kind) {
    case NoteKind::Appended:
        return is.other == is.self
                   ? phrase("%1 appends to its own log up to %2", {is.self, is.at})
                   : phrase("%1 appends the entries of %2 up to %3", {is.self, is.other, is.at});
    case NoteKind::Truncated:
        return phrase("%1 removes its entries from %2 on: they conflict with those of leader %3",
                      {is.self, is.at, is.other});
    case NoteKind::PrevMismatch:
        return phrase("%1 refuses the entries of %2: its log does not hold %3", {is.self, is.other, is.at});
    case NoteKind::Committed: return phrase("%1 knows everything up to %2 to be committed", {is.self, is.at});
    case NoteKind::NotCommittedOldTerm:
        return phrase("%1 does not commit %2 although a majority stores it: it is of an earlier term",
                      {is.self, is.at});
    case NoteKind::AppendRejected:
        return phrase("%1 goes back for %2: their logs may agree up to index %3",
                      {is.self, is.other, is.index});
    default: return {};
    }
}

std::string describeSnapshot(const Note &note, const Words &is)
{
    switch (note.kind) {
    case NoteKind::SnapshotTaken:
        return phrase("%1 replaces its log up to %2 by a snapshot", {is.self, is.at});
    case NoteKind::SnapshotSent:
        return phrase("%1 sends %2 its snapshot up to %3: the entries themselves are gone",
                      {is.self, is.other, is.at});
    case NoteKind::SnapshotInstalled:
        return phrase("%1 starts from the snapshot of %2 up to %3", {is.self, is.other, is.at});
    case NoteKind::SnapshotIgnored:
        return phrase("%1 ignores a snapshot of %2 up to %3: it has committed as much",
                      {is.self, is.other, is.at});
    case NoteKind::SnapshotUnreadable:
        return phrase("%1 refuses the snapshot of %2 up to %3: it cannot be read",
                      {is.self, is.other, is.at});
    case NoteKind::SnapshotTooLarge:
        return phrase("%1 refuses the snapshot of %2 up to %3: it is too large", {is.self, is.other, is.at});
    default: return {};
    }
}

std::string describeDisk(const Note &note, const Words &is)
{
    switch (note.kind) {
    case NoteKind::DiskStalled:
        return phrase(
            "%1 gives leadership up: its disk has finished nothing for several election timeouts, so "
            "that it cannot answer",
            {is.self});
    case NoteKind::EntriesLost:
        return phrase(
            "%1 finds that %2 no longer holds what it has acknowledged up to %3: its disk has lost it",
            {is.self, is.other, is.at});
    case NoteKind::ClusterBorn:
        return phrase("%1 draws the identity of the cluster and names its disks at %2", {is.self, is.at});
    case NoteKind::DiskReplaced:
        return phrase(
            "%1 finds %2 on another disk than the membership names: its earlier promises are gone, and "
            "it does not count until it holds the log",
            {is.self, is.other});
    case NoteKind::VoteNotCounted:
        return phrase(
            "%1 does not count the vote of %2: it comes from a disk that the membership does not name",
            {is.self, is.other});
    case NoteKind::FoundBorn:
        return phrase(
            "%1 learns from %2 that the cluster exists already: this server's disk has no part in it yet",
            {is.self, is.other});
    default: return {};
    }
}

std::string describeOther(const Note &note, const Words &is)
{
    switch (note.kind) {
    case NoteKind::MembershipActive:
        return phrase("%1 uses the membership of entry %2 from now on", {is.self, is.at});
    case NoteKind::MembershipRolledBack:
        return phrase("%1 returns to the membership before index %2: that entry is gone",
                      {is.self, is.index});
    case NoteKind::ReadConfirmed:
        return phrase("%1 still leads and may answer reads of index %2", {is.self, is.index});
    case NoteKind::ReadRefused: return phrase("%1 gives its pending reads up: it no longer leads", {is.self});
    case NoteKind::TransferStarted:
        return phrase("%1 starts to transfer leadership to %2", {is.self, is.other});
    case NoteKind::TransferAborted:
        return phrase("%1 gives up the transfer of leadership: %2 has not taken over in time",
                      {is.self, is.other});
    case NoteKind::RequestRefused:
        return note.other.value == 0 ? phrase("%1 refuses a request", {is.self})
                                     : phrase("%1 refuses a request; %2 leads", {is.self, is.other});
    case NoteKind::OtherCluster:
        return phrase("%1 ignores a message of %2, which belongs to another cluster", {is.self, is.other});
    case NoteKind::StrangerIgnored:
        return phrase("%1 ignores that %2 starts an election: it is no member and lacks entries",
                      {is.self, is.other});
    case NoteKind::Removed:
        return note.at.index.value == 0
                   ? phrase("%1 learns from %2 that it is no member any more", {is.self, is.other})
                   : phrase("%1 is no member any more: entry %2 is committed", {is.self, is.at});
    default: return phrase("%1 ignores a message of %2 that is not valid", {is.self, is.other});
    }
}

/// The sentence without the section.
std::string sentence(const Note &note, NodeId self)
{
    const Words is = wordsOf(note, self);
    for (const auto describe : {describeElection, describeLog, describeSnapshot, describeDisk})
        if (std::string text = describe(note, is); !text.empty())
            return text;
    return describeOther(note, is);
}

} // namespace

std::string describe(const Note &note, NodeId self)
{
    const std::string_view where = section(note);
    return where.empty() ? sentence(note, self) : phrase("%1 (%2)", {sentence(note, self), citation(where)});
}

} // namespace raft
