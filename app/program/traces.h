#pragma once

#include "app/traces/trace_files.h"

namespace raftarium {

/// Traces of other implementations, as files on this machine.
TraceFiles traceFiles();

} // namespace raftarium
