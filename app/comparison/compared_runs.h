#pragma once

#include "raftcore/comparison/comparison.h"

#include <QString>

#include <memory>

namespace raftarium {

/// A run that is compared with another one, and what it is called.
struct ComparedRun {
    QString name;
    std::unique_ptr<raft::Cluster> run;
};

/// Two runs, of clusters of any kind, and where they part (raft::compare()).
struct ComparedRuns {
    ComparedRun left;
    ComparedRun right;
    raft::RunComparison comparison;
};

/// Where an event lies on the axis of a comparison: at its time, or, where no time passes (manual delivery),
/// as many microseconds after the start as there were events.
inline raft::Time axisPlace(const raft::Cluster &run, raft::EventNumber event)
{
    return run.setup().manual || event == 0 ? raft::Time{event} : run.events()[event].at;
}

/// Where the run ends on that axis.
inline raft::Time axisEnd(const raft::Cluster &run)
{
    return run.setup().manual ? raft::Time{run.events().size()} : run.now();
}

} // namespace raftarium
