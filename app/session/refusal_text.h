#pragma once

#include "raftcore/consensus/effects.h"

#include <QString>

#include <optional>

namespace raftarium {

/// That and why a server refused a request: "refused: it is not the leader, ask S3 (§8)". `leader`: whom it
/// named.
QString refusalText(raft::Refusal refusal, std::optional<raft::NodeId> leader = std::nullopt);

} // namespace raftarium
