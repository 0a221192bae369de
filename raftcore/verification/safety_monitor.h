#pragma once

#include "raftcore/cluster/safety.h"
#include "raftcore/consensus/effects.h"
#include "raftcore/consensus/node.h"

#include <string>
#include <vector>

namespace raft {

/// Watches every step of every server of a cluster and tells when a safety property does not hold.
/// Incremental: the cost of a step does not grow with the log. A value; a copy watches on from the same
/// history.
class SafetyMonitor {
public:
    /// A server started or restarted (also at the very beginning): its log is what its disk held.
    void started(const Node &node, EventNumber event, Time now);
    /// A server took a step that had these effects.
    void stepped(const Node &node, const Effects &effects, EventNumber event, Time now);

    /// What has not held so far, oldest first. At most one per property and pair of servers.
    const std::vector<Violation> &violations() const { return m_violations; }

private:
    std::vector<Violation> m_violations;
};

} // namespace raft
