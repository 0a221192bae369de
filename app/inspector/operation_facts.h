#pragma once

#include "app/inspector/fact.h"

/// What the Store page says of the clients.
namespace raftarium {

/// "put x=3 at S1 · done 5@2 · 12 ms". The view tells the term of the entry that did it.
QString operationText(const raft::Operation &operation, const raft::ClusterView &view);
/// The operations the view knows, latest first. `open` tells more: what `story` says of it.
Facts operationFacts(const raft::ClusterView &view, raft::OperationId open = 0, const Facts &story = {});
/// The sessions in a server's store: who, the latest request number, and the answer that a retry of it gets
/// (thesis §6.3). Nothing when there is none.
Facts sessionFacts(const raft::ServerView &server);

} // namespace raftarium
