#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

/// `raftctl bench`: clients in a closed loop against the leader. Prints one JSON object. Exit code: 0 when
/// something was done and nothing failed, else 1; 2 usage.
RaftctlCommand benchCommand();

} // namespace raftarium
