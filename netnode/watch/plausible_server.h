#pragma once

#include "raftcore/server/server.h"

namespace raftarium {

/// Whether a server that was read from outside could have come to its state by steps: everything that the
/// core takes for granted about itself holds. Such a server can be stepped with any input.
bool isPlausible(const raft::Server &server);

} // namespace raftarium
