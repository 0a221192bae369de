#include "raftcore/consensus/note_rules.h"

#include "raftcore/consensus/phrase.h"

namespace raft {

std::string_view section(const Note &note)
{
    using Kind = NoteKind;
    switch (note.kind) {
    case Kind::HigherTerm:
    case Kind::StaleTerm:
    case Kind::OtherCluster: return "§5.1";
    case Kind::SteppedDown: return note.other.value == 0 ? "§5.1" : "§5.2";
    case Kind::ElectionTimeout:
    case Kind::BecameCandidate:
    case Kind::BecameLeader:
    case Kind::VoteGranted:
    case Kind::VoteRefusedAlreadyVoted: return "§5.2";
    case Kind::Appended:
    case Kind::Truncated:
    case Kind::PrevMismatch:
    case Kind::Committed:
    case Kind::AppendRejected: return "§5.3";
    case Kind::VoteRefusedLogBehind: return "§5.4.1";
    case Kind::NotCommittedOldTerm: return "§5.4.2";
    case Kind::MembershipActive:
    case Kind::StrangerIgnored:
    case Kind::Removed: return "§6";
    case Kind::SnapshotTaken:
    case Kind::SnapshotSent:
    case Kind::SnapshotInstalled:
    case Kind::SnapshotIgnored:
    case Kind::SnapshotUnreadable:
    case Kind::SnapshotTooLarge: return "§7";
    case Kind::RequestRefused: return "§8";
    case Kind::EntriesLost:
    case Kind::DiskReplaced:
    case Kind::VoteNotCounted:
    case Kind::ClusterBorn:
    case Kind::FoundBorn: return "Figure 2";
    case Kind::TransferStarted:
    case Kind::TransferAborted: return "thesis §3.10";
    case Kind::MembershipRolledBack: return "thesis §4.1";
    case Kind::VoteRefusedLeaderAlive: return "thesis §4.2.3";
    case Kind::QuorumLost: return "thesis §6.2";
    case Kind::LateReply:
    case Kind::ReadConfirmed:
    case Kind::ReadRefused: return "thesis §6.4";
    case Kind::BecamePreCandidate:
    case Kind::PreVoteGranted: return "thesis §9.6";
    case Kind::DiskStalled: return "thesis §10.2.1";
    case Kind::Ignored: break;
    }
    return {};
}

namespace {

/// Empty when it is another's; so of all three below.
std::string_view ruleOfElections(NoteKind kind)
{
    using Kind = NoteKind;
    switch (kind) {
    case Kind::ElectionTimeout:
        return marked(
            "A server that hears from no leader for an election timeout assumes that there is none");
    case Kind::BecamePreCandidate:
    case Kind::PreVoteGranted: return marked("Only a server that could win an election may start one");
    case Kind::BecameCandidate:
        return marked(
            "A candidate moves to the next term, votes for itself and asks all others for their votes");
    case Kind::BecameLeader:
        return marked("The votes of a majority make a leader; so a term has at most one");
    case Kind::SteppedDown:
    case Kind::HigherTerm:
        return marked("A server that sees a higher term adopts it and becomes a follower; "
                      "a candidate that hears from the leader of its term, too");
    case Kind::StaleTerm: return marked("A request of an earlier term is refused");
    case Kind::VoteGranted:
        return marked("The first candidate of a term whose log is up to date gets the server's vote");
    case Kind::VoteRefusedAlreadyVoted: return marked("A server gives at most one vote in a term");
    case Kind::VoteRefusedLogBehind:
        return marked("A server does not vote for a candidate whose log is less up to date than its own; "
                      "so a leader has every committed entry");
    case Kind::VoteRefusedLeaderAlive:
        return marked(
            "A server does not vote within the minimum election timeout after hearing from a leader");
    case Kind::TransferStarted:
    case Kind::TransferAborted:
        return marked(
            "Leadership is transferred to a server whose log is complete, within an election timeout");
    case Kind::QuorumLost:
        return marked("A leader that reaches no majority for an election timeout steps down");
    default: return {};
    }
}

std::string_view ruleOfLogs(NoteKind kind)
{
    using Kind = NoteKind;
    switch (kind) {
    case Kind::Appended:
    case Kind::PrevMismatch:
        return marked("Entries are appended only after an entry that the leader holds too");
    case Kind::Truncated:
        return marked("An entry that conflicts with the leader's is removed, and all after it");
    case Kind::AppendRejected:
        return marked("The leader goes back in a follower's log until the two logs agree");
    case Kind::Committed:
        return marked("A leader commits an entry of its term that a majority stores, and all before it; "
                      "a follower learns the commit index with the next message");
    case Kind::NotCommittedOldTerm:
        return marked("Entries of earlier terms are never committed by counting replicas");
    case Kind::SnapshotTaken:
    case Kind::SnapshotSent:
    case Kind::SnapshotInstalled: return marked("A snapshot takes the place of the log that it covers");
    case Kind::SnapshotUnreadable:
    case Kind::SnapshotTooLarge: return marked("A server installs only what its store can be restored from");
    case Kind::SnapshotIgnored: return marked("An outdated snapshot changes nothing");
    case Kind::LateReply: return marked("A reply says something only about the request that it answers");
    case Kind::DiskStalled:
        return marked("A leader answers only what is on its disk; a leader whose disk hangs steps down");
    case Kind::EntriesLost:
        return marked("What has been acknowledged must stay on the disk; this disk has lost it");
    case Kind::ReadConfirmed:
    case Kind::ReadRefused:
        return marked("A leader answers a read only once a majority has confirmed that it leads");
    case Kind::RequestRefused: return marked("Only the leader takes requests of clients");
    default: return {};
    }
}

std::string_view ruleOfMembers(NoteKind kind)
{
    using Kind = NoteKind;
    switch (kind) {
    case Kind::ClusterBorn:
    case Kind::FoundBorn:
        return marked("What a server promises is on its disk; "
                      "the first entry of a cluster names the disks that count");
    case Kind::DiskReplaced:
    case Kind::VoteNotCounted:
        return marked("What a server has promised is on its disk; another disk keeps none of it");
    case Kind::OtherCluster: return marked("A server takes nothing from another cluster");
    case Kind::StrangerIgnored:
    case Kind::Removed:
        return marked(
            "A server that is no longer a member cannot disrupt the cluster, and learns of its removal");
    case Kind::MembershipActive: return marked("A membership counts as soon as its entry is in the log");
    case Kind::MembershipRolledBack:
        return marked("When the entry of a membership is truncated, the membership before it counts again");
    default: return {};
    }
}

} // namespace

std::string_view rule(NoteKind kind)
{
    for (const auto rulesOf : {ruleOfElections, ruleOfLogs, ruleOfMembers})
        if (const std::string_view found = rulesOf(kind); !found.empty())
            return found;
    return {}; // Ignored follows from no rule.
}

} // namespace raft
