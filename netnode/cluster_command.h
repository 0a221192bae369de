#pragma once

#include <QStringList>

namespace raftarium {

/// `raftctl log`, `transfer`, `members` and `faults`: what people do with the servers themselves. They answer
/// the exit code: 0 done, 1 not done, 2 usage, 4 nobody knows.
int runLogCommand(const QStringList &arguments);
int runTransferCommand(const QStringList &arguments);
int runMembersCommand(const QStringList &arguments);
int runFaultsCommand(const QStringList &arguments);

} // namespace raftarium
