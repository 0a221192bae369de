#pragma once

#include "raftcore/consensus/assertion.h"
#include "raftcore/consensus/membership.h"

#include <optional>
#include <vector>

namespace raft {

/// A membership and the place in the log from which on it counts.
struct ActiveMembership {
    Index since; ///< Index of the entry that holds it; 0 for the one from the start.
    Membership membership;

    template <class Self, class Visitor>
    static void visitState(Self &self, Visitor &&visit)
    {
        visit(self.since, self.membership);
    }
};

/// The memberships that the log holds, oldest first, after the one that counted before it. The latest counts,
/// committed or not (§6: a server uses it from the moment it is appended); the others are kept because it may
/// be truncated, and then the one before it counts again (thesis §4.1). There is always one.
class MembershipHistory {
public:
    MembershipHistory() : m_all(1) {}
    explicit MembershipHistory(ActiveMembership first) { m_all.push_back(std::move(first)); }

    /// The membership that counts.
    const Membership &latest() const { return active().membership; }
    /// The same, with its place.
    const ActiveMembership &active() const { return m_all.back(); }
    /// The one before it; null when none is known.
    const Membership *previous() const
    {
        RAFT_ASSERT(!m_all.empty());
        return m_all.size() < 2 ? nullptr : &m_all[m_all.size() - 2].membership;
    }
    /// The one that counted when the log ended at `index`; the oldest known when that is earlier.
    const Membership &at(Index index) const;
    /// Whether `counts(membership)` holds for one that may still be the right one: for the latest, or for one
    /// that would count again if what is not committed were truncated.
    template <class Predicate>
    bool anyPossible(Index commit, Predicate counts) const
    {
        RAFT_ASSERT(!m_all.empty());
        for (auto active = m_all.rbegin(); active != m_all.rend(); ++active) {
            if (counts(active->membership))
                return true;
            if (active->since <= commit)
                return false;
        }
        return false;
    }
    /// All of them, oldest first.
    const std::vector<ActiveMembership> &all() const { return m_all; }

    /// The entry at `since`, the last of the log so far, holds a membership.
    void adopt(Index since, const Membership &membership);
    /// Forgets the latest if it stands at `from` or later, unless it is the only one; tells where it stood.
    std::optional<Index> dropLatestFrom(Index from);
    /// Keeps the one that counts at `index`, and all later ones.
    void forgetBefore(Index index);
    /// The oldest becomes this one: a snapshot tells what counted where it ends.
    void replaceOldest(ActiveMembership oldest);
    /// Only this one is known.
    void restart(ActiveMembership only) { m_all.assign(1, std::move(only)); }

    template <class Self, class Visitor>
    static void visitState(Self &self, Visitor &&visit)
    {
        visit(self.m_all);
    }

private:
    std::vector<ActiveMembership> m_all; ///< Never empty.
};

} // namespace raft
