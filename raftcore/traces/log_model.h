#pragma once

#include "raftcore/traces/trace_item.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace raft {

/// The terms of a log that a trace does not tell, but from which they follow: a leader's proposals have its
/// term, and what a follower accepts it has from its leader.
class LogModel {
public:
    std::uint64_t last() const { return m_base + m_terms.size(); }
    /// 0: unknown.
    Term termAt(std::uint64_t index) const;

    // Each says how the log changed by it, if it did.

    /// The leader proposed one entry, behind index `last`.
    std::optional<TraceLogChange> propose(std::uint64_t last, Term term);
    /// Entries behind `prev` were accepted: only what differs is replaced (§5.3).
    std::optional<TraceLogChange> accept(std::uint64_t prev, const std::vector<Term> &terms);
    /// The log is told to end there.
    std::optional<TraceLogChange> endAt(std::uint64_t last, Term fill = {});
    /// The entry at that index is told to have this term.
    std::optional<TraceLogChange> learn(std::uint64_t index, Term term);
    /// A snapshot replaced everything up to there.
    std::optional<TraceLogChange> install(std::uint64_t index, Term term);

    /// The log ends with what stands from that index on.
    TraceLogChange from(std::uint64_t index) const;

private:
    static constexpr std::uint64_t widestGap = 4096;
    /// Nor may many gaps, one after the other, fill the memory.
    static constexpr std::uint64_t mostUnreported = std::uint64_t{1} << 20U;

    std::uint64_t m_base = 0;
    std::vector<Term> m_terms; ///< Of the entries behind m_base.
};

} // namespace raft
