#pragma once

#include "raftcore/cluster/operation.h"
#include "raftcore/cluster/view.h"
#include "raftcore/simulation/world.h"

#include <deque>
#include <vector>

namespace raft {

/// The world as a picture needs it. `operations` and `violations` may know more than the world does yet; only
/// what had happened by then shows.
ClusterView portraitOf(const World &world, const std::deque<Operation> &operations,
                       const std::vector<Violation> &violations);

} // namespace raft
