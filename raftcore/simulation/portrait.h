#pragma once

#include "raftcore/cluster/view.h"
#include "raftcore/simulation/operation_record.h"
#include "raftcore/simulation/simulation_state.h"

#include <vector>

namespace raft {

/// The state as a picture needs it. `operations` and `violations` may know more than the state does yet; only
/// what had happened by then shows.
ClusterView portraitOf(const SimulationState &state, const OperationRecord &operations,
                       const std::vector<Violation> &violations);

} // namespace raft
