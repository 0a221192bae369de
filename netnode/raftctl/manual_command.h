#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

/// raftctl manual: raftctl(1) for man(1).
Command manualCommand();

} // namespace raftarium
