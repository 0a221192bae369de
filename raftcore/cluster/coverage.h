#pragma once

#include "raftcore/cluster/safety.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace raft {

/// How far a property could be checked.
struct PropertyCoverage {
    SafetyProperty property = SafetyProperty::ElectionSafety;
    /// How many facts it was held against: leaders, entries, commits. 0: not checked.
    std::uint64_t facts = 0;
    std::string missing; ///< What would have to be reported for it; empty when it was checked.

    bool isChecked() const { return facts > 0; }
};

/// How far the properties of a run could be checked; nothing where everything that happens is reported.
using SafetyCoverage = std::optional<std::vector<PropertyCoverage>>;

/// Of that property; null where everything that happens is reported.
const PropertyCoverage *coverageOf(const SafetyCoverage &coverage, SafetyProperty property);

} // namespace raft
