#pragma once

#include "netnode/processes/server_faults.h"
#include "raftcore/cluster/process_state.h"
#include "raftcore/server/server_step.h"

#include <cstdint>
#include <memory>
#include <variant>

namespace raftarium {

/// Something that a monitored server has reported, or that happened to it.
struct Report {
    /// It is seen in this state: from here on every step is reported.
    struct Attached {
        std::shared_ptr<const raft::Server> server;
        raft::Time local{};      ///< What its own clock showed.
        std::uint64_t nonce = 0; ///< Tells this life of the server from others.
        raft::process::Running process;
    };
    /// Its process has ended, or cannot be reached any more.
    struct Ended {};
    using What = std::variant<Attached, std::shared_ptr<const raft::ServerStep>, ServerFaults, Ended>;

    raft::Time at{}; ///< When it happened, on the clock of the cluster.
    What what;
};

} // namespace raftarium
