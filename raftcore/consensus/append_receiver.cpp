#include "raftcore/consensus/append_receiver.h"

#include <algorithm>

namespace raft {

bool AppendReceiver::isWellFormed(const AppendEntries &request, Term term)
{
    Position before = request.prev;
    for (const Entry &entry : request.entries) {
        if (entry.at.index != before.index + 1 || entry.at.term < before.term || entry.at.term > term)
            return false;
        before = entry.at;
    }
    return request.prev.term <= term;
}

// Figure 2, AppendEntries, receiver.
void AppendReceiver::receive(NodeId from, Term term, const AppendEntries &request)
{
    if (!matches(request.prev)) {
        m_server.note(NoteKind::PrevMismatch, from, request.prev, term);
        m_server.sendPromise(from, AppendReply{.success = false,
                                               .match = {},
                                               .rejected = request.prev.index,
                                               .conflict = conflictHint(request.prev),
                                               .round = request.round,
                                               .asked = term});
        return;
    }
    if (!append(from, request))
        return;
    // Figure 2: commit no further than the last entry that is known to equal the leader's.
    const Index last = m_server.log.lastIndex();
    const Index verified = request.prev.index + request.entries.size();
    RAFT_ASSERT(verified <= last, verified, last);
    const Index limit = m_server.holds(Rule::CommitOnlyVerified) ? verified : last;
    m_server.commitTo(std::min(request.commit, limit));
    // A heartbeat is answered at once, with what is on the disk already: a slow disk must not look like a
    // dead server, to CheckQuorum or to a read (thesis §6.2, §6.4).
    const bool atOnce = request.entries.empty() && m_server.holds(Rule::AppendIsDurable);
    const Index covered = m_server.holds(Rule::AcknowledgeOnlyVerified) ? verified : last;
    const Index match = atOnce ? std::min(covered, m_server.writes.durable()) : covered;
    RAFT_ASSERT(match <= last, match, last);
    m_server.sendAcknowledgement(match, from, AppendReply{true, match, {}, {}, request.round, term});
}

// §5.3: the entry before the new ones must be here, with the same term. What a snapshot has replaced is
// committed, so it matches.
bool AppendReceiver::matches(Position prev) const
{
    const Log &log = m_server.log;
    if (prev.index < log.base().index)
        return true;
    if (!m_server.holds(Rule::PreviousEntryMatches))
        return prev.index <= log.lastIndex();
    return log.termAt(prev.index) == prev.term;
}

/// What the request adds to this log: its entries from the first one on that is not here already. Messages
/// overtake each other: an old one, with entries that are here, must not shorten the log. A follower that cut
/// it after each message would take back what it has acknowledged, and the leader may have committed that by
/// counting it (§5.3).
Entries AppendReceiver::freshOf(const AppendEntries &request) const
{
    const Log &log = m_server.log;
    if (!m_server.holds(Rule::TruncateOnlyOnConflict) && request.prev.index >= log.base().index)
        return request.entries;
    std::size_t present = 0;
    while (present < request.entries.size()) {
        const Position at = request.entries[present].at;
        const bool differs = at.index >= log.base().index && log.termAt(at.index) != at.term;
        if (differs && (m_server.holds(Rule::ConflictsAreTruncated) || at.index > log.lastIndex()))
            break;
        ++present;
    }
    RAFT_ASSERT(present <= request.entries.size(), present);
    return request.entries.part(present);
}

// §5.3: skip what is here already, remove what conflicts, append the rest. Entries that match are never
// removed: the message may be an old one, and what follows them may be committed. False when the message
// contradicts what is committed, which no leader's does.
bool AppendReceiver::append(NodeId from, const AppendEntries &request)
{
    if (request.entries.empty())
        return true; // A heartbeat.
    const Entries fresh = freshOf(request);
    if (fresh.empty())
        return true;
    const Position first = fresh.front().at;
    if (first.index <= m_server.log.lastIndex() && !makeRoom(from, first))
        return false;
    RAFT_ASSERT(first.index == m_server.log.lastIndex() + 1, first.index, m_server.log.lastIndex());
    m_server.log.append(fresh);
    m_server.persistEntries(fresh);
    m_server.adoptMemberships(first.index);
    RAFT_ASSERT(m_server.log.last() == fresh.back().at, m_server.log.lastIndex());
    m_server.note(NoteKind::Appended, from, m_server.log.last(), m_server.hard.term);
    return true;
}

/// Removes what conflicts with an entry of the leader at `first`, unless that is committed. Of what its own
/// snapshot holds, memory may keep more than the disk: neither is ever rewritten.
bool AppendReceiver::makeRoom(NodeId from, Position first)
{
    const Index snapshot = m_server.snapshot ? m_server.snapshot->last.index : Index{};
    const Index fixed = std::max(m_server.log.base().index, snapshot);
    const bool isCommitted = first.index <= m_server.commit && m_server.holds(Rule::TruncateOnlyOnConflict);
    if (first.index <= fixed || isCommitted) {
        m_server.note(NoteKind::Ignored, from, first, m_server.hard.term);
        return false;
    }
    m_server.note(NoteKind::Truncated, from, {first.index, *m_server.log.termAt(first.index)},
                  m_server.hard.term);
    m_server.truncateFrom(first.index);
    RAFT_ASSERT(m_server.log.lastIndex() + 1 == first.index, m_server.log.lastIndex(), first.index);
    return true;
}

// §5.3, end: the last place at which this log may still agree with one that holds `prev`. Entries of later
// terms than prev's cannot be in the leader's log before it, so a whole term is skipped in one round trip.
Position AppendReceiver::conflictHint(Position prev) const
{
    const Log &log = m_server.log;
    const Index end = prev.index > log.lastIndex() ? log.lastIndex() : prev.index - 1;
    const Index index = log.lastNotAfterTerm(std::max(end, log.base().index), prev.term);
    RAFT_ASSERT(index >= log.base().index && index <= log.lastIndex(), index, log.lastIndex());
    return {index, log.termAt(index).value_or(Term{})};
}

} // namespace raft
