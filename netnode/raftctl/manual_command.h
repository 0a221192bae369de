#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

/// raftctl manual: raftctl(1) or raftarium-scenario(5) for man(1).
RaftctlCommand manualCommand();

} // namespace raftarium
