#pragma once

#include "raftcore/cluster/event.h"

#include <optional>

namespace raftarium {

/// The server that acted as leader last, at `event` or before: whether it still leads or runs is not said.
/// Nothing when none has for a long time.
std::optional<raft::NodeId> lastLeader(const raft::EventRecord &record, raft::EventNumber event);

} // namespace raftarium
