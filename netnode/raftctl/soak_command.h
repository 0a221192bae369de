#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

/// `raftctl soak …`: random runs with faults of every kind, and a line with the command that replays it for
/// each that goes wrong. Exit code: 0 all went well, 1 some did not, 2 usage.
RaftctlCommand soakCommand();

} // namespace raftarium
