#include "netnode/processes/mirror_cluster.h"

#include "raftcore/cluster/measured.h"
#include "raftcore/cluster/run.h"

#include <utility>
#include <vector>

namespace raftarium {

MirrorCluster::MirrorCluster(std::unique_ptr<raft::Simulation> shadow, ProcessHistory processes)
    : m_shadow(std::move(shadow)), m_processes(std::move(processes))
{
}

raft::ClusterView MirrorCluster::view() const
{
    raft::ClusterView view = m_shadow->view();
    m_processes.showPresentIn(view);
    return view;
}

raft::ClusterView MirrorCluster::viewAt(raft::EventNumber event) const
{
    raft::ClusterView view = m_shadow->viewAt(event);
    m_processes.showIn(view);
    return view;
}

std::unique_ptr<raft::Cluster> MirrorCluster::branch(raft::EventNumber event, raft::Time at) const
{
    std::unique_ptr<raft::Simulation> here = m_shadow->twin(event, at);
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
    here->observe(raft::observation::Forked{});
    return here;
}

namespace {

/// A frozen copy of the mirror, with what was known of the processes.
class FrozenMirror final : public raft::FrozenRun {
public:
    FrozenMirror(std::unique_ptr<raft::FrozenRun> run, const ProcessHistory &processes)
        : m_run(std::move(run))
    {
        for (const auto &[server, entries] : processes.all())
            for (const ProcessHistory::Entry &each : entries)
                m_processes.push_back({server, each.from, each.state});
    }

    raft::KeptRun kept(const raft::WorkProgress &progress) const override
    {
        raft::KeptRun kept = m_run->kept(progress);
        kept.processes = m_processes;
        return kept;
    }

private:
    std::unique_ptr<raft::FrozenRun> m_run;
    std::vector<raft::RecordedProcess> m_processes;
};

} // namespace

std::unique_ptr<raft::FrozenRun> MirrorCluster::frozenCopy() const
{
    std::unique_ptr<raft::FrozenRun> run = m_shadow->frozenCopy();
    return run ? std::make_unique<FrozenMirror>(std::move(run), m_processes) : nullptr;
}

} // namespace raftarium
