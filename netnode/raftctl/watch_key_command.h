#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

Command watchKeyCommand();

} // namespace raftarium
