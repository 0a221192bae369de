#include "app/traces/shown_trace.h"

#include "raftcore/traces/trace_cluster.h"
#include "raftcore/traces/trace_export.h"

namespace raftarium {

const raft::Trace *traceOf(const raft::Cluster &cluster)
{
    const auto *told = dynamic_cast<const raft::TraceCluster *>(&cluster);
    return told != nullptr ? &told->trace() : nullptr;
}

std::unique_ptr<raft::Cluster> sameTrace(const raft::Cluster &cluster)
{
    const auto *told = dynamic_cast<const raft::TraceCluster *>(&cluster);
    return told != nullptr ? told->sharing() : nullptr;
}

std::unique_ptr<raft::Cluster> toldAsTrace(std::unique_ptr<raft::Cluster> run, const QString &name)
{
    if (traceOf(*run) != nullptr)
        return run;
    return std::make_unique<raft::TraceCluster>(raft::traceOfRun(*run, name.toStdString()));
}

} // namespace raftarium
