#pragma once

#include "raftcore/cluster/cluster.h"
#include "raftcore/cluster/run.h"

#include <memory>

namespace raft {

/// A cluster with other settings (another seed, say) to which the same is done at the same times; what cannot
/// be done there is left out. Null when the settings cannot work, or when `progress` has said no.
std::unique_ptr<Cluster> actedAgain(const Run &run, const ClusterSetup &setup, const ClusterFactory &factory,
                                    const WorkProgress &progress);

} // namespace raft
