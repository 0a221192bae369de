#pragma once

#include "raftcore/exploration/explore.h"

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace raft {

/// What a search is to reach, in the words of a scenario.
struct ConditionGoal {
    std::string text; ///< Several conditions with "; " between.
    ExplorationGoal isReached;
    ExplorationPlan plan; ///< Runs that may get there: with the kinds of moves that the words speak of.
};

/// What is wrong with a goal.
struct GoalProblem {
    std::string condition; ///< The one that is meant; empty when there was none.
    std::string text;      ///< A sentence without its end.
};

/// Reads conditions such as "role 5 leader term=3; commit 1 >= 2" on so many servers; each may begin with
/// "expect".
std::variant<ConditionGoal, GoalProblem> goalFrom(const std::vector<std::string> &conditions,
                                                  std::size_t servers);

} // namespace raft
