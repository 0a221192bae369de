#pragma once

#include "raftcore/cluster/run.h"
#include "raftcore/traces/lab_pattern.h"
#include "raftcore/traces/trace.h"
#include "raftcore/traces/trace_form.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace raftarium {

/// Which files make a trace, and how they are to be read.
struct TraceRequest {
    QStringList paths;                        ///< "-" is standard input.
    std::optional<raft::TraceForm> form = {}; ///< Else it is found by looking.
    QString patterns = {}; ///< A table for lab logs; else the one beside the log, or the usual one.
    QString group = {};    ///< Of several groups of servers in a log this one; else the first that is named.
    std::optional<raft::LabPatterns> table = {}; ///< The table itself, instead of a file of it.
};

class GrowingTrace;

/// A trace as its files tell it.
struct OpenedTrace {
    std::shared_ptr<raft::Trace> trace;   ///< Null when there is nothing to show.
    QString problem;                      ///< Why there is not: names the file and the reason.
    QString remark;                       ///< What was assumed or could not be read; empty when nothing.
    std::shared_ptr<GrowingTrace> growth; ///< Of a single file, which may become longer; else null.
};

/// Reads a trace whole. Ends early, with a null trace and no problem, when `progress` says no.
OpenedTrace openTrace(const TraceRequest &request, const raft::WorkProgress &progress = {});

/// Where the table of patterns beside a log stands: "run.log.patterns.json".
QString patternsBeside(const QString &path);
/// Which form that file has, as its beginning tells; nothing when it has none of them, or cannot be read.
std::optional<raft::TraceForm> traceFormOfFile(const QString &path);

/// Gets what the lines tell, in their order. Names and source are complete afterwards.
using TakeTraceItem = std::function<void(raft::TraceItem item)>;
/// As openTrace(), but keeps nothing of a single file. One sentence why it cannot be read; empty when it was.
QString readTraceFiles(const TraceRequest &request, raft::ServerNames &names, raft::TraceSource &source,
                       const TakeTraceItem &take, const raft::WorkProgress &progress = {});

} // namespace raftarium
