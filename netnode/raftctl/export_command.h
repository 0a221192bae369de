#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

/// `raftctl recording export RUN -o OUT`: the events, operations or logs of a run as CSV (.csv) or JSON lines
/// (.jsonl), or a space–time diagram (.svg). Exit code: 0 done, 1 it could not be written, 2 usage, or a file
/// that cannot be read or understood.
RaftctlCommand recordingExportCommand();

} // namespace raftarium
