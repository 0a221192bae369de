#pragma once

#include "raftcore/cluster/run.h"
#include "raftcore/simulation/simulation.h"

#include <cstdint>
#include <memory>
#include <string>

namespace raft {

/// The most events of a run that happens again: memory for more no machine has to spare.
constexpr std::uint64_t mostReplayedEvents = 50'000'000;

/// Lets the run happen again in a new simulation. Null, with one sentence in `problem`, when the setup cannot
/// work, when what came from outside does not fit to what happens between, when it tells more than
/// `mostEvents`, or when `progress` has said no (then the sentence is empty).
std::unique_ptr<Simulation> replay(const ClusterSetup &setup, const Run &run, const WorkProgress &progress,
                                   std::string *problem, std::uint64_t mostEvents = mostReplayedEvents);

} // namespace raft
