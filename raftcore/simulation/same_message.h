#pragma once

#include "raftcore/consensus/messages.h"

namespace raft {

/// Whether two messages say the same, from the same server to the same server.
bool same(const Message &one, const Message &other);

} // namespace raft
