#pragma once

#include "raftcore/cluster/cluster.h"
#include "raftcore/exploration/explorer.h"

namespace raft {

/// A state as a cluster that is only looked at, without a past.
class ExplorerCluster final : public Cluster {
public:
    /// `state` must outlive it.
    explicit ExplorerCluster(const ExplorerState &state) : m_state(state) {}

    Capabilities capabilities() const override;
    const ClusterSetup &setup() const override { return m_setup; }
    Time now() const override { return m_state.simulation.now; }
    std::optional<Time> nextAt() const override { return std::nullopt; }
    std::size_t advance(Time, std::size_t) override { return 0; }
    ClusterView view() const override;
    ClusterView viewAt(EventNumber) const override { return view(); }
    const EventRecord &events() const override { return m_events; }
    std::string describe(EventNumber) const override { return {}; }
    std::optional<Message> messageOf(EventNumber) const override { return std::nullopt; }
    std::optional<Operation> operation(OperationId id) const override { return m_state.operations.find(id); }
    const std::vector<Violation> &violations() const override { return m_state.monitor.violations(); }
    ActionResult perform(const Action &action) override { return {obstacle(action), 0, {}}; }
    std::string obstacle(const Action &) const override { return capabilities().reason; }

private:
    const ExplorerState &m_state;
    ClusterSetup m_setup;
    EventRecord m_events;
};

} // namespace raft
