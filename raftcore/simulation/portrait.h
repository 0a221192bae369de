#pragma once

#include "raftcore/cluster/view.h"
#include "raftcore/simulation/operation_record.h"
#include "raftcore/simulation/world.h"

#include <vector>

namespace raft {

/// The world as a picture needs it. `operations` and `violations` may know more than the world does yet; only
/// what had happened by then shows.
ClusterView portraitOf(const World &world, const OperationRecord &operations,
                       const std::vector<Violation> &violations);

} // namespace raft
