#pragma once

namespace raftarium {

/// Servers of a new cluster in the window: each has its key, 1 … 9.
inline constexpr int mostServers = 9;

} // namespace raftarium
