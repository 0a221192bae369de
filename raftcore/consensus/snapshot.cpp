#include "raftcore/consensus/node.h"

#include <algorithm>

/// Log compaction: §7, InstallSnapshot of Figure 13.
namespace raft {
namespace {

/// A follower that catches up may pause as long as it has taken so far, and at least this many election
/// timeouts; then the log is not kept for it any longer.
constexpr int patienceInElectionTimeouts = 10;

} // namespace

// §7: the state machine's state replaces the log up to what it has applied.
void Node::on(const Compact &compact)
{
    const Index before = m_snapshot ? m_snapshot->last.index : Index{};
    if (compact.upTo > m_applied || compact.upTo <= before || !m_log.contains(compact.upTo))
        return;
    // Who has joined does not know the first membership, which stands in no entry, and must not hand on an
    // empty one.
    if (membershipAt(compact.upTo).voters.empty())
        return;
    RAFT_ASSERT(compact.state);
    // §7: the up-to-date check and the consistency check read its term when the entry itself is gone.
    const bool bearsItsTerm = holds(Rule::SnapshotBearsItsTerm);
    const Position last{compact.upTo, bearsItsTerm ? *m_log.termAt(compact.upTo) : m_hard.term};
    m_snapshot = Snapshot{last, std::make_shared<const Membership>(membershipAt(last.index)), compact.state};
    const Index base =
        keptFrom(last.index - std::min<std::uint64_t>(last.index.value, m_config.keptBehindSnapshot));
    if (base > m_log.base().index)
        m_log.compact({base, *m_log.termAt(base)});
    forgetMembershipsBefore(last.index);
    persistSnapshot(bearsItsTerm);
    note(NoteKind::SnapshotTaken, {}, last, m_hard.term);
}

/// The log may be compacted up to `base`, but for what followers need once their snapshot has arrived: else a
/// leader that compacts faster than it sends would start again for ever.
Index Node::keptFrom(Index base)
{
    auto *leader = std::get_if<Leader>(&m_role);
    if (leader == nullptr)
        return base;
    const Index wanted = base;
    for (Progress &peer : leader->peers) {
        if (!peer.catchUp)
            continue;
        const auto [since, advanced, reached] = *peer.catchUp;
        const Time patience = std::max(patienceInElectionTimeouts * m_config.electionMax, advanced - since);
        const bool onItsWay = peer.state == Replication::Snapshot;
        if (m_now - advanced > patience || (!onItsWay && peer.match >= wanted))
            peer.catchUp.reset();
        else
            base = std::min(base, onItsWay ? peer.snapshot->last.index : peer.match);
    }
    return base;
}

/// Sends the chunk that the peer wants next; again and again with every beat of the timer until it answers. A
/// newer snapshot takes over only when the log no longer continues the one on its way.
void Node::sendSnapshot(Progress &peer)
{
    RAFT_ASSERT(m_snapshot.has_value());
    if (peer.state != Replication::Snapshot || peer.snapshot->last.index < m_log.base().index) {
        // A chunk of another snapshot would be of no use: start at its beginning.
        peer.state = Replication::Snapshot;
        peer.snapshot = m_snapshot;
        peer.snapshotOffset = 0;
        peer.catchUp.reset();
        peer.inflight.clear();
        note(NoteKind::SnapshotSent, peer.peer, m_snapshot->last, m_hard.term);
    }
    const Snapshot &snapshot = *peer.snapshot;
    std::string chunk = snapshot.data.read(peer.snapshotOffset, m_config.snapshotChunk);
    const bool done = peer.snapshotOffset + chunk.size() == snapshot.data.size();
    send(peer.peer, InstallSnapshot{snapshot.last, snapshot.membership, peer.snapshotOffset, std::move(chunk),
                                    done, std::get<Leader>(m_role).round});
}

/// Asks a peer that a snapshot is on its way to whether it still follows, and for the offset that it wants.
void Node::sendEmptyChunk(const Progress &peer)
{
    send(peer.peer, InstallSnapshot{peer.snapshot->last,
                                    peer.snapshot->membership,
                                    peer.snapshotOffset,
                                    {},
                                    false,
                                    std::get<Leader>(m_role).round});
}

/// The peer has got the snapshot up to `offset`.
void Node::noteCatchUp(Progress &peer, std::uint64_t offset)
{
    if (!peer.catchUp)
        peer.catchUp = CatchUp{m_now, m_now, 0};
    if (offset <= peer.catchUp->reached)
        return;
    peer.catchUp->reached = offset;
    peer.catchUp->advanced = m_now;
}

// Figure 13, receiver.
void Node::receive(NodeId from, Term term, const InstallSnapshot &request)
{
    if (isLeader() || request.membership == nullptr || request.last.term > term ||
        request.last.index.value > greatestNumber) {
        note(NoteKind::Ignored, from, request.last, term);
        return;
    }
    recogniseLeader(from);
    if (request.last.index <= m_commit && holds(Rule::SnapshotsOnlyAdvance)) {
        note(NoteKind::SnapshotIgnored, from, request.last, term);
        sendAcknowledgement(request.last.index, from,
                            SnapshotReply{request.last, 0, true, request.round, term});
        return;
    }
    if (!m_incoming || m_incoming->last != request.last)
        m_incoming = IncomingSnapshot{request.last, {}};
    std::string &data = m_incoming->data;
    const bool isNext = request.offset == data.size();
    if (isNext && data.size() + request.chunk.size() > m_config.maxSnapshot)
        return refuseSnapshot(from, term, request, NoteKind::SnapshotTooLarge);
    if (isNext)
        data += request.chunk;
    if (!isNext || !request.done) {
        sendPromise(from, SnapshotReply{request.last, data.size(), false, request.round, term});
        return;
    }
    if (!m_isState(data))
        return refuseSnapshot(from, term, request, NoteKind::SnapshotUnreadable);
    installSnapshot({request.last, request.membership, std::make_shared<const std::string>(std::move(data))});
    note(NoteKind::SnapshotInstalled, from, request.last, term);
    sendAfter(m_lastWrite, from, SnapshotReply{request.last, 0, true, request.round, term});
}

/// Drops what cannot be used. The sender hears that nothing is installed; asked for the chunk that it sent,
/// it sends that again with its timer, not at once and for ever.
void Node::refuseSnapshot(NodeId from, Term term, const InstallSnapshot &request, NoteKind why)
{
    m_incoming.reset();
    note(why, from, request.last, m_hard.term);
    sendPromise(from, SnapshotReply{request.last, request.offset, false, request.round, term});
}

// Figure 13, 6–8: keep what follows the snapshot in a log that holds its last entry, else discard the whole
// log.
void Node::installSnapshot(const Snapshot &snapshot)
{
    const bool matches = m_log.termAt(snapshot.last.index) == snapshot.last.term;
    const bool keepsRest =
        matches ? holds(Rule::SnapshotKeepsWhatFollows)
                : !holds(Rule::SnapshotDropsConflicts) && snapshot.last.index >= m_log.base().index;
    // Of what precedes its own snapshot the disk has nothing; only without SnapshotsOnlyAdvance that matters.
    const bool advances = !m_snapshot || m_snapshot->last.index <= snapshot.last.index;
    const bool belonged = belongsTo(membership());
    m_incoming.reset();
    m_snapshot = snapshot;
    if (keepsRest) {
        m_log.compact(snapshot.last);
        forgetMembershipsBefore(snapshot.last.index);
        m_memberships.front() = {snapshot.last.index, *snapshot.membership};
    } else {
        m_log = Log(snapshot.last);
        m_durable = {};
        if (holds(Rule::OverwrittenWritesAreVoid))
            for (PendingWrite &write : m_pendingWrites)
                write.last = {};
        m_memberships.assign(1, {snapshot.last.index, *snapshot.membership});
        note(NoteKind::MembershipActive, {}, snapshot.last, m_hard.term);
    }
    m_commit = std::max(m_commit, snapshot.last.index);
    rememberCluster();
    if (belonged && !membership().includes(id()))
        note(NoteKind::Removed, {}, snapshot.last, m_hard.term);
    m_applied = snapshot.last.index;
    m_effects->restore = snapshot;

    persistSnapshot(keepsRest && matches && advances);
    m_pendingWrites.back().last = std::max(m_pendingWrites.back().last, snapshot.last.index);
}

/// Writes the snapshot; what follows it stays on the disk, or (where it cannot) is written again.
void Node::persistSnapshot(bool restIsOnDisk)
{
    Write &write = currentWrite();
    write.snapshot = m_snapshot;
    if (restIsOnDisk)
        return;
    write.replacesLog = true;
    const Index next = m_snapshot->last.index + 1;
    if (m_log.contains(next))
        persistEntries(m_log.entries(next, m_log.size()));
}

void Node::receive(NodeId from, Term term, const SnapshotReply &reply)
{
    Progress *peer = progressOf(from);
    if (peer == nullptr || reply.last.index > m_log.lastIndex()) {
        note(NoteKind::Ignored, from, reply.last, term);
        return;
    }
    if (!answersThisTerm(from, reply.asked))
        return;
    peer->active = true;
    confirmRound(*peer, reply.round);
    const bool onItsWay = peer->state == Replication::Snapshot && reply.last == peer->snapshot->last &&
                          reply.nextOffset <= peer->snapshot->data.size();
    if (onItsWay && (reply.installed || reply.nextOffset > 0))
        noteCatchUp(*peer, reply.nextOffset);
    if (reply.installed)
        return acknowledged(*peer, reply.last.index);
    if (!onItsWay || reply.nextOffset == peer->snapshotOffset)
        return;
    peer->snapshotOffset = reply.nextOffset;
    sendSnapshot(*peer);
}

} // namespace raft
