#pragma once

#include <QPainterPath>
#include <QPointF>

#include <vector>

/// Soft outlines around several things at once.
namespace raftarium {

/// Adds the points of a circle.
void addCircle(std::vector<QPointF> &points, QPointF centre, qreal radius);
/// The smallest convex outline that holds all these points; empty for fewer than three.
QPainterPath around(const std::vector<QPointF> &points);

} // namespace raftarium
