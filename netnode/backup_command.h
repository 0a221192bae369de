#pragma once

#include "command.h"

namespace raftarium {

Command backupCommand();
Command restoreCommand();

} // namespace raftarium
