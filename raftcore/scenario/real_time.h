#pragma once

#include "raftcore/scenario/scenario.h"

#include <optional>

namespace raft {

/// The first command of a scenario that only a simulation can do, and why: real processes run by the clock,
/// start empty as servers 1, 2, …, keep every rule, and their messages and disks cannot be held.
/// Nothing when real processes can do all of it.
std::optional<ScenarioProblem> problemInRealTime(const Scenario &scenario);

/// The same scenario for servers whose messages are under way for at least `delay`: where its timeouts are
/// too short for that, all of its times are as many times as long.
Scenario stretchedFor(Time delay, Scenario scenario);

} // namespace raft
