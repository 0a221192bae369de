#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

/// `raftctl fuzz`: random orders of messages, timers, disks and crashes for the bare protocol. Exit code: 0
/// all went well, 1 some did not, 2 usage, 130 interrupted before all were made.
RaftctlCommand fuzzCommand();

} // namespace raftarium
