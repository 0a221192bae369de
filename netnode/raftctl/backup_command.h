#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

Command backupCommand();
Command restoreCommand();

} // namespace raftarium
