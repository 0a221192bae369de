#pragma once

#include "raftcore/cluster/cluster.h"

#include <cstddef>
#include <optional>
#include <string>

namespace raft {

/// A space–time diagram of a run between two times: a lane for each server from left to right, with its roles
/// in the colours of its terms, and an arrow for each message; faults have crosses. Nothing when there are
/// more than `mostMessages`: they could not be told apart.
std::optional<std::string> spaceTimeSvg(const Cluster &run, Time from, Time to,
                                        std::size_t mostMessages = 2000);

} // namespace raft
