#pragma once

#include "app/inspector/fact.h"

/// What the Store page says of the clients.
namespace raftarium {

/// "put x=3 at S1 · done 5@2 · 12 ms". The view tells the term of the entry that did it.
QString operationText(const raft::Operation &operation, const raft::ClusterView &view);
/// The operations the view knows, latest first.
Facts operationFacts(const raft::ClusterView &view);

} // namespace raftarium
