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

/// The room for a picture, in its units: letters are 11 high, whatever the size.
struct ElectionsRoom {
    double width = 860;  ///< At least 360.
    double height = 498; ///< With the legend; at least 240.
};

/// The share of elections that are decided within a time, one curve for each setting: time from left to right
/// on a logarithmic scale, as figure 16 of the paper has it.
std::string toSvg(const std::vector<NamedElections> &elections, SvgScheme scheme = SvgScheme::AsViewer,
                  ElectionsRoom room = {});

} // namespace raft
