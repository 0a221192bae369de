#include "app/canvas/group_outline.h"

#include "app/canvas/outline.h"
#include "app/canvas/plane.h"

#include <QtMath>

#include <algorithm>
#include <cmath>

namespace raftarium {

QPainterPath hullOf(const std::vector<raft::NodeId> &group, const CanvasGeometry &geometry)
{
    const ServerMeasures &measures = geometry.measures();
    std::vector<QPointF> points;
    for (const raft::NodeId server : group)
        if (geometry.contains(server))
            addCircle(points, geometry.centre(server), measures.radius * 1.38 + measures.track);
    return around(points);
}

QPainterPath ringAround(const std::vector<raft::NodeId> &group, qreal away, const CanvasGeometry &geometry)
{
    const ServerMeasures &measures = geometry.measures();
    const QRectF row = measures.cellRow(measures.cells);
    const qreal foot = measures.footprint().bottom();
    constexpr qreal rounding = 8;
    std::vector<QPointF> points;
    for (const raft::NodeId server : group) {
        if (!geometry.contains(server))
            continue;
        addCircle(points, geometry.centre(server), measures.radius * 1.3 + measures.track + away);
        for (const qreal x : {row.left() + 2, row.right() - 2})
            addCircle(points, geometry.centre(server) + QPointF(x, foot - rounding), rounding + away);
    }
    return around(points);
}

std::optional<QRectF> labelNear(const QPainterPath &outline, QSizeF text, const CanvasGeometry &geometry,
                                const std::vector<QRectF> &taken, const std::vector<QPainterPath> &others)
{
    const std::vector<raft::NodeId> &servers = geometry.servers();
    const QRectF box = outline.boundingRect();
    const QRectF canvas = QRectF(QPointF(), geometry.size()).adjusted(4, 4, -4, -4);
    const auto isFree = [&](const QRectF &place) {
        const auto hides = [&place](const QRectF &other) { return place.intersects(other); };
        return canvas.contains(place) && !hides(geometry.clockArea()) && !hides(geometry.legendArea()) &&
               std::none_of(taken.begin(), taken.end(), hides) &&
               std::none_of(others.begin(), others.end(),
                            [&](const QPainterPath &other) { return other.intersects(place); }) &&
               std::none_of(servers.begin(), servers.end(),
                            [&](raft::NodeId server) { return hides(geometry.footprint(server)); });
    };
    // Outwards first: away from the middle of the canvas, then round the hull, nearest places first.
    constexpr qreal beforeLegend = 300;
    const QPointF middle = canvas.center();
    const QPointF outward = unit(box.center() - middle);
    std::optional<QRectF> best;
    qreal bestCost = 1e9;
    for (int step = 0; step < 72; ++step) {
        const qreal turn = qDegreesToRadians(step * 5.0);
        const QPointF ray(std::cos(turn), std::sin(turn));
        for (qreal reach = 0; reach < std::max(box.width(), box.height()); reach += 8) {
            QRectF place(QPointF(), text);
            place.moveCenter(box.center() + ray * reach);
            const bool apart = !outline.intersects(place.adjusted(-4, -3, 4, 3));
            const qreal cost = reach + (1 - dot(ray, outward)) * 70 + std::abs(ray.x()) * 10 +
                               (geometry.legendColumn().intersects(place) ? beforeLegend : 0);
            if (apart && cost < bestCost && isFree(place)) {
                best = place;
                bestCost = cost;
            }
            if (apart)
                break;
        }
    }
    return best;
}

} // namespace raftarium
