#pragma once

#include "timeline_scene.h"

#include "app/theme/theme.h"

#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace raftarium {

/// How many of the futures of an instant end as the run does.
struct FutureMark {
    double place = 0; ///< On the axis.
    double share = 0; ///< 0 … 1.
    QString words;    ///< For those who point at it.

    bool operator==(const FutureMark &) const = default;
};

/// The column of a mark in the row of the futures.
QRectF columnOf(const FutureMark &mark, const TimelineSource &source, const std::vector<FutureMark> &all);
/// The mark beside `x`, if there is one.
std::optional<FutureMark> futureNear(double x, const TimelineGeometry &geometry,
                                     const std::vector<FutureMark> &marks);
/// A column for each instant, full where no future that was looked at avoids that end, on the same axis as
/// the lanes.
void paintFutures(QPainter &painter, const TimelineSource &source, const std::vector<FutureMark> &marks,
                  const Theme &theme);

} // namespace raftarium
