#pragma once

#include "raftcore/consensus/types.h"

#include <QString>

namespace raft {
class Cluster;
} // namespace raft

namespace raftarium {

/// "S3", or what the run that is shown calls it: how every panel names a server.
QString serverName(raft::NodeId server);
/// What tells it from the others of its run: "03" of "raft-node-03.example" beside "raft-node-04.example".
/// For where the whole name has no room.
QString distinctServerName(raft::NodeId server);
/// The same where there is room for two letters: "3".
QString shortServerName(raft::NodeId server);

/// From now on servers are called as this cluster calls them. A program shows one document at a time, and
/// names are painted everywhere; so they are known to the whole program.
void nameServersAfter(const raft::Cluster &cluster);

} // namespace raftarium
