#pragma once

#include "netnode/manual/manual_page.h"

namespace raftarium {

/// raftarium-scenario(5): the language of scenarios, from the tables that the parser reads.
Manual scenarioManual();

} // namespace raftarium
