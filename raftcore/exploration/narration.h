#pragma once

#include "raftcore/exploration/explorer.h"

#include <string>

namespace raft {

/// One sentence that tells a transition and what came of it.
std::string narrate(const Transition &transition, const ExplorerState &before, const ExplorerState &after);

} // namespace raft
