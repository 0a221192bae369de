#pragma once

#include "raftcore/cluster/cluster.h"
#include "raftcore/scenario/scenario.h"

#include <QFuture>
#include <QString>

#include <chrono>
#include <memory>
#include <variant>

namespace raftarium {

/// A scenario that was read from a file and run to its end.
struct PlayedScenario {
    std::unique_ptr<raft::Cluster> cluster; ///< As it was at the end; null when nothing ran.
    QString title;
    QString problem;        ///< One sentence with file and line; empty when all went as the scenario says.
    bool understood = true; ///< False: the file could not be read or is no scenario.
};

/// Says in the run itself what did not hold: a flag on the timeline and a line of the history. Nothing for no
/// cluster.
void markFailure(raft::Cluster *cluster, const raft::ScenarioProblem &problem);
/// Reads and parses a scenario, in the language of the window where it is written in it; or one sentence why
/// that cannot be. `path` may be a resource.
std::variant<raft::Scenario, QString> readScenarioFile(const QString &path);
/// The same for real processes, whose messages are kept back for so long; also says what such cannot do.
std::variant<raft::Scenario, QString> readScenarioForProcesses(const QString &path,
                                                               std::chrono::milliseconds delay);
/// What the scenario is called: its title, else its file.
QString titleOf(const raft::Scenario &scenario);
/// Reads and runs a scenario. `path` may be a resource.
PlayedScenario playScenarioFile(const QString &path, const raft::ClusterFactory &factory);
/// Runs a scenario on another thread. The future tells how far it has come, and ends it when it is cancelled.
QFuture<std::shared_ptr<PlayedScenario>> playBeside(raft::Scenario scenario, raft::ClusterFactory factory);

} // namespace raftarium
