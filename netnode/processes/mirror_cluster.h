#pragma once

#include "netnode/processes/process_history.h"
#include "raftcore/cluster/cluster.h"
#include "raftcore/simulation/simulation.h"

#include <memory>

namespace raftarium {

/// A cluster of real processes as far as they have reported of themselves: its mirror, a simulation that
/// follows external servers, has repeated each of their steps. So all is known of them that is known of
/// simulated servers, also of their past, and a simulation can go on from any of its instants.
class MirrorCluster : public raft::Cluster {
public:
    explicit MirrorCluster(std::unique_ptr<raft::Simulation> shadow, ProcessHistory processes = {});

    const raft::ClusterSetup &setup() const override { return m_shadow->setup(); }
    std::optional<raft::Time> nextAt() const override { return std::nullopt; }
    raft::ClusterView view() const override;
    raft::ClusterView viewAt(raft::EventNumber event) const override;
    const raft::EventRecord &events() const override { return m_shadow->events(); }
    std::string describe(raft::EventNumber event) const override { return m_shadow->describe(event); }
    std::string textOf(raft::EventNumber event) const override { return m_shadow->textOf(event); }
    std::optional<raft::Message> messageOf(raft::EventNumber event) const override
    {
        return m_shadow->messageOf(event);
    }
    std::optional<raft::Operation> operation(raft::OperationId id) const override
    {
        return m_shadow->operation(id);
    }
    const std::vector<raft::Violation> &violations() const override { return m_shadow->violations(); }
    /// A simulation that goes on from there.
    std::unique_ptr<raft::Cluster> branch(raft::EventNumber event, raft::Time at) const override;
    /// As the mirror's, with what was known of the processes.
    std::unique_ptr<raft::FrozenRun> frozenCopy() const override;

protected:
    std::unique_ptr<raft::Simulation> m_shadow;
    ProcessHistory m_processes;
};

} // namespace raftarium
