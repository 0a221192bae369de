#pragma once

#include "raftcore/exploration/explore.h"
#include "raftcore/exploration/transition.h"

#include <vector>

namespace raft {

/// What the transitions of a run that was found come to with the plan's rules in force. A transition names a
/// message by its place among those of that run; here it is the one from the same server to the same server
/// of the same type, and where none is sent, none stays on its way or arrives.
std::vector<NarratedTransition> sameMovesWithRules(const ExplorationTask &task,
                                                   const std::vector<Transition> &found);

} // namespace raft
