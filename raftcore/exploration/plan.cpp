#include "raftcore/exploration/plan.h"

#include "raftcore/consensus/phrase.h"

#include <algorithm>

namespace raft {

namespace {

/// Elections, and entries one by one: enough for all rules of §5 that hold between servers that lose nothing.
ExplorationPlan aboutElectionsAndLogs()
{
    return {};
}

/// Also the messages of an earlier term may matter: one of them may be late.
ExplorationPlan aboutLateMessages(std::vector<MessageType> staying)
{
    ExplorationPlan plan;
    plan.staying = std::move(staying);
    return plan;
}

/// Figure 2, persistent state: disks that write late.
ExplorationPlan aboutDisks()
{
    ExplorationPlan plan;
    plan.slowDisks = true;
    return plan;
}

/// Thesis §6.4: one write and one read are enough for a read to be stale.
ExplorationPlan aboutReads()
{
    ExplorationPlan plan;
    plan.batch = 64;
    plan.mostElections = 2;
    plan.mostPeers = 1;
    plan.leading = true;
    plan.mostWrites = 1;
    plan.mostReads = 1;
    plan.judgesClients = true;
    return plan;
}

/// §6: what counts as a majority changes.
ExplorationPlan aboutMembership()
{
    ExplorationPlan plan;
    plan.batch = 64;
    plan.mostElections = 3;
    plan.leading = true;
    plan.mostChanges = 2;
    return plan;
}

ExplorationPlan aboutSnapshots()
{
    ExplorationPlan plan = aboutLateMessages({MessageType::Snapshot});
    plan.batch = 64;
    plan.mostElections = 1;
    plan.leading = true;
    plan.mostWrites = 1;
    plan.snapshots = true;
    plan.copies = true;
    return plan;
}

ExplorationPlan aboutPreVotes()
{
    ExplorationPlan plan = aboutLateMessages({MessageType::PreVoteReply});
    plan.preVotes = true;
    plan.soundings = true;
    return plan;
}

ExplorationPlan aboutConflicts()
{
    ExplorationPlan plan = aboutLateMessages({MessageType::Append});
    plan.mostWrites = 1;
    plan.copies = true;
    return plan;
}

ExplorationPlan aboutRepliesOfEarlierTerms()
{
    ExplorationPlan plan = aboutReads();
    plan.staying = {MessageType::Append, MessageType::AppendReply};
    plan.standing = true;
    plan.restarts = true;
    return plan;
}

/// With three servers, two changes always leave majorities that overlap.
ExplorationPlan aboutSuccessiveChanges(bool leading)
{
    ExplorationPlan plan = aboutMembership();
    plan.voters = 4;
    plan.newcomers = 1;
    plan.mostPeers = 2;
    plan.leading = leading;
    return plan;
}

ExplorationPlan planFor(Rule rule)
{
    ExplorationPlan plan;
    switch (rule) {
    case Rule::StaleTermsAreRefused:
        return aboutLateMessages({MessageType::RequestVote, MessageType::RequestVoteReply,
                                  MessageType::Append, MessageType::AppendReply});
    case Rule::HigherTermStepsDown:
        plan = aboutLateMessages({MessageType::RequestVote, MessageType::RequestVoteReply,
                                  MessageType::Append, MessageType::AppendReply});
        plan.standing = true;
        return plan;
    case Rule::CandidateVotesForItself:
    case Rule::VoteIsKeptWithinTerm: // A candidate hears of the leader before it hears of its own rival.
        plan = aboutLateMessages({MessageType::RequestVote, MessageType::AppendReply});
        plan.mostStaying = 2;
        plan.standing = true;
        return plan;
    case Rule::VoteIsDurable:
    case Rule::AppendIsDurable: return aboutDisks();
    case Rule::MajorityElects: // Two are a majority of three.
        plan.voters = 5;
        plan.mostPeers = 2;
        return plan;
    case Rule::PreVoteIsNoVote: return aboutPreVotes();
    case Rule::TruncateOnlyOnConflict: return aboutConflicts();
    case Rule::ReadsAreConfirmed: return aboutReads();
    case Rule::ReadsWaitForOwnTerm: // Who is elected has not yet committed anything.
        plan = aboutReads();
        plan.leading = false;
        return plan;
    case Rule::ReadRoundsGrow:
        plan = aboutReads();
        plan.staying = {MessageType::AppendReply};
        return plan;
    case Rule::SnapshotsOnlyAdvance:
    case Rule::SnapshotKeepsWhatFollows:
    case Rule::SnapshotDropsConflicts:
    case Rule::SnapshotBearsItsTerm: return aboutSnapshots();
    case Rule::RepliesAnswerTheirTerm: return aboutRepliesOfEarlierTerms();
    case Rule::OverwrittenWritesAreVoid: return aboutDisks();
    case Rule::OneChangeAtATime:
    case Rule::JointNeedsBothMajorities: return aboutMembership();
    case Rule::ChangeWaitsForOwnTerm: return aboutSuccessiveChanges(false);
    case Rule::TruncationUndoesChange: return aboutSuccessiveChanges(true);
    default: return aboutElectionsAndLogs();
    }
}

void widen(ExplorationPlan &plan, const ExplorationPlan &other)
{
    plan.voters = std::max(plan.voters, other.voters);
    plan.newcomers = std::max(plan.newcomers, other.newcomers);
    plan.batch = std::min(plan.batch, other.batch);
    plan.preVotes |= other.preVotes;
    plan.mostElections = std::max(plan.mostElections, other.mostElections);
    plan.mostPeers = std::max(plan.mostPeers, other.mostPeers);
    plan.standing |= other.standing;
    plan.soundings |= other.soundings;
    plan.leading &= other.leading;
    plan.replication |= other.replication;
    plan.mostWrites = std::max(plan.mostWrites, other.mostWrites);
    plan.mostReads = std::max(plan.mostReads, other.mostReads);
    plan.mostChanges = std::max(plan.mostChanges, other.mostChanges);
    plan.snapshots |= other.snapshots;
    plan.restarts |= other.restarts;
    plan.slowDisks |= other.slowDisks;
    plan.staying.insert(plan.staying.end(), other.staying.begin(), other.staying.end());
    plan.mostStaying = std::max(plan.mostStaying, other.mostStaying);
    plan.copies |= other.copies;
    plan.judgesClients |= other.judgesClients;
}

} // namespace

bool ExplorationPlan::stays(MessageType type) const
{
    return std::find(staying.begin(), staying.end(), type) != staying.end();
}

ExplorationPlan planWithout(const std::vector<Rule> &off)
{
    ExplorationPlan plan = planFor(off.front());
    for (const Rule rule : off)
        widen(plan, planFor(rule));
    plan.off = off;
    return plan;
}

std::vector<NamedPlan> plansWithEveryRule()
{
    ExplorationPlan logs = aboutElectionsAndLogs();
    logs.standing = true;
    logs.restarts = true;
    logs.mostWrites = 1;
    ExplorationPlan late = planFor(Rule::StaleTermsAreRefused);
    late.mostWrites = 1;
    late.copies = true;
    ExplorationPlan disks = aboutDisks();
    disks.restarts = true;
    ExplorationPlan reads = planFor(Rule::ReadRoundsGrow);
    reads.leading = false;
    ExplorationPlan snapshots = aboutSnapshots();
    snapshots.mostElections = 2;
    ExplorationPlan members = aboutMembership();
    members.leading = false;
    return {{marked("elections, logs and crashes"), logs},
            {marked("late and doubled messages"), late},
            {marked("disks that lose what they have not yet written"), disks},
            {"pre-votes", planFor(Rule::PreVoteIsNoVote)},
            {"reads", reads},
            {"snapshots", snapshots},
            {"changes of members", members},
            {"changes of members, of four servers and a newcomer", planFor(Rule::ChangeWaitsForOwnTerm)}};
}

namespace {

/// The joining of a server; null when it is something else.
const action::Join *joinIn(const Intervention &one)
{
    return one.action() != nullptr ? std::get_if<action::Join>(one.action()) : nullptr;
}

/// All servers of a run, by id.
std::vector<NodeId> idsIn(const ExplorationStart &start)
{
    std::vector<NodeId> ids = start.setup.voters;
    ids.insert(ids.end(), start.setup.learners.begin(), start.setup.learners.end());
    for (const Intervention &one : start.run.interventions)
        if (const auto *join = joinIn(one))
            ids.push_back(join->server);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

} // namespace

std::size_t serversOf(const ExplorationStart &start)
{
    return idsIn(start).size();
}

std::string problemOf(const ExplorationStart &start)
{
    constexpr std::size_t most = 8; // As many as a ServerSet holds.
    if (start.setup.external)
        return phrase("The servers of this run are real processes: only a simulation can be searched.");
    const std::vector<NodeId> ids = idsIn(start);
    if (ids.size() > most || ids.back() != NodeId{ids.size()})
        return phrase("A search goes over at most %1 servers, numbered from 1 on.", {std::to_string(most)});
    return {};
}

ClusterSetup setupOf(const ExplorationPlan &plan)
{
    ClusterSetup setup;
    for (std::uint64_t id = 1; id <= plan.voters; ++id)
        setup.voters.push_back(NodeId{id});
    setup.manual = true;
    setup.diskMax = Time{};
    setup.server.maxBatch = plan.batch;
    setup.server.preVote = plan.preVotes;
    return setup;
}

} // namespace raft
