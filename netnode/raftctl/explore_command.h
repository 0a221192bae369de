#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

/// `raftctl explore [--without RULE]…`: looks for the shortest run of a few servers that breaks a property
/// when rules of the protocol are off, and keeps it as a recording. Exit code: 0 what was to be expected (a
/// run without a rule, none with every rule), 1 the opposite, 2 usage.
RaftctlCommand exploreCommand();

} // namespace raftarium
