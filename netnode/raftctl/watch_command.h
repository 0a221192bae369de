#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

/// `raftctl watch`: what happens to the servers, as they tell it themselves, until interrupted. Exit code: 1
/// when none of them can be watched, 2 usage.
RaftctlCommand watchCommand();

} // namespace raftarium
