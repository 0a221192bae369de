#pragma once

#include "raftcore/cluster/cluster.h"

#include <QString>

#include <optional>

/// What is done to a cluster, as commands of the scenario language.
namespace raftarium {

/// The command that sets up such a cluster: "cluster 5 clock seed=42 latency=5ms..15ms …".
QString setUpText(const raft::ClusterSetup &setup);
/// The commands for an action on a cluster that looks like that; nothing when the language has none for it.
std::optional<QString> commandText(const raft::Action &action, const raft::ClusterView &before);
/// A length of time, exact: "300ms", "1234us".
QString spanText(raft::Time span);

} // namespace raftarium
