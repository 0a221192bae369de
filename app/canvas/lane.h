#pragma once

#include <QPainterPath>
#include <QPointF>

namespace raftarium {

/// The path of one direction between two servers, from ring to ring: a slightly bent curve, straight when
/// nothing is in the way.
struct Lane {
    QPointF start;
    QPointF control;
    QPointF end;

    /// The point at `fraction` 0 … 1 of the way.
    QPointF at(qreal fraction) const;
    /// Direction of travel there: degrees clockwise from the right.
    qreal angle(qreal fraction) const;
    qreal length() const;
    QPainterPath path() const;
    qreal distanceTo(QPointF point) const;
};

} // namespace raftarium
