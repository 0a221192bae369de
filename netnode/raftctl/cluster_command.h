#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

/// `raftctl log`, `transfer`, `members` and `faults`: what people do with the servers themselves. Exit code:
/// 0 done, 1 not done, 2 usage, 4 outcome unknown.
Command logCommand();
Command transferCommand();
Command membersCommand();
Command faultsCommand();

} // namespace raftarium
