#include "netnode/processes/mirror_cluster.h"

#include "raftcore/cluster/measured.h"

#include <utility>

namespace raftarium {

MirrorCluster::MirrorCluster(std::unique_ptr<raft::Cluster> shadow, Captions captions)
    : m_shadow(std::move(shadow)), m_captions(std::move(captions))
{
}

raft::ClusterView MirrorCluster::view() const
{
    raft::ClusterView view = m_shadow->view();
    m_captions.captionNow(view);
    return view;
}

raft::ClusterView MirrorCluster::viewAt(raft::EventNumber event) const
{
    raft::ClusterView view = m_shadow->viewAt(event);
    m_captions.caption(view);
    return view;
}

std::unique_ptr<raft::Cluster> MirrorCluster::branch(raft::EventNumber event, raft::Time at) const
{
    std::unique_ptr<raft::Cluster> here = m_shadow->branch(event, at);
    if (!here)
        return here;
    // What the network and the disks are like goes on as it was seen, nothing of it is made up.
    const raft::ClusterView view = here->view();
    const raft::Measured seen = raft::measured(here->events(), here->events().size(), view.links);
    if (seen.flight) {
        raft::NetworkDials network = view.network;
        network.latencyMin = seen.flight->least;
        network.latencyMax = seen.flight->most;
        here->perform(raft::action::SetNetwork{network});
    }
    if (seen.sync)
        here->perform(raft::action::SetDiskTime{seen.sync->least, seen.sync->most});
    here->perform(raft::action::GoOnHere{});
    return here;
}

} // namespace raftarium
