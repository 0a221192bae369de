#pragma once

#include "timeline_scene.h"

#include "app/theme/theme.h"

#include <vector>

class QPainter;

/// Where the hits of a search lie in the whole run.
namespace raftarium {

/// The pixel columns of the overview in which there are hits, at most one for every second pixel. `hits`
/// rise.
std::vector<double> arrangeSearchMarks(const TimelineSource &source,
                                       const std::vector<raft::EventNumber> &hits);
void paintSearchMarks(QPainter &painter, const QRectF &overview, const std::vector<double> &marks,
                      const Theme &theme);

} // namespace raftarium
