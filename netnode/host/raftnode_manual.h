#pragma once

#include "netnode/manual/manual_page.h"

namespace raftarium {

/// The options of raftnode that say how a server runs, each with its variable.
const QList<ProgramOption> &raftnodeOptions();

/// What --help prints.
QString raftnodeHelp();

/// raftnode(1).
Manual raftnodeManual();

} // namespace raftarium
