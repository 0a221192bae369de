#include "raftcore/soak/run.h"

namespace raft {

/// A disk is lost, or an old copy of it is put back. Of no membership that may count so many disks may go
/// that no majority of those that it names is left: after that nothing could be promised.
void SoakRun::loseDisk()
{
    const NodeId id = anyServer();
    if (percent(40)) {
        act(action::CopyDisk{id});
        return;
    }
    const ClusterView view = m_cluster->view();
    const auto remains = [&](NodeId one) { return one != id; };
    for (const Membership &membership : membershipsThatMayCount())
        if (!hasMajority(membership, view, remains))
            return;
    if (!percent(50) || !act(action::RestoreDisk{id}))
        act(action::WipeDisk{id});
    if (percent(70))
        act(action::Restart{id});
}

} // namespace raft
