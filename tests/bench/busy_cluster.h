#pragma once

#include "raftcore/simulation/simulation.h"

#include <memory>

/// A simulated cluster of five that has lived through at least so many events, with a write every 20 ms.
inline std::unique_ptr<raft::Cluster> busyCluster(std::size_t events, std::uint64_t seed = 1)
{
    constexpr raft::Time rhythm{20'000};
    std::unique_ptr<raft::Cluster> cluster = raft::simulate(raft::clusterOf(5, seed));
    std::uint64_t writes = 0;
    raft::NodeId leader{1};
    while (cluster->events().size() < events) {
        cluster->advance(cluster->now() + rhythm);
        if (writes % 50 == 0)
            if (const raft::ClusterView view = cluster->view(); view.leader() != nullptr)
                leader = view.leader()->id;
        const raft::StoreCommand command{
            raft::Put{"key" + std::to_string(writes % 100), std::to_string(writes)}, {}};
        ++writes;
        cluster->perform(raft::action::Submit{leader, command});
    }
    return cluster;
}
