#pragma once

#include "raftcore/cluster/cluster.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <string>
#include <vector>

namespace raftarium {

/// What mirrors these servers: their timeouts let messages elect and replicate that are kept back so long.
raft::ClusterSetup mirrorSetup(std::vector<raft::NodeId> servers, std::chrono::milliseconds delay);

/// The arguments of a raftnode that is started to be monitored.
QStringList raftnodeOptions(const raft::Config &server, const QString &tokenFile);

/// A line for a shell, after which programs know where the servers are and what token they ask for.
std::string shellLineFor(const QStringList &servers, const std::string &token);

/// Whether a signal has stopped the process, as far as the system tells.
bool standsStill(qint64 processId);

} // namespace raftarium
