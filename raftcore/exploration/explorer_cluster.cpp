#include "raftcore/exploration/explorer_cluster.h"

#include "raftcore/consensus/phrase.h"
#include "raftcore/simulation/portrait.h"

namespace raft {

Capabilities ExplorerCluster::capabilities() const
{
    Capabilities can;
    can.timeTravel = false;
    can.reason = phrase("This cluster is only looked at.");
    return can;
}

ClusterView ExplorerCluster::view() const
{
    return portraitOf(m_state.simulation, m_state.operations, violations());
}

} // namespace raft
