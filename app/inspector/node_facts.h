#pragma once

#include "app/inspector/fact.h"

/// What the Node page says of a server, in the paper's names (Figure 2).
namespace raftarium {

/// Everything known of `server` at the instant of `view`: headline, persistent, volatile and role-only
/// state. Keys of the facts are the paper's names ("currentTerm", …) and stay the same over time.
Facts nodeFacts(const raft::ClusterView &view, const raft::ServerView &server);

/// The server that a page without a selected one shows: the leader, else the first.
const raft::ServerView *defaultServer(const raft::ClusterView &view);

} // namespace raftarium
