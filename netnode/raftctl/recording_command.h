#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

/// `raftctl recording show FILE`: what a recording holds; `raftctl recording hash FILE`: the hash of the
/// events of each of its runs, equal for equal runs on any machine. Both let the runs happen again. Exit
/// code: 0 done, 1 what happens again is something else, 2 usage, or a file that cannot be read or
/// understood.
RaftctlCommand recordingShowCommand();
RaftctlCommand recordingHashCommand();

} // namespace raftarium
