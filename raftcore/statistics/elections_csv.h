#pragma once

#include "raftcore/statistics/elections.h"

#include <cstdint>
#include <string>
#include <vector>

namespace raft {

/// The elections of one setting, and what it is called.
struct NamedSamples {
    std::string name;
    std::vector<ElectionSample> samples; ///< Of seeds that follow each other.
};

/// One line for each election, below a line of headings; `firstSeed` is that of the first of each setting.
std::string toCsv(const std::vector<NamedSamples> &elections, std::uint64_t firstSeed);

} // namespace raft
