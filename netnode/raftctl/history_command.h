#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

/// `raftctl check-history FILE`: whether a history of client operations is linearizable. Exit code: 0 it is,
/// 1 it is not (or that cannot be decided), 2 usage, or a file that cannot be read or understood.
RaftctlCommand historyCommand();

} // namespace raftarium
