#pragma once

#include "netnode/manual/manual_page.h"

namespace raftarium {

/// The options of the window, in the order of the help.
const QList<ProgramOption> &raftariumOptions();

/// What --help prints.
QString raftariumHelp();

/// raftarium(1).
Manual raftariumManual();

} // namespace raftarium
