#pragma once

#include "raftcore/cluster/event.h"

namespace raft {

/// Whether a StateChanged event tells the server's role. Of a trace it may tell the term alone: its `count`
/// is 1 then, and the role in `detail` means nothing.
inline bool tellsRole(const Event &change)
{
    return change.count == 0;
}

} // namespace raft
