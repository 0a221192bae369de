#pragma once

#include "raftcore/cluster/cluster.h"
#include "raftcore/simulation/operation_record.h"
#include "raftcore/simulation/simulation_state.h"

namespace raft {

/// Brings a new cluster whose servers are external to where `state` is, by actions alone, so that a
/// recording can do it again: its servers, their liveness, its links. Messages on their way are not taken
/// along. Writes that may still take effect are called again and never return.
void beginAs(Cluster &cluster, const SimulationState &state, const OperationRecord &operations);

} // namespace raft
