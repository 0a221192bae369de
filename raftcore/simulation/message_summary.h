#pragma once

#include "raftcore/cluster/event.h"

#include <cstddef>

namespace raft {

/// The event of that kind that tells of a message: where it goes, its type and term, and the log position and
/// the number of entries that it is about. `snapshotChunk`: bytes of a whole chunk.
Event eventOf(EventKind kind, const Message &message, std::uint64_t id, EventNumber cause,
              std::size_t snapshotChunk);

} // namespace raft
