#pragma once

#include "raftcore/scenario/words.h"

namespace raft {

/// Reads a condition up to `within` or the end of the command.
Condition parseCondition(Words &words);

} // namespace raft
