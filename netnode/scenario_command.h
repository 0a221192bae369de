#pragma once

#include "command.h"

namespace raftarium {

/// `raftctl scenario run FILE…`: runs scenario files without a window; `raftctl scenario` shows the menu of
/// the built-in ones. Exit code: 0 all passed, 1 one failed, 2 usage, or a file that cannot be read or
/// understood.
Command scenarioCommand();
Command scenarioRunCommand();

/// `raftctl scenario minimise FILE`: the fewest of its commands with which it still fails. Exit code: 0
/// printed, 1 it does not fail, 2 usage.
Command scenarioMinimiseCommand();

} // namespace raftarium
