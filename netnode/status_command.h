#pragma once

#include <QStringList>

namespace raftarium {

/// `raftctl status`: a table of the servers, once. Answers the exit code: 0 when one of them leads, else 1.
int runStatusCommand(const QStringList &arguments);

/// `raftctl health`: whether every server named is well, which it is when it knows a leader and its disk
/// works. Answers the exit code: 0 when all are, else 1. For health checks of containers.
int runHealthCommand(const QStringList &arguments);

} // namespace raftarium
