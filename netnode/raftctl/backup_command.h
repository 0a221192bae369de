#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

RaftctlCommand backupCommand();
RaftctlCommand restoreCommand();

} // namespace raftarium
