#pragma once

#include "app/theme/theme.h"
#include "app/timeline/timeline_scene.h"

class QPainter;

namespace raftarium {

/// Gives messages that are rare and matter a shape on their arrows: ▤ for chunks of a snapshot, with their
/// number where there is room, ▲ for TimeoutNow. Only what lies within `room` is drawn.
void drawMessageMarks(QPainter &painter, const TimelineScene &scene, const QRectF &room, const Theme &theme);

} // namespace raftarium
