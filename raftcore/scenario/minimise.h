#pragma once

#include "raftcore/scenario/scenario.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace raft {

/// A scenario that fails, made short.
struct MinimisedScenario {
    Scenario scenario;       ///< The commands that are left, each in a line of its own.
    ScenarioProblem problem; ///< What fails, in the line of what is left.
    std::size_t before = 0;  ///< How many commands there were.
    std::size_t runs = 0;    ///< How often parts of it were run.
};

/// Leaves out every command without which a scenario fails in the same way: a violation of the same safety
/// property, or the same command, with the same report. Nothing when it does not fail. `goesOn` is asked
/// before each run; when it says no, there may be more commands left than needed.
std::optional<MinimisedScenario> minimise(const Scenario &scenario, const ClusterFactory &factory,
                                          const std::function<bool()> &goesOn = {});

/// The scenario as a file: its title, a sentence, and its commands.
std::string toMarkdown(const Scenario &scenario, const std::string &sentence);

} // namespace raft
