#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

/// `raftctl completion bash|zsh|fish`: prints a script that completes commands, their options, and the values
/// of those. Exit code: 0 done, 2 usage.
RaftctlCommand completionCommand();

} // namespace raftarium
