#pragma once

#include "raftcore/cluster/cluster.h"

#include <string>

namespace raft {

/// One sentence that says why no simulation can be made of the setup; empty when one can.
std::string problemOf(const ClusterSetup &setup);

} // namespace raft
