#pragma once

#include "raftcore/traces/trace.h"

#include <QString>

#include <memory>

namespace raft {
class Cluster;
} // namespace raft

namespace raftarium {

/// The trace behind a cluster that was read from one; null for others.
const raft::Trace *traceOf(const raft::Cluster &cluster);
/// Another cluster of the trace that this one shows; null for others. Both belong to the window's thread.
std::unique_ptr<raft::Cluster> sameTrace(const raft::Cluster &cluster);
/// A run as a trace would tell it; a trace is left as it is.
std::unique_ptr<raft::Cluster> asTrace(std::unique_ptr<raft::Cluster> run, const QString &name);

} // namespace raftarium
