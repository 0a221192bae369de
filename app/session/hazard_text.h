#pragma once

#include "raftcore/cluster/election_hazard.h"

#include <QString>

namespace raftarium {

/// A hazard for people: what would happen, and why.
QString hazardText(const raft::ElectionHazard &hazard);

} // namespace raftarium
