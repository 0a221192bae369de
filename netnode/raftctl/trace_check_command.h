#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

/// `raftctl trace check FILE…`: which safety property a trace breaks, and at which lines. Exit code: 0 none,
/// 1 one is broken, 2 usage, or a file that cannot be read or understood. Keeps nothing of the trace but what
/// has to be compared.
RaftctlCommand traceCheckCommand();

} // namespace raftarium
