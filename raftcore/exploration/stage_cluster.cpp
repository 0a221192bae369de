#include "raftcore/exploration/stage_cluster.h"

#include "raftcore/simulation/portrait.h"

namespace raft {

Capabilities StageCluster::capabilities() const
{
    Capabilities can;
    can.timeTravel = false;
    can.reason = "This cluster is only looked at.";
    return can;
}

ClusterView StageCluster::view() const
{
    return portraitOf(m_situation.world, m_situation.operations, violations());
}

} // namespace raft
