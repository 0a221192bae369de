#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

/// `raftctl journal show FILE`: what a server keeps on its disk, checked, as lines for people or as JSON.
/// Exit code: 0 sound, 2 usage, or a file that cannot be read or is damaged (what is sound before the damage
/// is shown).
RaftctlCommand journalShowCommand();
RaftctlCommand journalCheckCommand();
RaftctlCommand journalRepairHintCommand();

} // namespace raftarium
