#pragma once

#include "timeline_scene.h"

#include "app/theme/theme.h"

#include <vector>

class QPainter;

namespace raftarium {

/// A bookmark and where it lies on the axis, in microseconds.
struct PlacedBookmark {
    double place = 0;
    QString name;
};

/// A ribbon above the lanes with the name beside it, where there is room before the next one, and a line
/// through the lanes.
void paintBookmarks(QPainter &painter, const TimelineSource &source,
                    const std::vector<PlacedBookmark> &bookmarks, const Theme &theme);

} // namespace raftarium
