#pragma once

#include "raftcore/fuzzing/fuzz.h"

#include <string>
#include <vector>

namespace raft {

/// A run that went wrong, for people.
struct FuzzStory {
    FuzzVerdict verdict;            ///< Of the moves that are left.
    std::vector<std::string> lines; ///< What happened, one sentence a line.
};

/// Has a run that goes wrong again, leaves out every move that is not needed for that, and tells what
/// remains.
FuzzStory fuzzStory(const FuzzPlan &plan);

} // namespace raft
