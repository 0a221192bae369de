#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

/// `raftctl up [N]`: starts servers on this machine, shows how they are, and stops them on Ctrl-C. Exit code:
/// 0 when all ended as asked, 1 when they cannot be started, 2 usage.
RaftctlCommand upCommand();

} // namespace raftarium
