#pragma once

#include "raftcore/cluster/cluster.h"

#include <memory>
#include <string>

namespace raft {

/// A cluster in a deterministic simulation: the same setup and the same actions at the same times give the
/// same events, bit for bit, whatever the speed, the thread or the platform. Null, with one sentence in
/// `problem`, when the setup cannot work.
std::unique_ptr<Cluster> simulate(const ClusterSetup &setup, std::string *problem = nullptr);

} // namespace raft
