#pragma once

#include "raftcore/exploration/stage.h"

#include <vector>

namespace raft {

/// The moves that the plan has for a situation, always in the same order; of those that differ in what stays
/// on its way only the one in which nothing does.
std::vector<Move> possibleMoves(const Situation &situation, const ExplorationPlan &plan);

/// The same move with one of the messages that it has sent staying on its way.
std::vector<Move> withMessageStaying(const Move &move, const std::vector<SentMessage> &sent,
                                     const Situation &before, const ExplorationPlan &plan);

} // namespace raft
