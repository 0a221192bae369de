#pragma once

#include "raftcore/scenario/words.h"

#include <span>

namespace raft {

/// A kind of condition, for the parser and for people.
struct ConditionEntry {
    const char *word;
    const char *forms; ///< One a line; OP stands for = != < <= > >=.
    const char *meaning;
    const char *example; ///< Commands; runs by itself, behind "cluster 3; elect 1" unless it has a cluster.
    Condition (*parse)(Words &); ///< From the words behind the first.
    bool hasComparison;          ///< A sign like "=" may stand without blanks.
};

std::span<const ConditionEntry> conditionTable();

/// The condition that the next words are.
Condition parseCondition(Words &words);

} // namespace raft
