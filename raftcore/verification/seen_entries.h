#pragma once

#include "raftcore/consensus/entry.h"
#include "raftcore/consensus/types.h"
#include "raftcore/verification/chunked_history.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace raft {

/// What entries of logs were when they were first seen, to hold against it what is seen later (§5.3, Log
/// Matching). A value; a copy goes on from the same entries.
class SeenEntries {
public:
    /// An entry as it was seen in a log.
    struct Seen {
        Term term;                 ///< 0: none.
        Term before;               ///< Of the entry before it; 0: there is none, or it is compacted away.
        std::uint64_t payload = 0; ///< payloadHash().
        NodeId where;              ///< In whose log.
    };

    /// What was seen at that index earlier, in the term of `now`. Null when nothing was: then `now` is the
    /// first.
    const Seen *earlier(Index index, const Seen &now);
    /// Forgets what entries before `index` were.
    void forgetBefore(Index index);

private:
    ChunkedHistory<Seen> m_first; ///< By index: the first term seen there …
    /// … and entries of other terms, sorted by index and term.
    std::vector<std::pair<Index, Seen>> m_otherTerms;
};

/// Of what an entry brings: equal for equal entries.
std::uint64_t payloadHash(const Entry &entry);

} // namespace raft
