#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

RaftctlCommand watchKeyCommand();

} // namespace raftarium
