#include "raftcore/verification/term_runs.h"

#include <algorithm>

namespace raft {

TermRuns::TermRuns(const Log &log) : m_base(log.base().index), m_end(log.firstIndex())
{
    Index at = log.lastIndex();
    std::vector<Run> backwards;
    while (log.contains(at)) {
        const Index first = log.firstOfTermAt(at);
        backwards.push_back({first, *log.termAt(at)});
        at = first - 1;
    }
    m_runs.assign(backwards.rbegin(), backwards.rend());
    m_end = log.lastIndex() + 1;
}

std::optional<Term> TermRuns::termAt(Index index) const
{
    if (index <= m_base || index >= m_end)
        return std::nullopt;
    const auto after = std::upper_bound(m_runs.begin(), m_runs.end(), index,
                                        [](Index wanted, const Run &run) { return wanted < run.first; });
    return after == m_runs.begin() ? std::nullopt : std::optional(std::prev(after)->term);
}

void TermRuns::append(Term term)
{
    if (m_runs.empty() || m_runs.back().term != term)
        m_runs.push_back({m_end, term});
    ++m_end;
}

void TermRuns::truncateFrom(Index from)
{
    while (!m_runs.empty() && m_runs.back().first >= from)
        m_runs.pop_back();
    m_end = std::min(m_end, from);
}

void TermRuns::compact(Index upTo)
{
    m_base = std::max(m_base, upTo);
    m_end = std::max(m_end, m_base + 1);
    while (m_runs.size() > 1 && m_runs[1].first <= m_base + 1)
        m_runs.erase(m_runs.begin());
}

} // namespace raft
