#pragma once

#include "raftcore/cluster/action.h"
#include "raftcore/cluster/cluster.h"
#include "raftcore/exploration/plan.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// The lab: the shortest run that breaks a property when rules of the protocol are off. Breadth first, so
/// that what is found is the shortest there is among the runs of the plan; states that differ only in the
/// names of the servers are looked at once.
namespace raft {

/// How far a search has come.
struct ExplorationProgress {
    std::size_t depth = 0;    ///< Runs of so many transitions are being looked at …
    double part = 0;          ///< … and so much of the states they start from is done (0 … 1).
    std::uint64_t states = 0; ///< Different states so far.
};

/// Whether to go on.
using ExplorationWatch = std::function<bool(const ExplorationProgress &)>;

/// How far a search goes.
struct ExplorationLimits {
    std::size_t depth = 1000;          ///< Most transitions of a run.
    std::uint64_t states = 40'000'000; ///< Most states; each takes about 40 bytes.
};

/// One transition of a run that was found.
struct NarratedTransition {
    std::string text;            ///< One sentence.
    std::vector<Action> actions; ///< What it does to the cluster.
};

/// Whether what is looked for has come about in a cluster.
using ExplorationGoal = std::function<bool(const Cluster &)>;

/// What is looked for among which runs.
struct ExplorationTask {
    ExplorationPlan plan;                  ///< Its servers are those of `start`, if there is one.
    std::optional<ExplorationStart> start; ///< Else a new cluster.
    ExplorationGoal goal;                  ///< Without one, only a violation is looked for.
};

/// How a search ended, and what it has found.
struct Exploration {
    /// Why it went no further.
    enum class End : std::uint8_t {
        Violated, ///< A run breaks a property.
        Reached,  ///< A run reaches the goal.
        Depth,    ///< No run of ExplorationLimits::depth transitions does.
        Complete, ///< No run of the plan does, however long.
        Full,     ///< There are more states than the limit allows to remember.
        Stopped,  ///< The watch has said no.
    };

    End end = End::Depth; ///< The reason.
    std::size_t depth =
        0; ///< Violated, Reached: the transitions of the run. Else: no run of so many transitions does.
    std::uint64_t states = 0; ///< Different states between transitions …
    std::uint64_t steps = 0;  ///< … and the steps of the engine through which they were come to.

    // Of the run that was found:
    ClusterSetup setup;            ///< The cluster that it begins with.
    std::optional<Run> before;     ///< The run that it goes on from; else it begins with a new cluster.
    std::vector<Action> beginning; ///< Before the first transition: the rules are turned off, newcomers join.
    std::vector<NarratedTransition> transitions; ///< The run itself, in order.
    /// What the same transitions do with the rules of the plan in force; empty where none was off.
    std::vector<NarratedTransition> counterpart;
    SafetyProperty property{}; ///< Violated: this one, …
    std::string proof;         ///< … and how; one sentence.
};

/// Looks for the shortest run that breaks a property, or reaches the goal. From a start anywhere, and to a
/// goal, states that differ in the names of the servers are different ones.
Exploration explore(const ExplorationTask &task, const ExplorationLimits &limits,
                    const ExplorationWatch &watch);
/// The same from a new cluster, without a goal.
Exploration explore(const ExplorationPlan &plan, const ExplorationLimits &limits,
                    const ExplorationWatch &watch);

/// The run that was found, as a cluster of the simulation at its end, with a bookmark before each transition.
/// Null, with one sentence in `problem`, when the property does not turn out to be broken there, or the goal
/// not reached.
std::unique_ptr<Cluster> confirm(const Exploration &found, std::string *problem,
                                 const ExplorationGoal &goal = {});
/// The same for Exploration::counterpart. Null, with a sentence, when there is none or it cannot be played.
std::unique_ptr<Cluster> confirmCounterpart(const Exploration &found, std::string *problem);

} // namespace raft
