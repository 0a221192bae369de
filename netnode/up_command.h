#pragma once

#include <QStringList>

namespace raftarium {

/// `raftctl up [N]`: starts servers on this machine, shows how they are, and stops them on Ctrl-C. Answers
/// the exit code: 0 when all ended as asked, 1 when they cannot be started, 2 usage.
int runUpCommand(const QStringList &arguments);

} // namespace raftarium
