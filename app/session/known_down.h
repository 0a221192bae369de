#pragma once

#include "raftcore/cluster/view.h"

namespace raftarium {

/// Whether a server is known to be down. One that is only starting is not, nor one that nobody watches.
inline bool isKnownToBeDown(const raft::ServerView &server)
{
    return server.liveness == raft::Liveness::Crashed && server.sight == raft::Sight::Seen;
}

} // namespace raftarium
