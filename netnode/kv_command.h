#pragma once

#include <QStringList>

namespace raftarium {

/// `raftctl write KEY VALUE`, `raftctl read KEY`, `raftctl delete KEY`. They answer the exit code: 0 done, 1
/// not done, 2 usage, 4 nobody knows.
int runWriteCommand(const QStringList &arguments);
int runReadCommand(const QStringList &arguments);
int runDeleteCommand(const QStringList &arguments);

} // namespace raftarium
