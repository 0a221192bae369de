#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

/// `raftctl scenario run FILE|NAME…`: runs scenarios without a window; `raftctl scenario` shows the menu of
/// the built-in ones. Exit code: 0 all passed, 1 one failed, 2 usage, or a file that cannot be read or
/// understood.
RaftctlCommand scenarioCommand();
RaftctlCommand scenarioRunCommand();
/// `raftctl scenario help [WORD]`: what a word of the language means.
RaftctlCommand scenarioHelpCommand();

} // namespace raftarium
