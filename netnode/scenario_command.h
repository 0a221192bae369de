#pragma once

#include "command.h"

namespace raftarium {

/// `raftctl scenario run FILE…`: runs scenario files without a window; `raftctl scenario` shows the menu of
/// the built-in ones. Exit code: 0 all passed, 1 one failed, 2 usage, or a file that cannot be read or
/// understood.
Command scenarioCommand();
Command scenarioRunCommand();

} // namespace raftarium
