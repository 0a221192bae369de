#pragma once

#include <QStringList>

namespace raftarium {

/// `raftctl status`: a table of the servers, once. Answers the exit code: 0 when one of them leads, else 1.
int runStatusCommand(const QStringList &arguments);
/// `raftctl watch`: the same again and again until interrupted.
int runWatchCommand(const QStringList &arguments);

} // namespace raftarium
