#include "raftcore/traces/log_model.h"

namespace raft {

Term LogModel::termAt(std::uint64_t index) const
{
    return index > m_base && index <= last() ? m_terms[static_cast<std::size_t>(index - m_base - 1)] : Term{};
}

TraceLogChange LogModel::from(std::uint64_t index) const
{
    TraceLogChange change;
    change.from = Index{index};
    for (std::uint64_t at = index; at <= last(); ++at)
        change.entries.push_back({termAt(at), std::nullopt});
    return change;
}

std::optional<TraceLogChange> LogModel::propose(std::uint64_t last, Term term)
{
    endAt(last);
    m_terms.push_back(term);
    return from(last + 1);
}

std::optional<TraceLogChange> LogModel::accept(std::uint64_t prev, const std::vector<Term> &terms)
{
    if (prev > last())
        endAt(prev);
    std::uint64_t index = prev + 1;
    std::size_t same = 0;
    while (same < terms.size() && index <= last() && (index <= m_base || termAt(index) == terms[same])) {
        ++same;
        ++index;
    }
    if (same == terms.size() || index <= m_base)
        return std::nullopt;
    m_terms.resize(static_cast<std::size_t>(index - m_base - 1));
    m_terms.insert(m_terms.end(), terms.begin() + static_cast<std::ptrdiff_t>(same), terms.end());
    return from(index);
}

std::optional<TraceLogChange> LogModel::endAt(std::uint64_t end, Term fill)
{
    if (end == last())
        return std::nullopt;
    TraceLogChange change;
    const std::uint64_t before = last();
    if (end < before) {
        if (end < m_base)
            m_base = end;
        m_terms.resize(static_cast<std::size_t>(end - m_base));
        change.cut = Index{end + 1};
        return change;
    }
    const std::uint64_t gap = end - before;
    if (gap > widestGap || (gap > 1 && m_terms.size() + gap > mostUnreported)) {
        m_base = end;
        m_terms.clear();
        change.last = Index{end};
        return change;
    }
    m_terms.resize(static_cast<std::size_t>(end - m_base), fill);
    return from(before + 1);
}

std::optional<TraceLogChange> LogModel::learn(std::uint64_t index, Term term)
{
    if (index <= m_base || index > last() || term == Term{} || termAt(index) != Term{})
        return std::nullopt;
    m_terms[static_cast<std::size_t>(index - m_base - 1)] = term;
    // Terms never decrease along a log, and begin with 1.
    std::uint64_t first = index;
    while (term == Term{1} && first - 1 > m_base && termAt(first - 1) == Term{})
        m_terms[static_cast<std::size_t>(--first - m_base - 1)] = term;
    return from(first);
}

std::optional<TraceLogChange> LogModel::install(std::uint64_t index, Term term)
{
    m_base = index;
    m_terms.clear();
    TraceLogChange change;
    change.base = Position{{index}, term};
    return change;
}

} // namespace raft
