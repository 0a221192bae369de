#pragma once

#include "raftcore/exploration/explore.h"

#include <QString>

namespace raftarium {

/// A run that was found, as a scenario.
struct ScenarioText {
    QString text;    ///< Empty when no scenario makes this run again.
    QString problem; ///< Why not: a sentence without its end.
};

/// Writes a scenario that makes the run again, a step for each move: it fails as the run does, or ends where
/// the goal (in the words of the language) holds. It was run to see that.
ScenarioText scenarioOf(const raft::Exploration &found, const QString &title, const QString &goal);

} // namespace raftarium
