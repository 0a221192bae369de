#pragma once

#include "raftcore/scenario/scenario.h"

#include <QString>

#include <optional>

namespace raftarium {

/// Reads and parses a scenario file, which must hold a command; answers nothing after having said what is
/// wrong.
std::optional<raft::Scenario> loadScenario(const QString &path);

} // namespace raftarium
