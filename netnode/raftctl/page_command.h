#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

/// `raftctl recording html RUN -o OUT`: a recording or a scenario as a web page that shows it without
/// anything installed; `raftctl lesson html LESSON -o OUT`: a lesson, with its steps and questions. Exit
/// code: 0 done, 1 it could not be written, or does not happen again as it was recorded, 2 usage, or a file
/// that cannot be read or understood.
RaftctlCommand recordingHtmlCommand();
RaftctlCommand lessonHtmlCommand();

} // namespace raftarium
