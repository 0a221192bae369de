#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

/// `raftctl scenario minimise FILE`: the fewest commands with which a scenario that fails still fails.
RaftctlCommand scenarioMinimiseCommand();

} // namespace raftarium
