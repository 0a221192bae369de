#include "app/canvas/lane.h"

#include <QLineF>
#include <QtMath>

#include <algorithm>
#include <cmath>

namespace raftarium {

QPointF Lane::at(qreal fraction) const
{
    const qreal rest = 1 - fraction;
    return start * (rest * rest) + control * (2 * fraction * rest) + end * (fraction * fraction);
}

qreal Lane::angle(qreal fraction) const
{
    const QPointF direction = (control - start) * (1 - fraction) + (end - control) * fraction;
    return qRadiansToDegrees(std::atan2(direction.y(), direction.x()));
}

qreal Lane::length() const
{
    const qreal round = QLineF(start, control).length() + QLineF(control, end).length();
    return (QLineF(start, end).length() + round) / 2; // Between the chord and the way round by the corner.
}

QPainterPath Lane::path() const
{
    QPainterPath path(start);
    path.quadTo(control, end);
    return path;
}

qreal Lane::distanceTo(QPointF point) const
{
    qreal nearest = 1e9;
    constexpr int steps = 12;
    for (int i = 0; i < steps; ++i) {
        const QPointF a = at(i / qreal(steps));
        const QPointF piece = at((i + 1) / qreal(steps)) - a;
        const qreal part = std::clamp(QPointF::dotProduct(point - a, piece) /
                                          std::max(1e-9, QPointF::dotProduct(piece, piece)),
                                      0.0, 1.0);
        nearest = std::min(nearest, QLineF(point, a + piece * part).length());
    }
    return nearest;
}

} // namespace raftarium
