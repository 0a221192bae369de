#pragma once

#include "netnode/processes/captions.h"
#include "raftcore/cluster/cluster.h"

#include <memory>

namespace raftarium {

/// A cluster of real processes as a recording has kept it: all of it is past. What if something else had
/// happened, branch() shows, in simulation.
class RecordedProcesses final : public raft::Cluster {
public:
    /// `shadow` is a simulate()d cluster whose servers live elsewhere, at the end of the recording.
    RecordedProcesses(std::unique_ptr<raft::Cluster> shadow, Captions captions);

    raft::Capabilities capabilities() const override;
    const raft::ClusterSetup &setup() const override { return m_shadow->setup(); }
    raft::Time now() const override { return m_shadow->now(); }
    std::optional<raft::Time> nextAt() const override { return std::nullopt; }
    std::size_t advance(raft::Time, std::size_t) override { return 0; }
    raft::ClusterView view() const override;
    raft::ClusterView viewAt(raft::EventNumber event) const override;
    const raft::EventRecord &events() const override { return m_shadow->events(); }
    std::string describe(raft::EventNumber event) const override { return m_shadow->describe(event); }
    std::optional<raft::Message> messageOf(raft::EventNumber event) const override
    {
        return m_shadow->messageOf(event);
    }
    const raft::Operation *operation(raft::OperationId id) const override { return m_shadow->operation(id); }
    const std::vector<raft::Violation> &violations() const override { return m_shadow->violations(); }
    raft::ActionResult perform(const raft::Action &action) override;
    std::string obstacle(const raft::Action &action) const override;
    std::unique_ptr<raft::Cluster> branch(raft::EventNumber event, raft::Time at) const override;

    const raft::Cluster &shadow() const { return *m_shadow; }
    const Captions &captions() const { return m_captions; }

private:
    std::unique_ptr<raft::Cluster> m_shadow;
    Captions m_captions;
};

} // namespace raftarium
