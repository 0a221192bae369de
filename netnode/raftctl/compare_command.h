#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

/// `raftctl recording compare A B`: where two runs part, why, and what became of them; with one recording
/// each of its branches and the run that it left. Exit code: 0 the same, 1 they differ, 2 usage, or a file
/// that cannot be read or understood.
RaftctlCommand recordingCompareCommand();

} // namespace raftarium
