#pragma once

#include "raftcore/server/server.h"

#include <cstdint>

namespace raftarium {

/// How large the store may become. A server takes no snapshot into its memory that is larger than
/// Config::maxSnapshot; a store beyond that could never be sent to a server that joins or was away for long.
/// So its leader refuses, before it proposes them, changes for which there is no room. No other server
/// decides: all servers apply what stands in the log.
class StoreLimit {
public:
    /// The greatest limit in MiB. Client sessions and what stands around the values fit beside it into the
    /// greatest snapshot (1 GiB).
    static constexpr std::uint64_t greatest = 1000;

    explicit StoreLimit(std::uint64_t mebibytes) : m_most(mebibytes << 20U) {}

    std::uint64_t most() const { return m_most; }
    /// The bytes of the store, and of what stands in the log to be applied to it.
    static std::uint64_t used(const raft::Server &server);
    /// Whether a command may be proposed along with others of `more` bytes: it fits, or makes the store no
    /// larger.
    bool hasRoomFor(const raft::StoreCommand &command, const raft::Server &server, std::uint64_t more) const;

    /// More than nine tenths are used.
    bool isNear(const raft::Server &server) const { return used(server) > m_most - m_most / 10; }
    /// Not even a small value would fit.
    bool isReached(const raft::Server &server) const { return used(server) + 1024 > m_most; }

private:
    std::uint64_t m_most;
};

} // namespace raftarium
