#pragma once

#include "raftcore/soak/soak.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>

namespace raft {

/// A run that violates a property, made short.
struct MinimisedRun {
    std::unique_ptr<Cluster> cluster; ///< Recorded, at the instant of the violation.
    SafetyProperty property{};        ///< What is violated, in the whole run as in this one.
    std::size_t interventions = 0;    ///< How many are left …
    std::size_t before = 0;           ///< … of so many.
};

/// Leaves out every intervention without which the same property is violated, and what follows the violation.
/// Nothing when a run violates none. `goesOn` is asked before each run of a part; when it says no, there may
/// be more interventions left than needed.
std::optional<MinimisedRun> minimise(const Cluster &failed, const std::function<bool()> &goesOn = {});

} // namespace raft
