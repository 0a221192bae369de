#pragma once

#include "raftcore/soak/soak.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace raftarium {

/// Many random runs, one for each seed.
struct SoakCampaign {
    std::uint64_t first = 1;
    std::uint64_t seeds = 1000;
    std::optional<std::uint64_t> servers;    ///< 3, 5 or 7; without it each seed chooses.
    std::vector<raft::Rule> without;         ///< Rules of the protocol that do not hold.
    unsigned jobs = 1;                       ///< Threads at work, each with runs of its own.
    const std::atomic<bool> *stop = nullptr; ///< Once true, no further run is begun.
};

/// What came of the run of one seed.
struct SoakResult {
    std::uint64_t seed = 0;
    std::uint64_t servers = 0;
    raft::SoakVerdict verdict;
};

/// Carries it out and calls `tell` with every result, in the order of the seeds and never from two threads at
/// a time: what it hears does not depend on the number of jobs.
void runCampaign(const SoakCampaign &campaign, const std::function<void(const SoakResult &)> &tell);

/// The run that the calling thread is in, to name it when an invariant breaks; seed 0: none.
SoakResult currentSoakRun();

} // namespace raftarium
