#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

/// `raftctl log`, `transfer`, `members` and `faults`: what people do with the servers themselves. Exit code:
/// 0 done, 1 not done, 2 usage, 4 outcome unknown.
RaftctlCommand logCommand();
RaftctlCommand transferCommand();
RaftctlCommand membersCommand();
RaftctlCommand faultsCommand();

} // namespace raftarium
