#pragma once

#include "raftcore/cluster/cluster.h"
#include "raftcore/traces/trace.h"

#include <memory>
#include <string>

namespace raft {

/// A run of another implementation, as its trace shows it: it is looked at like any other cluster,
/// and nothing can be done to it.
class TraceCluster final : public Cluster {
public:
    explicit TraceCluster(std::shared_ptr<const Trace> trace);

    const Trace &trace() const { return *m_trace; }

    Capabilities capabilities() const override;
    const ClusterSetup &setup() const override { return m_setup; }
    std::string serverName(NodeId id) const override { return m_trace->names().nameOf(id); }

    Time now() const override;
    std::optional<Time> nextAt() const override { return std::nullopt; }
    std::size_t advance(Time, std::size_t) override { return 0; }

    ClusterView view() const override { return viewAt(m_trace->events().size()); }
    ClusterView viewAt(EventNumber event) const override;
    const EventRecord &events() const override { return m_trace->events(); }
    std::string describe(EventNumber event) const override;
    std::optional<Message> messageOf(EventNumber event) const override;
    MessageKnowledge knowledgeOfMessage(EventNumber event) const override;
    std::optional<Operation> operation(OperationId) const override { return std::nullopt; }
    const std::vector<Violation> &violations() const override;

    ActionResult perform(const Action &action) override { return {obstacle(action), 0, {}}; }
    std::string obstacle(const Action &) const override;

    SafetyCoverage coverage() const override { return m_trace->coverage(); }
    std::shared_ptr<const Trace> shownTrace() const override { return m_trace; }

private:
    std::optional<TraceMessage> reportedMessage(EventNumber event) const;

    std::shared_ptr<const Trace> m_trace;
    ClusterSetup m_setup;
    mutable std::vector<Violation> m_violations; ///< Those of the trace, as far as they have been asked for.
};

} // namespace raft
