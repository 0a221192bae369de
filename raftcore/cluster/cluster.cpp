#include "raftcore/cluster/cluster.h"

namespace raft {

std::unique_ptr<Cluster> Cluster::branch(EventNumber, Time) const
{
    return nullptr;
}

std::string Cluster::obstacleAt(EventNumber, const Action &action) const
{
    return obstacle(action);
}

ClusterSetup clusterOf(std::size_t count, std::uint64_t seed)
{
    ClusterSetup setup;
    setup.seed = seed;
    for (std::size_t id = 1; id <= count; ++id)
        setup.voters.push_back(NodeId{id});
    return setup;
}

} // namespace raft
