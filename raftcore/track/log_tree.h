#pragma once

#include "raftcore/consensus/log.h"
#include "raftcore/track/columns.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace raft {

/// All logs that servers of a run ever had, as one tree of entries: a log is its last entry and what stands
/// before that. Logs agree up to wherever they once agreed (Log Matching, §5.3), so that a tree of a run
/// holds little more than its longest log.
class LogTree {
public:
    explicit LogTree(TextTable &texts) : m_texts(texts) {}

    /// The place of the last entry of that server's log, from 1 on; 0 for an empty log at the beginning.
    std::int64_t tipOf(NodeId server, const Log &log);
    /// The columns: of each entry its parent, index, term and text.
    std::string json() const;

private:
    struct Place {
        std::size_t parent = 0;
        Entry entry;
    };
    /// The log of a server as it was last seen: the places of its entries.
    struct Seen {
        Position base;
        std::size_t basePlace = 0;
        std::vector<std::size_t> places;
    };

    void moveBase(Seen &seen, Position base);
    std::size_t placeOfBase(Position base);
    std::size_t childOf(std::size_t parent, const Entry &entry);
    std::size_t add(std::size_t parent, const Entry &entry, std::int64_t text);

    TextTable &m_texts;
    std::vector<Place> m_places{1};
    std::map<std::pair<std::size_t, Term>, std::vector<std::size_t>> m_children;
    std::map<std::pair<Index, Term>, std::size_t> m_byPosition; ///< The latest one of each.
    std::map<NodeId, Seen> m_seen;
    Column m_parents;
    Column m_indexes;
    Column m_terms;
    Column m_texted;
};

} // namespace raft
