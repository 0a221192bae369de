#pragma once

#include "raftcore/cluster/cluster.h"
#include "raftcore/scenario/scenario.h"

#include <QTextStream>

#include <cstddef>
#include <optional>

namespace raftarium {

/// Tells a run as it happens: the steps of the scenario, its commands, and what the servers did and why.
class ScenarioStory {
public:
    ScenarioStory(const raft::Scenario &scenario, QTextStream &out) : m_scenario(scenario), m_out(out) {}

    /// What has happened on the cluster since it was asked last.
    void tell(const raft::Cluster &cluster);
    /// The command at this place is the next.
    void begin(std::size_t command);

private:
    const raft::Scenario &m_scenario;
    QTextStream &m_out;
    const raft::Cluster *m_cluster = nullptr;
    raft::EventNumber m_shown = 0;
    std::size_t m_step = static_cast<std::size_t>(-1);
    std::optional<std::size_t> m_command; ///< The one that was announced last: it may take several turns.
};

} // namespace raftarium
