#pragma once

#include "raftcore/scenario/scenario.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace raftarium {

/// The names of the scenarios and lessons in this program: the five of the menu first, then the others.
QStringList builtInScenarios();

/// Whether a scenario is meant: a file *.md, or a name of a built-in one that no file has.
bool isScenario(const QString &fileOrName);

/// Reads and parses a scenario file, or the built-in scenario of that name ("network-partition"); it must
/// hold a command. Answers nothing after having said what is wrong.
std::optional<raft::Scenario> loadScenario(const QString &fileOrName);

} // namespace raftarium
