#pragma once

#include "raftcore/cluster/cluster.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

/// Random runs: a cluster that suffers faults of every kind while clients use it, and then has to recover.
/// Everything follows from a seed, so that a run that went wrong can be had again.
namespace raft {

/// How often each kind of fault strikes, relative to the others; 0 is never. Which kinds meet is as much left
/// to chance as when they strike: a run that has everything at once hides what two of them alone would show.
struct SoakFaults {
    unsigned crashes = 0;
    unsigned pauses = 0;
    unsigned drifts = 0; ///< Clocks that run fast or slow.
    unsigned cuts = 0;   ///< One direction of a link each.
    unsigned splits = 0;
    unsigned holds = 0;
    unsigned slowLinks = 0;
    unsigned lossyLinks = 0;
    unsigned messages = 0;    ///< One message dropped, doubled, delayed, held, or delivered before its time.
    unsigned manualDisks = 0; ///< Nothing is synced until an action says so.
    unsigned slowDisks = 0;
    unsigned timeouts = 0; ///< An election timer that runs out early.
    unsigned snapshots = 0;
    unsigned transfers = 0;
    unsigned memberships = 0; ///< Servers join, learn, vote, leave, one at a time and jointly.
    unsigned disks = 0;       ///< Disks are lost, and old copies put back, never of a majority at a time.
};

/// One random run.
struct SoakPlan {
    std::uint64_t seed = 1;
    ClusterSetup setup;
    SoakFaults faults;
    bool tornDisks = false;                     ///< A crash leaves some of what was not synced on the disk.
    std::int32_t mostDriftPerMillion = 500'000; ///< How fast or slow a clock may run.
    int faultTurns = 60;      ///< How many turns the first phase has, with a fault and some requests each …
    Time pace{200'000};       ///< … and mostly at most so much time before the next.
    std::size_t clients = 3;  ///< Each repeats its request until it is answered, then makes the next.
    Time patience{6'000'000}; ///< How long the second phase may take to elect and to commit.
};

/// The plan of a seed: a cluster of so many servers, without these rules of the protocol.
SoakPlan soakPlan(std::uint64_t seed, std::size_t servers, const std::vector<Rule> &rulesOff = {});

/// What came of a soak run.
struct SoakVerdict {
    std::string problem;          ///< One sentence that says what went wrong; empty when nothing did.
    bool undecided = false;       ///< Whether the clients saw one store was too entangled to decide.
    std::uint64_t operations = 0; ///< Client requests.
    std::uint64_t deliveries = 0; ///< Messages that arrived.
    std::uint64_t hash = 0;       ///< Of the event record: equal for equal runs on any platform.
};

/// Carries it out in a simulation, in two phases. First faults strike while clients write and read. Then just
/// so many servers are repaired that every membership that may be in force has its majority: they must elect
/// a leader, commit a write and apply it within the plan's patience; and so must all, once everything is
/// repaired. The safety properties are checked after every event, what the clients saw at the end.
SoakVerdict soak(const SoakPlan &plan);

/// Carries it out and gives the cluster as it is in the end, to be kept as a recording.
std::unique_ptr<Cluster> soaked(const SoakPlan &plan);

} // namespace raft
