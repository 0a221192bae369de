#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

/// `raftctl statistics [SETTING]…`: elections by the thousand, and how long a cluster was without a leader.
/// Exit code: 0 all were held, 1 a file could not be written, 2 usage, 130 interrupted.
RaftctlCommand statisticsCommand();

} // namespace raftarium
