#pragma once

#include "raftcore/verification/client_history.h"

#include <QString>

#include <variant>
#include <vector>

namespace raftarium {

/// Reads a history of client operations in any form (raftcore/histories), which it recognises by looking, and
/// numbers the operations by the lines of their calls ("-": standard input). One sentence when the file
/// cannot be read, or holds anything else.
std::variant<std::vector<raft::ClientCall>, QString> readHistory(const QString &path);

} // namespace raftarium
