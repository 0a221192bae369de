#pragma once

#include <QPointF>

#include <cmath>

/// Points of the canvas as vectors.
namespace raftarium {

inline qreal dot(QPointF a, QPointF b)
{
    return QPointF::dotProduct(a, b);
}

/// Of length 1 in the same direction; to the right where there is none.
inline QPointF unit(QPointF v)
{
    const qreal length = std::hypot(v.x(), v.y());
    return length > 0 ? v / length : QPointF(1, 0);
}

} // namespace raftarium
