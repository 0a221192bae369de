#include "raftcore/consensus/node.h"

#include <algorithm>

/// The leader's side of log replication: §5.3, and the commit rule of §5.4.2.
namespace raft {

void Node::on(const Propose &propose)
{
    const auto *leader = std::get_if<Leader>(&m_role);
    if (leader == nullptr)
        return refuse(propose.id, Refusal::NotLeader);
    if (leader->transfer) // Thesis §3.10: new entries would keep the target behind.
        return refuse(propose.id, Refusal::TransferInProgress);
    if (propose.commands.empty())
        return refuse(propose.id, Refusal::Invalid);
    if (m_log.lastIndex().value - m_commit.value + propose.commands.size() > m_config.maxPending)
        return refuse(propose.id, Refusal::TooManyPending);

    std::vector<Entry> entries;
    entries.reserve(propose.commands.size());
    Index next = m_log.lastIndex() + 1;
    for (const Command &command : propose.commands) {
        entries.push_back({{next, m_hard.term}, command});
        ++next;
    }
    m_effects->answers.push_back({propose.id, Accepted{m_log.lastIndex() + 1, next - 1, m_hard.term}});
    appendAsLeader(std::move(entries));
    broadcastAppend();
}

/// Appends entries of the own term. All followers that are up to date get this very run of entries.
void Node::appendAsLeader(std::vector<Entry> entries)
{
    const Entries batch(std::move(entries));
    RAFT_ASSERT(batch.back().at.term == m_hard.term);
    m_log.append(batch);
    persistEntries(batch);
    std::get<Leader>(m_role).recent = batch;
    adoptMemberships(batch.front().at.index);
    note(NoteKind::Appended, id(), batch.back().at, m_hard.term);
}

void Node::broadcastAppend()
{
    for (Progress &peer : std::get<Leader>(m_role).peers)
        replicateTo(peer);
}

// §5.2: an empty AppendEntries keeps followers from standing for election. It also repairs: one that was
// lost, or whose reply was, shows by its mismatch or by its success. Reads may ask for many rounds between
// two beats of the timer: what is large waits for the timer.
void Node::broadcastHeartbeat(Chunks chunks)
{
    startRound();
    for (Progress &peer : std::get<Leader>(m_role).peers) {
        if (peer.state == Replication::Snapshot && chunks == Chunks::Leave)
            sendEmptyChunk(peer);
        else if (peer.state == Replication::Snapshot || peer.next <= m_log.base().index)
            sendSnapshot(peer);
        else
            sendAppend(peer, {});
        if (peer.state == Replication::Probe)
            peer.probeSent = true;
    }
}

/// Sends what the peer's state allows: one probe, or as many batches as its window takes (pipelining).
void Node::replicateTo(Progress &peer)
{
    if (peer.state == Replication::Snapshot)
        return;
    if (peer.next <= m_log.base().index)
        return sendSnapshot(peer);
    if (peer.state == Replication::Probe) {
        if (peer.probeSent)
            return;
        peer.probeSent = true;
        return sendAppend(peer, entriesFrom(peer.next));
    }
    while (peer.next <= m_log.lastIndex() && peer.inflight.size() < m_config.maxInflight &&
           m_log.bytes(peer.match, peer.next - 1) < m_config.maxInflightBytes) {
        Entries batch = entriesFrom(peer.next);
        const Index last = batch.back().at.index;
        sendAppend(peer, std::move(batch));
        peer.next = last + 1;
        peer.inflight.push_back(last);
    }
}

/// At most a batch from `next` on; shares the memory of the latest proposal when that is what is asked for.
/// A batch is bounded in bytes as well: while it travels and is written, nothing else gets through.
Entries Node::entriesFrom(Index next) const
{
    if (!m_log.contains(next))
        return {};
    const std::size_t count = m_log.countWithin(next, m_config.maxBatch, m_config.maxBatchBytes);
    const Entries &recent = std::get<Leader>(m_role).recent;
    if (!recent.empty() && next >= recent.front().at.index && next <= recent.back().at.index)
        return recent.part(next.value - recent.front().at.index.value, count);
    return m_log.entries(next, count);
}

void Node::sendAppend(Progress &peer, Entries entries)
{
    const Index prev = peer.next - 1;
    RAFT_ASSERT(prev >= m_log.base().index && prev <= m_log.lastIndex());
    peer.commitSent = m_commit;
    send(peer.peer,
         AppendEntries{
             {prev, *m_log.termAt(prev)}, std::move(entries), m_commit, std::get<Leader>(m_role).round});
}

/// Simulations by hand: followers hear of a commit at once.
void Node::tellCommit()
{
    if (!m_config.eagerCommit || !isLeader())
        return;
    for (Progress &peer : std::get<Leader>(m_role).peers)
        if (peer.state == Replication::Stream && peer.commitSent < m_commit &&
            peer.next > m_log.base().index) // Else it needs the snapshot, which the next heartbeat brings.
            sendAppend(peer, {});
}

/// Thesis §6.4: what confirms a round, and tells about a log, is an answer to this term's own leader. A
/// server that refuses a request of an earlier term says no more than which term it is in; it does so in the
/// envelope. Numbering the rounds on over the terms would only cure the reads: a leader would have to know
/// how far its predecessors came, and the other things that a reply tells would still be taken for those of
/// this term.
bool Node::answersThisTerm(NodeId from, Term asked)
{
    if (asked == m_hard.term || !holds(Rule::RepliesAnswerTheirTerm))
        return true;
    note(NoteKind::LateReply, from, {}, asked);
    return false;
}

// Figure 2, leaders: on success advance nextIndex and matchIndex, on failure go back and try again.
void Node::receive(NodeId from, Term term, const AppendReply &reply)
{
    Progress *peer = progressOf(from);
    if (peer == nullptr || reply.match > m_log.lastIndex() || reply.rejected > m_log.lastIndex()) {
        note(NoteKind::Ignored, from, {reply.match, {}}, term);
        return;
    }
    if (!answersThisTerm(from, reply.asked))
        return;
    peer->active = true;
    confirmRound(*peer, reply.round);
    if (reply.success)
        acknowledged(*peer, reply.match);
    else
        rejected(*peer, reply);
}

void Node::acknowledged(Progress &peer, Index match)
{
    const bool advanced = match > peer.match;
    if (advanced) {
        peer.match = match;
        peer.matchRound = std::get<Leader>(m_role).round;
        if (peer.catchUp)
            peer.catchUp->advanced = m_now;
    }
    if (peer.state == Replication::Snapshot && peer.match < peer.snapshot->last.index)
        return;
    if (peer.state != Replication::Stream) {
        peer.state = Replication::Stream;
        peer.snapshot.reset();
        peer.inflight.clear();
    }
    while (!peer.inflight.empty() && peer.inflight.front() <= match)
        peer.inflight.pop_front();
    peer.next = std::max(peer.next, peer.match + 1);
    replicateTo(peer);
    if (advanced)
        advanceCommit(peer.match);
    tellCommit();
    driveTransfer();
}

// §5.3: the follower's hint and the own terms together skip whatever cannot agree; the number of rounds is
// that of the conflicting terms, not of the entries.
void Node::rejected(Progress &peer, const AppendReply &reply)
{
    // A round that began after the acknowledgement: this is no old message.
    if (reply.rejected <= peer.match && reply.round > peer.matchRound) {
        forget(peer);
        peer.next = reply.rejected + 1; // Whatever was sent since fits no better.
    }
    const bool stale =
        peer.state == Replication::Stream ? reply.rejected <= peer.match : reply.rejected + 1 != peer.next;
    if (stale || peer.state == Replication::Snapshot || reply.rejected <= peer.match)
        return;
    const Index agree =
        m_log.lastNotAfterTerm(std::min(reply.conflict.index, reply.rejected - 1), reply.conflict.term);
    peer.state = Replication::Probe;
    peer.inflight.clear();
    peer.next = std::max(agree, peer.match) + 1;
    if (reply.conflict.index < m_log.base().index) // Only the snapshot holds what the follower lacks.
        peer.next = m_log.base().index;
    note(NoteKind::AppendRejected, peer.peer, {peer.next - 1, reply.conflict.term}, m_hard.term);
    // Who refuses even what the snapshot ends with contradicts what is committed: the same question at once
    // would get the same answer, without end. It waits for the next heartbeat.
    peer.probeSent = peer.next > reply.rejected;
    replicateTo(peer);
}

/// The peer has lost what it had acknowledged, which no disk may do (Figure 2, persistent state). What was
/// committed with its help may be in danger; it is told loudly, and the peer is fed again.
void Node::forget(Progress &peer)
{
    note(NoteKind::EntriesLost, peer.peer, {peer.match, m_log.termAt(peer.match).value_or(Term{})},
         m_hard.term);
    peer.match = {};
    peer.state = Replication::Probe;
    peer.inflight.clear();
    peer.snapshot.reset();
}

// §5.3, §5.4.2: an entry is committed once a majority stores it and an entry of the leader's own term;
// entries of earlier terms are committed only with it. `stored` is what one more server is now known to
// store.
void Node::advanceCommit(Index stored)
{
    if (stored <= m_commit || !isLeader())
        return;
    const auto storedBy = [this](NodeId server) {
        if (server == id())
            return holds(Rule::AppendIsDurable) ? m_durable : m_log.lastIndex();
        const Progress *peer = progressOf(server);
        return peer == nullptr || !peer->named ? Index{} : peer->match;
    };
    // The highest index that a majority stores is `stored` or what another server stores below it.
    Index best = m_commit;
    const auto consider = [&](Index candidate) {
        if (candidate > best && (!holds(Rule::MajorityCommits) ||
                                 majority([&](NodeId server) { return storedBy(server) >= candidate; })))
            best = candidate;
    };
    consider(stored);
    if (best != stored) {
        const auto considerLess = [&](Index candidate) {
            if (candidate < stored)
                consider(candidate);
        };
        considerLess(storedBy(id()));
        for (const Progress &peer : std::get<Leader>(m_role).peers)
            considerLess(peer.match);
    }
    if (best == m_commit)
        return;
    if (m_log.termAt(best) != m_hard.term && holds(Rule::CommitOnlyOwnTerm)) {
        note(NoteKind::NotCommittedOldTerm, {}, {best, m_log.termAt(best).value_or(Term{})}, m_hard.term);
        return;
    }
    commitTo(best);
    releaseWaitingReads();
    tellCommit();
    afterMembershipCommit();
}

void Node::commitTo(Index index)
{
    if (index <= m_commit)
        return;
    RAFT_ASSERT(index <= m_log.lastIndex());
    const Index before = m_commit;
    m_commit = index;
    rememberCluster();
    noticeRemoval(before);
    if (m_incoming && m_incoming->last.index <= m_commit)
        m_incoming.reset(); // The log has brought what it would have brought.
    note(NoteKind::Committed, {}, {index, *m_log.termAt(index)}, m_hard.term);
}

/// Thesis §10.2.1: a leader may be slower to write than its followers, and goes on without its own disk. But
/// it answers only what is on it, so that a disk that hangs would keep all clients waiting.
bool Node::diskStalls() const
{
    constexpr int patience = 4; // Being slow is no reason.
    return !m_pendingWrites.empty() &&
           m_now - m_pendingWrites.front().since > patience * m_config.electionMax;
}

// Thesis §6.2: a leader that hears from no majority for an election timeout steps down, so that its clients
// look elsewhere.
void Node::checkQuorum()
{
    auto &leader = std::get<Leader>(m_role);
    // With pre-votes, too: who hears such a leader waits for it, and the others may lack the votes to replace
    // it.
    if (!(m_config.checkQuorum || m_config.preVote) || m_now < leader.quorumCheck)
        return;
    const bool heard = majority([this](NodeId server) {
        const Progress *peer = progressOf(server);
        return server == id() || (peer != nullptr && peer->active && peer->named);
    });
    if (!heard || diskStalls()) {
        note(heard ? NoteKind::DiskStalled : NoteKind::QuorumLost, {}, {}, m_hard.term);
        endTransfer(false);
        becomeFollower(std::nullopt);
        return;
    }
    for (Progress &peer : leader.peers)
        peer.active = false;
    leader.quorumCheck = m_now + m_config.electionMin;
}

namespace {

template <class State, class Result>
Result *find(State &role, NodeId server)
{
    auto *leader = std::get_if<Leader>(&role);
    if (leader == nullptr)
        return nullptr;
    for (Result &peer : leader->peers)
        if (peer.peer == server)
            return &peer;
    return nullptr;
}

} // namespace

Progress *Node::progressOf(NodeId server)
{
    return find<RoleState, Progress>(m_role, server);
}

const Progress *Node::progressOf(NodeId server) const
{
    return find<const RoleState, const Progress>(m_role, server);
}

} // namespace raft
