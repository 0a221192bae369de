#pragma once

#include "raftcore/scenario/command.h"

/// What a scenario crafts: disks and messages.
namespace raft {

/// The disk that a `node` command describes. Entries written as terms hold nothing.
Stored craftedDisk(const command::OnDisk &disk, const ClusterSetup &setup);

/// The message that an `inject` command describes. Entries and snapshots hold what some server of the cluster
/// has at the same position, if one has: so a crafted message is one that might have been sent.
Message craftedMessage(const command::Inject &inject, NodeId from, NodeId to, const ClusterView &view);

} // namespace raft
