#pragma once

#include "raftcore/pictures/svg.h"
#include "raftcore/verification/history_chart.h"

#include <optional>
#include <string>

namespace raft {

/// The chart as an SVG: lanes of operations from left to right, a numbered dot where each of the order takes
/// effect, and a cross on those that fit nowhere after it.
std::string toSvg(const HistoryChart &chart, SvgScheme scheme = SvgScheme::AsViewer);

/// A point of a picture, in its units.
struct PicturePlace {
    double x = 0;
    double y = 0;
};

/// Where the first operation that fits nowhere stands in the picture of that chart.
std::optional<PicturePlace> contradictionIn(const HistoryChart &chart);

/// A part of a picture, in its units.
struct PicturePart {
    double left = 0;
    double top = 0;
    double width = 0; ///< 0: there is none.
    double height = 0;
};

/// Where the names of the clients stand in the picture of that chart: beside their lanes, which may be long.
PicturePart namesIn(const HistoryChart &chart);

} // namespace raft
