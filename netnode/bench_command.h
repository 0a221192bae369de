#pragma once

#include <QStringList>

namespace raftarium {

/// `raftctl bench`: clients in a closed loop against the leader. Prints one JSON object. Answers the exit
/// code: 0 when something was done and nothing failed, else 1; 2 usage.
int runBenchCommand(const QStringList &arguments);

} // namespace raftarium
