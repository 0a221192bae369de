#pragma once

#include <QStringList>

namespace raftarium {

/// `raftctl recording show FILE`: what a recording holds; `raftctl recording hash FILE`: the hash of the
/// events of each of its runs, equal for equal runs on any machine. Both let the runs happen again. They
/// answer the exit code: 0 done, 1 damaged, or what happens again is something else, 2 usage, or there is no
/// such file.
int runRecordingCommand(const QStringList &arguments);

} // namespace raftarium
