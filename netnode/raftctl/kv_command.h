#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

/// `raftctl write KEY VALUE`, `raftctl read KEY`, `raftctl delete KEY`. Exit code: 0 done, 1 not done, 2
/// usage, 4 outcome unknown.
RaftctlCommand writeCommand();
RaftctlCommand readCommand();
RaftctlCommand deleteCommand();
/// `raftctl list [PREFIX]`.
RaftctlCommand listCommand();

} // namespace raftarium
