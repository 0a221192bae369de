#pragma once

#include "raftcore/consensus/log.h"

#include <optional>
#include <vector>

namespace raft {

/// The terms of a log's entries, one item for each run of equal terms: small however long the log is.
class TermRuns {
public:
    TermRuns() = default;
    explicit TermRuns(const Log &log);

    Index lastIndex() const { return m_end - 1; }
    /// Index up to which a snapshot replaces the entries.
    Index base() const { return m_base; }
    /// Term of the entry at `index`; nothing when it is compacted or past the end.
    std::optional<Term> termAt(Index index) const;

    void append(Term term);
    void truncateFrom(Index from);
    /// A snapshot replaces everything up to `upTo`.
    void compact(Index upTo);

private:
    struct Run {
        Index first;
        Term term;
    };

    Index m_base;
    Index m_end{1};
    std::vector<Run> m_runs;
};

} // namespace raft
