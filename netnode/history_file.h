#pragma once

#include "raftcore/verification/client_history.h"

#include <QString>

#include <optional>
#include <vector>

namespace raftarium {

/// Reads a history of client operations, one JSON object a line, and numbers the operations by their lines
/// ("-": standard input). Complains on standard error and answers nothing when the file cannot be read, or
/// holds anything else.
std::optional<std::vector<raft::ClientCall>> readHistory(const QString &path);

} // namespace raftarium
