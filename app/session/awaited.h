#pragma once

#include "raftcore/cluster/view.h"

#include <string_view>

namespace raftarium {

/// Whether nothing is known of a server of process mode because its process is only starting, which is no
/// fault. Its caption says so with an ellipsis at its end, as that of a server that is down never has.
inline bool isAwaitedProcess(const raft::ServerView &server)
{
    using namespace std::string_view_literals;
    return server.liveness == raft::Liveness::Crashed && std::string_view(server.caption).ends_with("…"sv);
}

} // namespace raftarium
