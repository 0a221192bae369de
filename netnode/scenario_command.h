#pragma once

#include <QStringList>

namespace raftarium {

/// `raftctl scenario …`: runs scenario files without a window, or shows the menu of the built-in ones.
/// Answers the exit code: 0 all passed, 1 one failed, 2 usage, or a file that cannot be read or understood.
int runScenarioCommand(const QStringList &arguments);

} // namespace raftarium
