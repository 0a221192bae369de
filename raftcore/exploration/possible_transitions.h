#pragma once

#include "raftcore/exploration/explorer.h"

#include <vector>

namespace raft {

/// The transitions that the plan has for a state, always in the same order; of those that differ in what
/// stays on its way only the one in which nothing does.
std::vector<Transition> possibleTransitions(const ExplorerState &state, const ExplorationPlan &plan);

/// The same transition with one of the messages that it has sent staying on its way.
std::vector<Transition> withMessageStaying(const Transition &transition, const std::vector<SentMessage> &sent,
                                           const ExplorerState &before, const ExplorationPlan &plan);

} // namespace raft
