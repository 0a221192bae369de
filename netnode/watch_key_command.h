#pragma once

#include "command.h"

namespace raftarium {

Command watchKeyCommand();

} // namespace raftarium
