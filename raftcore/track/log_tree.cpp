#include "raftcore/track/log_tree.h"

#include "raftcore/cluster/view_words.h"

#include <algorithm>

namespace raft {

namespace {

constexpr std::size_t mostEntryBytes = 80; ///< Of an entry's text: a cell has no room for more.

} // namespace

// A log changes at its end: below an entry that is as it was everything is.
std::int64_t LogTree::tipOf(NodeId server, const Log &log)
{
    Seen &seen = m_seen[server];
    if (seen.base != log.base())
        moveBase(seen, log.base());
    std::size_t kept = std::min(seen.places.size(), log.size());
    while (kept > 0 && m_places[seen.places[kept - 1]].entry != log.at(log.base().index + kept))
        --kept;
    seen.places.resize(kept);
    for (std::size_t i = kept; i < log.size(); ++i) {
        const std::size_t parent = i == 0 ? seen.basePlace : seen.places[i - 1];
        seen.places.push_back(childOf(parent, log.at(log.firstIndex() + i)));
    }
    return static_cast<std::int64_t>(seen.places.empty() ? seen.basePlace : seen.places.back());
}

void LogTree::moveBase(Seen &seen, Position base)
{
    const bool isWithin =
        base.index > seen.base.index && base.index.value - seen.base.index.value <= seen.places.size();
    const auto gone = static_cast<std::ptrdiff_t>(isWithin ? base.index.value - seen.base.index.value : 0);
    if (isWithin && m_places[seen.places[static_cast<std::size_t>(gone) - 1]].entry.at == base) {
        seen.basePlace = seen.places[static_cast<std::size_t>(gone) - 1];
        seen.places.erase(seen.places.begin(), seen.places.begin() + gone);
    } else {
        seen.basePlace = placeOfBase(base);
        seen.places.clear();
    }
    seen.base = base;
}

std::size_t LogTree::placeOfBase(Position base)
{
    if (base == Position{})
        return 0;
    const auto known = m_byPosition.find({base.index, base.term});
    return known != m_byPosition.end() ? known->second : add(0, Entry{base, {}}, -1);
}

std::size_t LogTree::childOf(std::size_t parent, const Entry &entry)
{
    std::vector<std::size_t> &children = m_children[{parent, entry.at.term}];
    for (const std::size_t child : children)
        if (m_places[child].entry == entry)
            return child;
    const std::size_t added = add(parent, entry, m_texts.placeOf(summaryOf(entry), mostEntryBytes));
    children.push_back(added);
    return added;
}

std::size_t LogTree::add(std::size_t parent, const Entry &entry, std::int64_t text)
{
    const std::size_t place = m_places.size();
    m_places.push_back({parent, entry});
    m_byPosition[{entry.at.index, entry.at.term}] = place;
    m_parents.add(static_cast<std::int64_t>(place - parent));
    m_indexes.addGrowth(static_cast<std::int64_t>(entry.at.index.value));
    m_terms.addGrowth(static_cast<std::int64_t>(entry.at.term.value));
    m_texted.addGrowth(text);
    return place;
}

std::string LogTree::json() const
{
    return "{\"parent\":" + m_parents.json() + ",\"index\":" + m_indexes.json() +
           ",\"term\":" + m_terms.json() + ",\"text\":" + m_texted.json() + '}';
}

} // namespace raft
