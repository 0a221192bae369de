#pragma once

#include "netnode/processes/captions.h"
#include "raftcore/cluster/cluster.h"

#include <memory>

namespace raftarium {

/// A cluster of real processes as far as they have told of themselves: a shadow, which is a simulate()d
/// cluster whose servers are external, has taken each of their steps again. So all is known of them that is
/// known of simulated servers, also of their past, and a simulation can go on from any of its instants.
class MirrorCluster : public raft::Cluster {
public:
    explicit MirrorCluster(std::unique_ptr<raft::Cluster> shadow, Captions captions = {});

    const raft::ClusterSetup &setup() const override { return m_shadow->setup(); }
    std::optional<raft::Time> nextAt() const override { return std::nullopt; }
    raft::ClusterView view() const override;
    raft::ClusterView viewAt(raft::EventNumber event) const override;
    const raft::EventRecord &events() const override { return m_shadow->events(); }
    std::string describe(raft::EventNumber event) const override { return m_shadow->describe(event); }
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

    /// What a recording keeps.
    const raft::Cluster &shadow() const { return *m_shadow; }
    const Captions &captions() const { return m_captions; }

protected:
    std::unique_ptr<raft::Cluster> m_shadow;
    Captions m_captions;
};

} // namespace raftarium
