#pragma once

#include "raftcore/server/server_step.h"

#include <optional>

namespace raftarium {

/// A copy of a server that runs elsewhere. It takes again every step that the server tells, and so comes to
/// the same state and the same notes: consensus and store are pure functions.
class FollowedServer {
public:
    explicit FollowedServer(const raft::Server &image) : m_server(image) {}

    /// Takes a step that the server has reported; answers what came of it, until the next one.
    const raft::ServerEffects &follow(const raft::ServerStep &step);

    const raft::Server &server() const { return m_server; }

private:
    raft::Server m_server;
    raft::ServerEffects m_effects;
    std::optional<raft::Store> m_remembered; ///< For the snapshot that is being written.
};

} // namespace raftarium
