#pragma once

#include "raftcore/verification/client_history.h"

#include <QString>

#include <optional>
#include <vector>

namespace raftarium {

/// Reads a history of client operations in any form (raftcore/histories), which it recognises by looking, and
/// numbers the operations by the lines of their calls ("-": standard input). Complains on standard error and
/// answers nothing when the file cannot be read, or holds anything else.
std::optional<std::vector<raft::ClientCall>> readHistory(const QString &path);

} // namespace raftarium
