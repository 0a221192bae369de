#pragma once

#include "raftcore/cluster/cluster.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

/// A run as what was done to it: the setup and these actions at these times give the same events again.
namespace raft {

/// What was done from outside, and when.
struct Intervention {
    std::uint64_t steps = 0; ///< How many things had happened by themselves before.
    Time at{};
    Action action;
};

/// A run from its start to an instant.
struct Run {
    std::vector<Intervention> interventions; ///< In the order in which they came.
    std::uint64_t steps = 0;                 ///< How many things happened by themselves in all.
    Time end{};
};

/// Whether to go on; told now and then which part (0 … 1) is done.
using WorkProgress = std::function<bool(double)>;

/// The run of a cluster that simulate() made and records; of any other cluster, or when `progress` has said
/// no, an empty one. Of external servers that takes as long as to live through it again.
Run runOf(const Cluster &cluster, const WorkProgress &progress = {});

/// The most events of a run that happens again: memory for more no machine has to spare.
constexpr std::uint64_t mostReplayedEvents = 50'000'000;

/// Lets the run happen again in a new cluster. Null, with one sentence in `problem`, when the setup cannot
/// work, when the actions do not fit to what happens between them, when it tells more than `mostEvents`, or
/// when `progress` has said no (then the sentence is empty).
std::unique_ptr<Cluster> replay(const ClusterSetup &setup, const Run &run, const WorkProgress &progress,
                                std::string *problem, std::uint64_t mostEvents = mostReplayedEvents);

} // namespace raft
