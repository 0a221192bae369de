#pragma once

#include "raftcore/exploration/stage.h"

#include <string>

namespace raft {

/// One sentence that tells a move and what came of it.
std::string narrate(const Move &move, const Situation &before, const Situation &after);

} // namespace raft
