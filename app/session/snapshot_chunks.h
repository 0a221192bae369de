#pragma once

#include "raftcore/cluster/view.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace raftarium {

/// Which part of a snapshot a chunk is, from 1 on (§7).
struct ChunkPlace {
    std::uint64_t number = 1;
    std::uint64_t count = 1;
};

/// The place of a chunk in its snapshot; nothing for other messages, and when the sender has another snapshot
/// by now. `chunkBytes`: Config::snapshotChunk.
std::optional<ChunkPlace> chunkPlace(const raft::Message &message, const raft::ClusterView &view,
                                     std::size_t chunkBytes);

} // namespace raftarium
