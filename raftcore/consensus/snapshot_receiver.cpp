#include "raftcore/consensus/snapshot_receiver.h"

#include <algorithm>

namespace raft {

bool SnapshotReceiver::isWellFormed(const InstallSnapshot &request, Term term)
{
    return request.membership != nullptr && request.last.term <= term &&
           request.last.index.value <= greatestNumber;
}

// Figure 13, receiver. Chunks come in order: one that does not continue what is here is answered with the
// offset that would.
void SnapshotReceiver::receive(NodeId from, Term term, const InstallSnapshot &request)
{
    const auto reply = [&](std::uint64_t nextOffset, bool installed) {
        return SnapshotReply{request.last, nextOffset, installed, request.round, term};
    };
    if (request.last.index <= m_server.commit && m_server.holds(Rule::SnapshotsOnlyAdvance)) {
        m_server.note(NoteKind::SnapshotIgnored, from, request.last, term);
        return m_server.sendAcknowledgement(request.last.index, from, reply(0, true));
    }
    if (!m_server.incoming || m_server.incoming->last != request.last)
        m_server.incoming = IncomingSnapshot{request.last, {}};
    std::string &data = m_server.incoming->data;
    const bool isNext = request.offset == data.size();
    if (isNext && data.size() + request.chunk.size() > m_server.config.maxSnapshot)
        return refuse(from, term, request, NoteKind::SnapshotTooLarge);
    if (isNext)
        data += request.chunk;
    if (!isNext || !request.done)
        return m_server.sendPromise(from, reply(data.size(), false));
    if (!m_server.isState(data))
        return refuse(from, term, request, NoteKind::SnapshotUnreadable);
    RAFT_ASSERT(data.size() <= m_server.config.maxSnapshot, data.size());
    install({request.last, request.membership, std::make_shared<const std::string>(std::move(data))});
    m_server.note(NoteKind::SnapshotInstalled, from, request.last, term);
    m_server.sendAfter(m_server.writes.lastWrite(), from, reply(0, true));
}

/// Drops what cannot be used. The sender hears that nothing is installed; asked for the chunk that it sent,
/// it sends that again with its timer, not at once and for ever.
void SnapshotReceiver::refuse(NodeId from, Term term, const InstallSnapshot &request, NoteKind why)
{
    m_server.incoming.reset();
    m_server.note(why, from, request.last, m_server.hard.term);
    RAFT_ASSERT(!m_server.incoming);
    m_server.sendPromise(from, SnapshotReply{request.last, request.offset, false, request.round, term});
}

/// Figure 13, 6–7: what follows the snapshot stays in a log that holds its last entry; any other log goes.
bool SnapshotReceiver::keepsRest(Position last, bool matches) const
{
    if (matches)
        return m_server.holds(Rule::SnapshotKeepsWhatFollows);
    return !m_server.holds(Rule::SnapshotDropsConflicts) && last.index >= m_server.log.base().index;
}

// Figure 13, 6–8. The commit index and the applied index follow: what the snapshot holds is committed, for
// the leader has applied it. A server that took it over and kept its former applied index would hand entries
// to its state machine a second time.
void SnapshotReceiver::install(const Snapshot &snapshot)
{
    const Position last = snapshot.last;
    RAFT_ASSERT(last.index > m_server.commit || !m_server.holds(Rule::SnapshotsOnlyAdvance), last.index);
    const bool matches = m_server.log.termAt(last.index) == last.term;
    const bool keeps = keepsRest(last, matches);
    // Of what precedes its own snapshot the disk has nothing; only without SnapshotsOnlyAdvance that matters.
    const bool advances = !m_server.snapshot || m_server.snapshot->last.index <= last.index;
    const bool belonged = m_server.belongsTo(m_server.membership());
    m_server.incoming.reset();
    m_server.snapshot = snapshot;
    if (keeps) {
        m_server.log.compact(last);
        m_server.memberships.forgetBefore(last.index);
        m_server.memberships.replaceOldest({last.index, *snapshot.membership});
    } else {
        replaceLog(snapshot);
    }
    m_server.commit = std::max(m_server.commit, last.index);
    m_server.rememberCluster();
    if (belonged && !m_server.membership().includes(m_server.id()))
        m_server.note(NoteKind::Removed, {}, last, m_server.hard.term);
    RAFT_ASSERT(m_server.log.lastIndex() >= last.index, m_server.log.lastIndex(), last.index);
    m_server.applied = last.index;
    m_server.effects->restore = snapshot;
    m_server.persistSnapshot(keeps && matches && advances);
    m_server.writes.addLogUpTo(last.index);
}

/// Nothing of the log is left, nor of what is on its way to the disk: only the snapshot will be there.
void SnapshotReceiver::replaceLog(const Snapshot &snapshot)
{
    // Not cut at the snapshot's index: what precedes it may conflict as well, and a log that ends before it
    // has a gap.
    m_server.log = Log(snapshot.last);
    m_server.writes.rewriteFrom(Index{1}, m_server.holds(Rule::OverwrittenWritesAreVoid));
    m_server.memberships.restart({snapshot.last.index, *snapshot.membership});
    m_server.note(NoteKind::MembershipActive, {}, snapshot.last, m_server.hard.term);
    RAFT_ASSERT(m_server.log.lastIndex() == snapshot.last.index, m_server.log.lastIndex());
}

} // namespace raft
