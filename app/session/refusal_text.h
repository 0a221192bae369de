#pragma once

#include "raftcore/consensus/effects.h"

#include <QString>

namespace raftarium {

/// Why a server refused a request, in one sentence with its section of the paper.
QString refusalText(raft::Refusal refusal);

} // namespace raftarium
