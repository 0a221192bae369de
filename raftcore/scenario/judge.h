#pragma once

#include "raftcore/cluster/cluster.h"
#include "raftcore/scenario/condition.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace raft {

/// What a run has to remember beside the cluster, for conditions that speak of it.
struct ScenarioMemory {
    std::map<std::string, OperationId> reads;   ///< By the names that the scenario gave them; 0: not taken.
    std::optional<OperationId> latestOperation; ///< The latest request, when it was a client's …
    std::optional<bool> latestAccepted;         ///< … or when it was none, or was not taken at all.
    /// A change of members or of leadership that external servers took.
    std::optional<std::uint64_t> latestRequest;
    std::string latestRefusal;       ///< Why the latest request was refused, if the servers say so.
    std::uint64_t leaderChanges = 0; ///< Of the latest soak.
    bool forged = false; ///< There were crafted messages: what they promise need not be on any disk.
};

/// Whether a condition holds and, for when it does not, what is there instead ("S1's commit index is 1").
struct Judgement {
    bool holds = false;
    std::string instead;
};

/// Why the latest change of members or of leadership was refused; empty when it was not, or no reason is
/// given.
std::string refusalOfLatest(const Cluster &cluster, const ScenarioMemory &memory);

/// Judges any condition but Live, which has to let time pass.
Judgement judge(const Condition &condition, const Cluster &cluster, const ScenarioMemory &memory);

/// The server that is meant; nothing when it is the leader and there is none.
std::optional<NodeId> resolve(ServerName name, const ClusterView &view);

} // namespace raft
