#pragma once

#include "raftcore/cluster/cluster.h"
#include "raftcore/scenario/lesson.h"
#include "raftcore/scenario/scenario.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace raftarium {

/// A scenario that was run to its end, with the right answers, and all clusters that it set up.
struct PlayedLesson {
    std::vector<std::unique_ptr<raft::Cluster>> clusters;
    std::vector<raft::PlayedCommand> played;
    std::optional<raft::ScenarioProblem> problem; ///< The first thing that did not hold.
};

/// `stop` is asked now and then; true ends it early.
PlayedLesson playLesson(const raft::Scenario &scenario, const raft::ClusterFactory &factory,
                        const std::function<bool()> &stop);

} // namespace raftarium
