#pragma once

#include "fake_cluster.h"

#include "raftcore/simulation/simulation.h"

/// Servers as real processes would be: time passes when the test says so, and what they tell waits until
/// somebody takes it in.
class FakeProcesses : public FakeCluster {
public:
    /// S1 … S`count`, each with a pid and a port; S1 leads term 1. `gone` becomes true with the cluster.
    FakeProcesses(std::size_t count, bool *gone) : FakeCluster(count), m_gone(gone)
    {
        for (raft::ServerView &each : shown.servers)
            each.process = raft::process::Running{4710 + each.id.value,
                                                  static_cast<std::uint16_t>(40120 + each.id.value)};
        elect(1, 1);
    }
    FakeProcesses(const FakeProcesses &) = delete;
    FakeProcesses &operator=(const FakeProcesses &) = delete;
    ~FakeProcesses() override { *m_gone = true; }

    bool startedHere = true; ///< They end with the cluster.
    std::size_t waiting = 0; ///< Events that the servers have told and nobody has taken in.
    mutable std::optional<raft::EventNumber> branchedAt; ///< After which event a simulation went on.

    /// Real servers take one request after the other.
    std::string obstacle(const raft::Action &action) const override
    {
        return std::holds_alternative<raft::action::SubmitBatch>(action) ? "Only a simulation can do that"
                                                                         : FakeCluster::obstacle(action);
    }
    raft::Capabilities capabilities() const override
    {
        raft::Capabilities can;
        can.virtualTime = false;
        can.manual = false;
        can.external = true;
        can.endsServers = startedHere;
        can.reason = "Real processes cannot do that";
        return can;
    }
    std::optional<std::string> shellLine() const override
    {
        return "export RAFT_NODES=http://localhost:40121";
    }
    raft::ClusterView viewAt(raft::EventNumber event) const override
    {
        raft::ClusterView view = FakeCluster::viewAt(event);
        view.event = event;
        return view;
    }
    std::size_t advance(raft::Time, std::size_t most) override
    {
        std::size_t taken = 0;
        for (; waiting > 0 && taken < most; --waiting, ++taken) {
            shown.now += raft::Time(10'000);
            raft::Event event;
            event.kind = raft::EventKind::TimerFired;
            event.server = 1;
            record(event);
        }
        return taken;
    }
    std::unique_ptr<raft::Cluster> branch(raft::EventNumber event, raft::Time) const override
    {
        branchedAt = event;
        std::string problem;
        return raft::simulate(raft::clusterOf(shown.servers.size(), 42), &problem);
    }

private:
    bool *m_gone;
};
