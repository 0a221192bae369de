#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

/// `raftctl status`: a table of the servers, once. Exit code: 0 when one of them leads, else 1.
RaftctlCommand statusCommand();

/// `raftctl health`: whether every server named is well, which it is when it knows a leader and its disk
/// works. Exit code: 0 when all are, else 1. For health checks of containers.
RaftctlCommand healthCommand();

} // namespace raftarium
