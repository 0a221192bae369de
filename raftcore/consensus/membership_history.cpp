#include "raftcore/consensus/membership_history.h"

#include <algorithm>
#include <utility>

namespace raft {

const Membership &MembershipHistory::at(Index index) const
{
    RAFT_ASSERT(!m_all.empty());
    auto found = m_all.rbegin();
    while (found + 1 != m_all.rend() && found->since > index)
        ++found;
    RAFT_ASSERT(found->since <= index || found + 1 == m_all.rend(), index, found->since);
    return found->membership;
}

// Without the rule that truncation undoes a change, a later leader's entry may stand before the latest
// membership, so that only then the places do not grow.
void MembershipHistory::adopt(Index since, const Membership &membership)
{
    RAFT_ASSERT(since > Index{});
    m_all.push_back({since, membership});
    RAFT_ASSERT(latest() == membership);
}

std::optional<Index> MembershipHistory::dropLatestFrom(Index from)
{
    if (m_all.size() < 2 || m_all.back().since < from)
        return std::nullopt;
    const Index since = m_all.back().since;
    RAFT_ASSERT(since >= from, since, from);
    m_all.pop_back();
    RAFT_ASSERT(!m_all.empty());
    return since;
}

void MembershipHistory::forgetBefore(Index index)
{
    RAFT_ASSERT(!m_all.empty());
    // Counted, then cut at once: where a host compacts rarely there may be many.
    auto kept = m_all.begin();
    while (kept + 1 != m_all.end() && (kept + 1)->since <= index)
        ++kept;
    m_all.erase(m_all.begin(), kept);
    RAFT_ASSERT(m_all.size() == 1 || m_all[1].since > index, index);
}

void MembershipHistory::replaceOldest(ActiveMembership oldest)
{
    RAFT_ASSERT(!m_all.empty());
    RAFT_ASSERT(m_all.size() == 1 || oldest.since <= m_all[1].since, oldest.since);
    m_all.front() = std::move(oldest);
}

} // namespace raft
