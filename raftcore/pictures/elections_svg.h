#pragma once

#include "raftcore/pictures/svg.h"
#include "raftcore/statistics/elections.h"

#include <string>
#include <vector>

namespace raft {

/// The elections of one setting, and what it is called.
struct NamedElections {
    std::string name;
    ElectionFigures figures;
};

/// The share of elections that are decided within a time, one curve for each setting: time from left to right
/// on a logarithmic scale, as figure 16 of the paper has it.
std::string toSvg(const std::vector<NamedElections> &elections, SvgScheme scheme = SvgScheme::AsViewer);

} // namespace raft
