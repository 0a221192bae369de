#pragma once

#include "raftcore/cluster/process_state.h"

#include <QString>

namespace raftarium {

/// What is known of the process of a server, as one line: "pid 4711 · :8001", "ended: killed by SIGKILL",
/// "starting…". Empty of a simulated server.
QString processText(const raft::ProcessState &process);

} // namespace raftarium
