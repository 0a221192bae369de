#pragma once

#include <QStringList>

namespace raftarium {

/// `raftctl fuzz`: random orders of messages, timers, disks and crashes for the bare protocol.
int runFuzzCommand(const QStringList &arguments);

} // namespace raftarium
