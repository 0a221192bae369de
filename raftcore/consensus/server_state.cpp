#include "raftcore/consensus/server_state.h"

#include <algorithm>

namespace raft {

namespace {

bool isAnything(std::string_view)
{
    return true;
}

} // namespace

ServerState::ServerState(const Config &startConfig, Stored stored, Time start, SnapshotCheck check)
    : config(startConfig), random(config.seed), hard(stored.hard), log(std::move(stored.log)),
      snapshot(std::move(stored.snapshot)),
      memberships({log.base().index, snapshot ? *snapshot->membership : std::move(stored.membership)}),
      commit(std::clamp(stored.commit, log.base().index, log.lastIndex())), applied(log.base().index),
      writes(log.lastIndex()), now(start), disk(stored.disk),
      lastQuestion{Random(config.seed ^ static_cast<std::uint64_t>(start.count())).next() >> 2U},
      isState(check != nullptr ? check : isAnything)
{
    RAFT_ASSERT(snapshot ? snapshot->last == log.base() : log.base() == Position{}, log.base().index);
    // A host may have lost the hard state of a term whose entries it has kept: the vote of that term is then
    // unknown, but the term is not.
    if (hard.term < log.last().term)
        hard = {log.last().term, std::nullopt, hard.cluster};
    adoptMemberships(log.firstIndex());
    // Thesis §6.4.1: a lease that was granted before the crash still counts. In term 0 there is no leader.
    if (config.leaseReads && hard.term != Term{})
        leaderHeard = start;
    startElectionTimer();
}

// ---- whose answers count

bool ServerState::isUnborn(const Membership &membership) const
{
    return config.drawsIdentity && membership.cluster == ClusterId{};
}

bool ServerState::isNamed(const Membership &membership, NodeId server, DiskId onDisk) const
{
    return !holds(Rule::OnlyTheNamedDiskCounts) || isUnborn(membership) ||
           membership.diskOf(server) == onDisk;
}

bool ServerState::belongsTo(const Membership &membership) const
{
    return membership.includes(id()) && !isUnborn(membership) && membership.diskOf(id()) == disk;
}

// ---- the log and what is committed

// §6: a server uses the latest membership in its log, committed or not, from the moment it is appended.
bool ServerState::adoptMemberships(Index from)
{
    RAFT_ASSERT(from >= log.firstIndex(), from, log.firstIndex());
    bool changed = false;
    for (Index index = from; index <= log.lastIndex(); ++index) {
        const Entry &entry = log.at(index);
        const auto *change = std::get_if<MembershipChange>(&entry.payload);
        if (change == nullptr)
            continue;
        memberships.adopt(index, *change->target);
        if (isStepping()) // At its start a server knows them already.
            note(NoteKind::MembershipActive, {}, entry.at, hard.term);
        changed = true;
    }
    RAFT_ASSERT(!changed || memberships.active().since >= from, from);
    return changed;
}

void ServerState::truncateFrom(Index first)
{
    RAFT_ASSERT(log.contains(first), first, log.base().index, log.lastIndex());
    RAFT_ASSERT(first > commit || !holds(Rule::TruncateOnlyOnConflict), first, commit);
    log.truncateFrom(first);
    if (!holds(Rule::TruncationUndoesChange))
        return;
    for (auto dropped = memberships.dropLatestFrom(first); dropped;
         dropped = memberships.dropLatestFrom(first))
        note(NoteKind::MembershipRolledBack, {}, {*dropped, {}}, hard.term);
    RAFT_ASSERT(memberships.active().since < first || memberships.previous() == nullptr, first);
}

void ServerState::commitTo(Index index)
{
    if (index <= commit)
        return;
    RAFT_ASSERT(index <= log.lastIndex(), index, log.lastIndex());
    const Index before = std::exchange(commit, index);
    rememberCluster();
    noticeRemoval(before);
    if (incoming && incoming->last.index <= commit)
        incoming.reset(); // The log has brought what it would have brought.
    note(NoteKind::Committed, {}, {index, *log.termAt(index)}, hard.term);
}

void ServerState::rememberCluster()
{
    if (hard.cluster != ClusterId{})
        return;
    const ClusterId cluster = memberships.at(commit).cluster;
    if (cluster == ClusterId{})
        return;
    hard.cluster = cluster;
    persistHardState();
}

/// §6: notices that the membership which is now known to be committed has removed this server.
void ServerState::noticeRemoval(Index committedBefore)
{
    RAFT_ASSERT(committedBefore < commit, committedBefore, commit);
    const ActiveMembership &active = memberships.active();
    if (active.since <= committedBefore || active.since > commit || belongsTo(active.membership))
        return;
    const Membership *earlier = memberships.previous();
    if (earlier != nullptr && belongsTo(*earlier) && !active.membership.includes(id()))
        note(NoteKind::Removed, {}, {active.since, log.termAt(active.since).value_or(Term{})}, hard.term);
}

// Figure 2, all servers: apply what is committed. Never more than what is durable here, so that a crash
// cannot take back what a client has seen.
ApplyRange ServerState::takeCommitted()
{
    const Index limit = std::min(commit, writes.durable());
    if (limit <= applied)
        return {};
    const ApplyRange range{applied + 1, std::min(limit, applied + config.maxApply)};
    RAFT_ASSERT(!range.empty() && range.last <= log.lastIndex(), range.first, range.last, log.lastIndex());
    applied = range.last;
    return range;
}

// ---- time

// §5.2: a new random timeout every time, so that split votes are rare and resolve.
void ServerState::startElectionTimer()
{
    startTimer(now + Time{random.between(config.electionMin.count(), config.electionMax.count())});
}

void ServerState::startHeartbeatTimer()
{
    startTimer(now + config.heartbeat);
}

void ServerState::startTimer(Time until)
{
    RAFT_ASSERT(until >= now, until, now);
    timer = {now, until};
}

// ---- effects

Write &ServerState::currentWrite()
{
    RAFT_ASSERT(isStepping());
    if (!effects->write)
        effects->write.emplace().id = writes.open(now);
    RAFT_ASSERT(effects->write->id == writes.lastWrite(), effects->write->id, writes.lastWrite());
    return *effects->write;
}

void ServerState::persistHardState()
{
    currentWrite().hard = hard;
    writes.addHardState();
    RAFT_ASSERT(writes.hardStateOutstanding() == writes.lastWrite(), writes.lastWrite());
}

/// What earlier writes hold from the first of these entries on is rewritten: they no longer vouch for it.
void ServerState::persistEntries(const Entries &entries)
{
    RAFT_ASSERT(!entries.empty());
    RAFT_ASSERT(entries.back().at == log.last(), entries.back().at.index, log.lastIndex());
    writes.rewriteFrom(entries.front().at.index, holds(Rule::OverwrittenWritesAreVoid));
    Write &write = currentWrite();
    if (write.entries.empty()) {
        write.entries = entries;
    } else {
        std::vector<Entry> both(write.entries.begin(), write.entries.end());
        both.insert(both.end(), entries.begin(), entries.end());
        write.entries = Entries(std::move(both));
    }
    writes.addLogUpTo(entries.back().at.index);
    RAFT_ASSERT(writes.durable() < entries.front().at.index, writes.durable());
}

void ServerState::persistSnapshot(bool restIsOnDisk)
{
    RAFT_ASSERT(snapshot && snapshot->membership != nullptr);
    RAFT_ASSERT(snapshot->data);
    Write &write = currentWrite();
    write.snapshot = snapshot;
    if (restIsOnDisk)
        return;
    write.replacesLog = true;
    const Index next = snapshot->last.index + 1;
    if (log.contains(next))
        persistEntries(log.entries(next, log.size()));
}

/// The write of the term and the vote, if that is not yet durable; else 0.
WriteId ServerState::promiseWaitsFor() const
{
    return holds(Rule::VoteIsDurable) ? writes.hardStateOutstanding() : WriteId{};
}

/// The write after which term, vote and the log up to `index` are durable; 0 when they are.
WriteId ServerState::acknowledgementWaitsFor(Index index) const
{
    const WriteId promise = promiseWaitsFor();
    if (!holds(Rule::AppendIsDurable))
        return promise;
    const std::optional<WriteId> covering = writes.covering(index);
    RAFT_ASSERT(covering || !config.rules.all(), index); // What is not durable is in a pending write.
    return std::max(promise, covering.value_or(WriteId{}));
}

void ServerState::refuse(RequestId request, Refusal why, std::optional<NodeId> leader)
{
    RAFT_ASSERT(isStepping());
    answer(request, Refused{why, leader});
    note(NoteKind::RequestRefused, leader.value_or(NodeId{}), {}, hard.term);
}

void ServerState::answerTransfer(const Transfer &transfer, bool success)
{
    RAFT_ASSERT(isStepping());
    answer(transfer.id, Transferred{success});
    if (!success)
        note(NoteKind::TransferAborted, transfer.target, {}, hard.term);
}

void ServerState::checkInvariants() const
{
    const Index last = log.lastIndex();
    RAFT_ASSERT(applied <= commit, applied, commit);
    RAFT_ASSERT(commit <= last, commit, last);
    RAFT_ASSERT(log.last().term <= hard.term, log.last().term, hard.term);
    const Index durable = writes.durable();
    RAFT_ASSERT(durable == last || (durable < last && writes.isBusy()), durable, last);
    // §7: what the log no longer holds, the snapshot does; it holds nothing that is not applied. It alone may
    // be applied before it is durable: the host restores it from the same step.
    const Index held = snapshot ? snapshot->last.index : Index{};
    RAFT_ASSERT(log.base().index <= held && held <= applied, log.base().index, held, applied);
    RAFT_ASSERT(applied <= std::max(durable, held), applied, durable, held);
}

} // namespace raft
