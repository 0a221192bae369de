#pragma once

#include "raftcore/cluster/cluster.h"

#include <QString>

#include <memory>

namespace raftarium {

/// The run of a recording or a scenario (*.md, or a built-in one by its name), up to an instant: FILE,
/// FILE@12.5s or FILE#EVENT. Without an instant it is that which the recording shows, or the scenario, to its
/// end; one that fails counts as well. Null after having said what is wrong.
std::unique_ptr<raft::Cluster> loadRun(const QString &source);

/// Whether it is the trace of another implementation.
bool isTraceFile(const QString &source);

/// The same, also of traces and real processes, which are only looked at: of those without an instant.
std::unique_ptr<raft::Cluster> loadAnyRun(const QString &source);

} // namespace raftarium
