#pragma once

#include "raftcore/consensus/storage.h"
#include "raftcore/verification/term_runs.h"

namespace raft {

/// What a server's disk holds, as far as promises speak of it: term, vote, and the terms of the log's
/// entries.
struct DiskImage {
    HardState hard;
    TermRuns log;
    DiskId id{};

    /// What a restart reads back is what the disk held.
    static DiskImage of(DiskId id, HardState hard, const Log &log) { return {hard, TermRuns(log), id}; }

    /// A write has become durable.
    void apply(const Write &write);
    /// Whether the entry at that position is there, or a snapshot in its place.
    bool holds(Position at) const { return at.index <= log.base() || log.termAt(at.index) == at.term; }
};

} // namespace raft
