#include "app/canvas/outline.h"

#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace raftarium {

namespace {

/// The corners of the convex hull, counter-clockwise (Andrew's monotone chain).
std::vector<QPointF> convexHull(std::vector<QPointF> points)
{
    std::sort(points.begin(), points.end(),
              [](QPointF a, QPointF b) { return a.x() < b.x() || (a.x() == b.x() && a.y() < b.y()); });
    std::vector<QPointF> hull;
    const auto add = [&hull](QPointF point, std::size_t least) {
        const auto turnsRight = [&] {
            const QPointF a = hull[hull.size() - 1] - hull[hull.size() - 2];
            const QPointF b = point - hull[hull.size() - 1];
            return a.x() * b.y() - a.y() * b.x() <= 0;
        };
        while (hull.size() >= least && turnsRight())
            hull.pop_back();
        hull.push_back(point);
    };
    for (const QPointF &point : points)
        add(point, 2);
    const std::size_t lower = hull.size() + 1;
    for (auto point = points.rbegin() + 1; point < points.rend(); ++point)
        add(*point, lower);
    hull.pop_back();
    return hull;
}

} // namespace

void addCircle(std::vector<QPointF> &points, QPointF centre, qreal radius)
{
    constexpr int corners = 40;
    for (int i = 0; i < corners; ++i) {
        const qreal turn = 2 * M_PI * i / corners;
        points.push_back(centre + QPointF(std::cos(turn), std::sin(turn)) * radius);
    }
}

QPainterPath around(const std::vector<QPointF> &points)
{
    QPainterPath path;
    if (points.size() < 3)
        return path;
    const std::vector<QPointF> outline = convexHull(points);
    path.addPolygon(QPolygonF(QList<QPointF>(outline.begin(), outline.end())));
    path.closeSubpath();
    return path;
}

} // namespace raftarium
