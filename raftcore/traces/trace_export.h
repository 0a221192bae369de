#pragma once

#include "raftcore/cluster/cluster.h"
#include "raftcore/cluster/run.h"
#include "raftcore/traces/trace.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace raft {

/// Gets one line of a trace, with its end, that tells of what happened up to and with `event`.
using ExportedLine = std::function<void(std::string_view line, EventNumber event)>;

/// Tells the run of a cluster of any kind in Raftarium's own form of traces, line by line: every message with
/// its number, and how the servers are after each step. What a trace has no words for (disks, links, clients)
/// it tells as notes. Ends early when `progress` says no.
void exportTrace(const Cluster &cluster, std::string_view source, const ExportedLine &line,
                 const WorkProgress &progress = {});

/// The run as if its export had been read: to be compared with a trace. Nothing when `progress` says no.
std::shared_ptr<Trace> traceOfRun(const Cluster &cluster, const std::string &source,
                                  const WorkProgress &progress = {});

} // namespace raft
