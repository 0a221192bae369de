#pragma once

#include <QStringList>

namespace raftarium {

/// `raftctl watch`: what happens to the servers, as they tell it themselves, until interrupted. Answers the
/// exit code: 1 when none of them can be watched.
int runWatchCommand(const QStringList &arguments);

} // namespace raftarium
