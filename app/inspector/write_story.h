#pragma once

#include "app/inspector/fact.h"
#include "raftcore/cluster/cluster.h"

namespace raftarium {

/// The way of a write through the cluster, step by step with the time that each took: received, appended,
/// sent, durable where, committed, applied and answered. A click leads to the step. Looks at the past of the
/// run: for a single operation on demand, not for every frame.
Facts writeStory(const raft::Cluster &cluster, const raft::Operation &operation, raft::EventNumber upTo);

} // namespace raftarium
