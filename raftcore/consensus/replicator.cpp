#include "raftcore/consensus/replicator.h"

#include <algorithm>
#include <utility>

namespace raft {

namespace {

/// A follower that catches up may pause as long as it has taken so far, and at least this many election
/// timeouts; then the log is not kept for it any longer. A server that leaves may be silent as long.
constexpr int patienceInElectionTimeouts = 10;

} // namespace

Time leaverPatience(const Config &config)
{
    return patienceInElectionTimeouts * config.electionMax;
}

// All followers that are up to date get this very run of entries: it is kept, so that the messages to all of
// them share its memory.
void Replicator::replicate(std::vector<Entry> entries)
{
    RAFT_ASSERT(!entries.empty());
    const Entries batch(std::move(entries));
    RAFT_ASSERT(batch.front().at == m_server.nextPosition(), batch.front().at.index);
    RAFT_ASSERT(batch.back().at.term == m_server.hard.term, batch.back().at.term, m_server.hard.term);
    m_server.log.append(batch);
    m_server.persistEntries(batch);
    m_leader.recent = batch;
    if (m_server.adoptMemberships(batch.front().at.index))
        followMembership();
    m_server.note(NoteKind::Appended, m_server.id(), batch.back().at, m_server.hard.term);
    for (Progress &peer : m_leader.peers)
        feed(peer);
}

void Replicator::replicate(EntryPayload payload)
{
    replicate(std::vector<Entry>{{m_server.nextPosition(), std::move(payload)}});
}

void Replicator::feed(Progress &peer)
{
    if (peer.state == Replication::Snapshot)
        return;
    if (peer.next <= m_server.log.base().index)
        return sendSnapshot(peer);
    if (peer.state == Replication::Probe) {
        if (peer.probeSent)
            return;
        peer.probeSent = true;
        return sendAppend(peer, entriesFrom(peer.next));
    }
    RAFT_ASSERT(peer.match < peer.next, peer.match, peer.next);
    const Config &config = m_server.config;
    while (peer.next <= m_server.log.lastIndex() && peer.inflight.size() < config.maxInflight &&
           m_server.log.bytes(peer.match, peer.next - 1) < config.maxBytes.inflight) {
        Entries batch = entriesFrom(peer.next);
        RAFT_ASSERT(batch.front().at.index == peer.next, batch.front().at.index, peer.next);
        const Index last = batch.back().at.index;
        sendAppend(peer, std::move(batch));
        peer.sent(last);
    }
}

// §5.2: an empty AppendEntries keeps followers from starting an election. It also repairs: one that was
// lost, or whose reply was, shows by its mismatch or by its success.
void Replicator::broadcastHeartbeat(Chunks chunks)
{
    m_leader.rounds.start(m_server.now);
    RAFT_ASSERT(m_leader.rounds.latest() > m_leader.rounds.confirmed(), m_leader.rounds.latest());
    for (Progress &peer : m_leader.peers) {
        if (peer.state == Replication::Snapshot && chunks == Chunks::Leave)
            sendEmptyChunk(peer);
        else if (peer.state == Replication::Snapshot || peer.next <= m_server.log.base().index)
            sendSnapshot(peer);
        else
            sendAppend(peer, {});
        if (peer.state == Replication::Probe)
            peer.probeSent = true;
    }
}

void Replicator::tellCommit()
{
    if (!m_server.config.eagerCommit)
        return;
    // A peer that needs entries which are compacted needs the snapshot, which the next heartbeat brings.
    for (Progress &peer : m_leader.peers)
        if (peer.state == Replication::Stream && peer.commitSent < m_server.commit &&
            peer.next > m_server.log.base().index)
            sendAppend(peer, {});
}

/// At most a batch from `next` on; shares the memory of the latest proposal when that is what is asked for.
/// A batch is bounded in bytes as well: while it travels and is written, nothing else gets through.
Entries Replicator::entriesFrom(Index next) const
{
    const Log &log = m_server.log;
    if (!log.contains(next))
        return {};
    const Config &config = m_server.config;
    const std::size_t count = log.countWithin(next, config.maxBatch, config.maxBytes.batch);
    RAFT_ASSERT(count > 0 && count <= config.maxBatch, count, config.maxBatch);
    const Entries &recent = m_leader.recent;
    if (!recent.empty() && next >= recent.front().at.index && next <= recent.back().at.index)
        return recent.part(next.value - recent.front().at.index.value, count);
    return log.entries(next, count);
}

void Replicator::sendAppend(Progress &peer, Entries entries)
{
    const Index prev = peer.next - 1;
    const Log &log = m_server.log;
    RAFT_ASSERT(prev >= log.base().index, prev, log.base().index);
    RAFT_ASSERT(prev <= log.lastIndex(), prev, log.lastIndex());
    peer.commitSent = m_server.commit;
    m_server.send(peer.peer, AppendEntries{{prev, *log.termAt(prev)},
                                           std::move(entries),
                                           m_server.commit,
                                           m_leader.rounds.latest()});
}

// §5.3: the follower's hint and the own terms together skip whatever cannot agree; the number of rounds is
// that of the conflicting terms, not of the entries.
void Replicator::retreat(Progress &peer, const AppendReply &reply)
{
    const Log &log = m_server.log;
    if (peer.hasLost(reply.rejected, reply.round)) {
        // No disk may do this (Figure 2, persistent state). What was committed with the peer's help may be in
        // danger: it is noted as a fault of its own, and the peer is fed again.
        m_server.note(NoteKind::EntriesLost, peer.peer, {peer.match, log.termAt(peer.match).value_or(Term{})},
                      m_server.hard.term);
        peer.forgetMatch(reply.rejected);
    }
    if (peer.isStaleRejection(reply.rejected))
        return;
    const Index agree =
        log.lastNotAfterTerm(std::min(reply.conflict.index, reply.rejected - 1), reply.conflict.term);
    // When the follower lacks what the log no longer holds, only the snapshot helps: feed() sends it.
    const bool needsSnapshot = reply.conflict.index < log.base().index;
    peer.retreat(reply.rejected, needsSnapshot ? log.base().index : std::max(agree, peer.match) + 1);
    m_server.note(NoteKind::AppendRejected, peer.peer, {peer.next - 1, reply.conflict.term},
                  m_server.hard.term);
    feed(peer);
}

// ---- §7

/// Sends the chunk that the peer wants next; again and again with every beat of the timer until it answers. A
/// newer snapshot takes over only when the log no longer continues the one on its way.
void Replicator::sendSnapshot(Progress &peer)
{
    RAFT_ASSERT(m_server.snapshot.has_value());
    if (peer.state != Replication::Snapshot || peer.snapshot->last.index < m_server.log.base().index) {
        peer.startSnapshot(*m_server.snapshot);
        m_server.note(NoteKind::SnapshotSent, peer.peer, peer.snapshot->last, m_server.hard.term);
    }
    const Snapshot &snapshot = *peer.snapshot;
    std::string chunk = snapshot.data.read(peer.snapshotOffset, m_server.config.snapshotChunk);
    RAFT_ASSERT(peer.snapshotOffset + chunk.size() <= snapshot.data.size(), peer.snapshotOffset);
    const bool done = peer.snapshotOffset + chunk.size() == snapshot.data.size();
    m_server.send(peer.peer, InstallSnapshot{snapshot.last, snapshot.membership, peer.snapshotOffset,
                                             std::move(chunk), done, m_leader.rounds.latest()});
}

/// Asks a peer that a snapshot is on its way to whether it still follows, and for the offset that it wants.
void Replicator::sendEmptyChunk(const Progress &peer)
{
    RAFT_ASSERT(peer.snapshot && peer.snapshotOffset <= peer.snapshot->data.size(), peer.snapshotOffset);
    m_server.send(peer.peer, InstallSnapshot{.last = peer.snapshot->last,
                                             .membership = peer.snapshot->membership,
                                             .offset = peer.snapshotOffset,
                                             .chunk = {},
                                             .done = false,
                                             .round = m_leader.rounds.latest()});
}

// Asked for the chunk that is out already, it waits for the timer: the answer may be to an empty chunk.
void Replicator::continueSnapshot(Progress &peer, const SnapshotReply &reply)
{
    RAFT_ASSERT(peer.isSnapshotOnItsWay(reply.last, reply.nextOffset), reply.last.index, reply.nextOffset);
    if (reply.nextOffset == peer.snapshotOffset)
        return;
    peer.snapshotOffset = reply.nextOffset;
    sendSnapshot(peer);
}

// What followers need once their snapshot has arrived is kept: else a leader that compacts faster than it
// sends would start again for ever.
Index Replicator::compactableTo(Index base)
{
    const Time patience = patienceInElectionTimeouts * m_server.config.electionMax;
    Index kept = base;
    for (Progress &peer : m_leader.peers)
        if (const std::optional<Index> needed = peer.keepsLogAfter(base, m_server.now, patience))
            kept = std::min(kept, *needed);
    RAFT_ASSERT(kept <= base, kept, base);
    return kept;
}

// ---- who is fed (§6)

// Newcomers start at the end of the log and go back as far as they must. Whom a change removes, the leader
// feeds until that one knows: else it would hear from no leader and start an election.
void Replicator::followMembership()
{
    const auto &[since, membership] = m_server.memberships.active();
    std::vector<Progress> peers;
    for (const NodeId member : membership.everyone()) {
        if (member == m_server.id())
            continue;
        Progress *known = m_leader.find(member);
        peers.push_back(known != nullptr ? std::move(*known)
                                         : Progress::newcomer(member, membership.diskOf(member),
                                                              m_server.log.lastIndex() + 1));
        peers.back().leaving.reset();
        peers.back().named = m_server.isNamed(membership, member, peers.back().disk);
    }
    for (Progress &known : m_leader.peers) {
        if (membership.includes(known.peer))
            continue;
        known.leave(since, m_server.now + leaverPatience(m_server.config));
        peers.push_back(std::move(known));
    }
    const auto byId = [](const Progress &one, const Progress &other) { return one.peer < other.peer; };
    std::sort(peers.begin(), peers.end(), byId);
    RAFT_ASSERT(
        std::adjacent_find(peers.begin(), peers.end(), [](const Progress &one, const Progress &other) {
            return one.peer == other.peer;
        }) == peers.end()); // Each server is fed once.
    m_leader.peers = std::move(peers);
}

} // namespace raft
