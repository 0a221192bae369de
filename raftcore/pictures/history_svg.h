#pragma once

#include "raftcore/pictures/svg.h"
#include "raftcore/verification/history_chart.h"

#include <string>

namespace raft {

/// The chart as an SVG: lanes of operations from left to right, a numbered dot where each of the order takes
/// effect, and a cross on those that fit nowhere after it.
std::string toSvg(const HistoryChart &chart, SvgScheme scheme = SvgScheme::AsViewer);

} // namespace raft
