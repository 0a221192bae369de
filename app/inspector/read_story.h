#pragma once

#include "raftcore/cluster/cluster.h"

#include <QString>

/// What linearizable reads waited for, in words (thesis §6.4).
namespace raftarium {

/// What a read still waits for at the instant of `view`: "round 7 is confirmed by S1 S3, 3 of 5 are needed".
QString readWaits(const raft::ClusterView &view, const raft::Operation &operation);
/// What a read that has been answered waited for. Looks at the past of the run: for a single operation on
/// demand, not for every frame.
QString readStory(const raft::Cluster &cluster, const raft::Operation &operation);

} // namespace raftarium
