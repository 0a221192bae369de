#pragma once

#include "raftcore/fuzzing/cluster.h"

#include <optional>

namespace raft {

/// Chooses moves at random, as a plan wants them.
class FuzzChooser {
public:
    explicit FuzzChooser(const FuzzPlan &plan);

    /// The next move; nothing when what chance chose makes no sense now.
    std::optional<FuzzMove> next(FuzzCluster &cluster, Random &random);

private:
    FuzzMoveKind anyKind(Random &random) const;
    std::optional<FuzzMove> happening(FuzzCluster &cluster, Random &random) const;
    static FuzzMove arrival(const FuzzNetwork &network, std::uint64_t place);
    std::optional<FuzzMove> delivery(FuzzCluster &cluster, Random &random) const;
    std::optional<FuzzMove> timer(FuzzCluster &cluster, Random &random) const;
    std::optional<FuzzMove> change(FuzzCluster &cluster, Random &random) const;
    std::optional<FuzzMove> otherDisk(FuzzMove move, FuzzCluster &cluster, Random &random) const;
    static NodeId nextTimer(FuzzCluster &cluster);
    static NodeId outdatedLeader(FuzzCluster &cluster);
    NodeId anyServer(Random &random) const;
    NodeId anyLeader(FuzzCluster &cluster, Random &random) const;

    const FuzzPlan &m_plan;
    unsigned m_all = 0;
    std::size_t m_following = 0; ///< So many messages more belong to the scene.
};

/// The second phase: an undisturbed majority, or all servers, must elect and commit. One sentence that says
/// what it did not do; empty when it did.
std::string fuzzRecovery(FuzzCluster &cluster, const FuzzPlan &plan, FuzzListener *listener);

} // namespace raft
