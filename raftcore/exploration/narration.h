#pragma once

#include "raftcore/exploration/explorer.h"

#include <string>

namespace raft {

/// One sentence that tells a transition and what came of it.
std::string narrate(const Transition &transition, const ExplorerState &before, const ExplorerState &after);
/// The same of a transition that was found in another run. It may come to nothing in this one, and that is
/// what the sentence says then.
std::string narrateAttempt(const Transition &transition, const ExplorerState &before,
                           const ExplorerState &after);

} // namespace raft
