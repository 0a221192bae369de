#pragma once

#include "raftcore/cluster/view.h"

namespace raftarium {

/// Whether a server is known to be down. One that is only starting is not, nor one that is not watched.
inline bool isKnownToBeDown(const raft::ServerView &server)
{
    return server.liveness == raft::Liveness::Crashed && server.sight == raft::Sight::Seen;
}

/// Whether nothing is known of the state of an external server: it has not run since it was looked for. What
/// the view says of its term and log is where every server begins.
inline bool hasNeverReported(const raft::ServerView &server)
{
    const bool isExternal = server.sight != raft::Sight::Seen || raft::isProcess(server.process);
    return isExternal && server.liveness == raft::Liveness::Crashed && server.since == raft::Time{} &&
           server.hard.term == raft::Term{};
}

} // namespace raftarium
