#include "app/traces/shown_trace.h"

#include "raftcore/traces/trace_cluster.h"
#include "raftcore/traces/trace_export.h"

#include <utility>

namespace raftarium {

const raft::Trace *traceOf(const raft::Cluster &cluster)
{
    return cluster.shownTrace().get();
}

std::unique_ptr<raft::Cluster> sameTrace(const raft::Cluster &cluster)
{
    std::shared_ptr<const raft::Trace> trace = cluster.shownTrace();
    return trace ? std::make_unique<raft::TraceCluster>(std::move(trace)) : nullptr;
}

std::unique_ptr<raft::Cluster> asTrace(std::unique_ptr<raft::Cluster> run, const QString &name)
{
    if (traceOf(*run) != nullptr)
        return run;
    return std::make_unique<raft::TraceCluster>(raft::traceOfRun(*run, name.toStdString()));
}

} // namespace raftarium
