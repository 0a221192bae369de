#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

/// `raftctl inevitable FILE`: from which instant of a run on its end could not be avoided any more. Exit
/// code: 0 done, 1 a file could not be written, 2 usage, 130 interrupted.
RaftctlCommand inevitableCommand();

} // namespace raftarium
