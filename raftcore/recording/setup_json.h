#pragma once

#include "raftcore/cluster/cluster.h"

#include <nlohmann/json_fwd.hpp>
#include <optional>

namespace raft {

/// How a cluster is set up: everything that decides how a run goes. Times in microseconds.
nlohmann::ordered_json jsonOf(const ClusterSetup &setup);
/// Nothing when the JSON is no setup. Whether one that is can work, simulate() says.
std::optional<ClusterSetup> setupFrom(const nlohmann::json &json);

} // namespace raft
