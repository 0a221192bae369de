#pragma once

#include "raftcore/traces/trace_state.h"

namespace raft {

/// Changes the server's log as the item says. Whatever it says is possible: entries of which nothing was
/// reported stand in the log with term 0, and before a gap that is too wide for that the log is taken to be
/// compacted.
void changeLog(const TraceItem &item, TraceServer &server, TraceStep &step);

} // namespace raft
