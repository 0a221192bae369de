#pragma once

#include "raftcore/cluster/process_state.h"

#include <string>

namespace raft {

/// What is known of the process of a server, as one line: "pid 4711 · :8001", "ended: killed by SIGKILL",
/// "starting…". Empty of a simulated server.
std::string processWords(const ProcessState &process);

} // namespace raft
