#include "app/session/snapshot_chunks.h"

#include <algorithm>

namespace raftarium {

std::optional<ChunkPlace> chunkPlace(const raft::Message &message, const raft::ClusterView &view,
                                     std::size_t chunkBytes)
{
    const auto *chunk = std::get_if<raft::InstallSnapshot>(&message.body);
    const raft::ServerView *sender = view.server(message.from);
    if (!chunk || !sender || sender->snapshot != chunk->last || chunkBytes == 0)
        return std::nullopt;
    const std::uint64_t count = (sender->snapshotBytes + chunkBytes - 1) / chunkBytes;
    return ChunkPlace{chunk->offset / chunkBytes + 1, std::max<std::uint64_t>(count, 1)};
}

} // namespace raftarium
