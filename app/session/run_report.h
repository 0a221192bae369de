#pragma once

#include "raftcore/cluster/cluster.h"

#include <QString>

namespace raftarium {

/// What happened in a run, as Markdown: leaders, commits, faults, client operations, and whether the safety
/// properties held.
QString runReport(const raft::Cluster &cluster, const QString &title);

} // namespace raftarium
