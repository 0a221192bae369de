#include "raftcore/consensus/node.h"

#include <algorithm>

/// The follower's side of log replication: AppendEntries of Figure 2, §5.3.
namespace raft {
namespace {

/// What a leader can have sent: consecutive entries after `prev` whose terms do not decrease. Anything else
/// is nonsense.
bool wellFormed(const AppendEntries &request, Term term)
{
    Position before = request.prev;
    for (const Entry &entry : request.entries) {
        if (entry.at.index != before.index + 1 || entry.at.term < before.term || entry.at.term > term)
            return false;
        before = entry.at;
    }
    return request.prev.term <= term;
}

} // namespace

// Figure 2, AppendEntries, receiver.
void Node::receive(NodeId from, Term term, const AppendEntries &request)
{
    if (isLeader() || !wellFormed(request, term)) {
        note(NoteKind::Ignored, from, request.prev, term);
        return;
    }
    recogniseLeader(from);
    if (!matches(request.prev)) {
        note(NoteKind::PrevMismatch, from, request.prev, term);
        sendPromise(
            from,
            AppendReply{false, {}, request.prev.index, conflictHint(request.prev), request.round, term});
        return;
    }
    if (!appendFromLeader(from, request))
        return;
    // Figure 2: commit no further than the last entry that is known to equal the leader's.
    const Index verified = request.prev.index + request.entries.size();
    const Index limit = holds(Rule::CommitOnlyVerified) ? verified : m_log.lastIndex();
    commitTo(std::min(request.commit, limit));
    // A heartbeat is answered at once, with what is on the disk already: a slow disk must not look like a
    // dead server, to CheckQuorum or to a read (thesis §6.2, §6.4).
    const bool atOnce = request.entries.empty() && holds(Rule::AppendIsDurable);
    const Index covered = holds(Rule::AcknowledgeOnlyVerified) ? verified : m_log.lastIndex();
    const Index match = atOnce ? std::min(covered, m_durable) : covered;
    sendAcknowledgement(match, from, AppendReply{true, match, {}, {}, request.round, term});
}

// §5.3: the entry before the new ones must be here, with the same term. What a snapshot has replaced is
// committed, so it matches.
bool Node::matches(Position prev) const
{
    if (prev.index < m_log.base().index)
        return true;
    if (!holds(Rule::PreviousEntryMatches))
        return prev.index <= m_log.lastIndex();
    return m_log.termAt(prev.index) == prev.term;
}

// §5.3: skip what is here already, remove what conflicts, append the rest. Entries that match are never
// removed: the message may be an old one, and what follows them may be committed. False when the message
// contradicts what is committed, which no leader's does.
bool Node::appendFromLeader(NodeId from, const AppendEntries &request)
{
    std::size_t present = 0;
    while (present < request.entries.size()) {
        const Position at = request.entries[present].at;
        const bool differs = at.index >= m_log.base().index && m_log.termAt(at.index) != at.term;
        if (differs && (holds(Rule::ConflictsAreTruncated) || at.index > m_log.lastIndex()))
            break;
        ++present;
    }
    Entries fresh = request.entries.part(present);
    if (!holds(Rule::TruncateOnlyOnConflict) && request.prev.index >= m_log.base().index)
        fresh = request.entries;
    if (fresh.empty())
        return true;
    const Index first = fresh.front().at.index;
    if (first <= m_log.lastIndex()) {
        // Of what its own snapshot holds, memory may keep more than the disk: neither is ever rewritten.
        const Index snapshot = m_snapshot ? m_snapshot->last.index : Index{};
        const Index fixed = std::max(m_log.base().index, snapshot);
        if (first <= fixed || (first <= m_commit && holds(Rule::TruncateOnlyOnConflict))) {
            note(NoteKind::Ignored, from, fresh.front().at, m_hard.term);
            return false;
        }
        note(NoteKind::Truncated, from, {first, *m_log.termAt(first)}, m_hard.term);
        m_log.truncateFrom(first);
        dropMembershipsFrom(first);
    }
    m_log.append(fresh);
    persistEntries(fresh);
    adoptMemberships(first);
    note(NoteKind::Appended, from, m_log.last(), m_hard.term);
    return true;
}

// §5.3, end: the last place at which this log may still agree with one that holds `prev`. Entries of later
// terms than prev's cannot be in the leader's log before it, so a whole term is skipped in one round trip.
Position Node::conflictHint(Position prev) const
{
    const Index end = prev.index > m_log.lastIndex() ? m_log.lastIndex() : prev.index - 1;
    const Index index = m_log.lastNotAfterTerm(std::max(end, m_log.base().index), prev.term);
    return {index, m_log.termAt(index).value_or(Term{})};
}

} // namespace raft
