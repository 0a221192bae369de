#pragma once

#include "raftcore/scenario/scenario.h"
#include "raftcore/simulation/simulation.h"

#include <QString>

#include <string>

/// Scenarios as one line of text, and what became of them.
namespace raft {

inline ClusterFactory simulations()
{
    return [](const ClusterSetup &setup, std::string *problem) { return simulate(setup, problem); };
}

/// A file whose first command stands in line 2.
inline std::string asFile(const QString &commands)
{
    return "```raft\n" + commands.toStdString() + "\n```\n";
}

/// Parses and runs; the problem with its place, or nothing when it passed.
inline QString play(const QString &commands)
{
    auto parsed = parseScenario(asFile(commands), "story.md");
    if (const auto *problem = std::get_if<ScenarioProblem>(&parsed))
        return QStringLiteral("malformed: ") + QString::fromStdString(problem->message());
    const ScenarioOutcome outcome = runScenario(std::get<Scenario>(parsed), simulations());
    return outcome.problem ? QString::fromStdString(outcome.problem->message()) : QString();
}

} // namespace raft
