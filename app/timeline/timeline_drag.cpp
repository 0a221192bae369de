#include "timeline_drag.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace raftarium {

namespace {

constexpr double dragThreshold = 4; ///< Pixels before a press becomes a drag.

} // namespace

bool TimelineDrag::isOnHead(QPointF point, const TimelineLayout &layout) const
{
    return std::abs(point.x() - m_track->geometry().mapTimeToX(m_track->head())) < 8 &&
           point.y() > layout.lanes.top() - 13 && point.y() < layout.lanes.top() + 4;
}

void TimelineDrag::press(QPointF point, bool marks, const TimelineLayout &layout)
{
    m_pressed = m_last = point;
    if (layout.overview.adjusted(-4, -4, 4, 6).contains(point)) {
        m_kind = Kind::Overview;
        if (!overviewFrame(m_track->geometry(), layout.overview).contains(point))
            moveOverviewTo(point.x(), layout.overview);
    } else if (isOnHead(point, layout)) {
        m_kind = Kind::Head;
    } else if (marks) {
        m_kind = Kind::Interval;
        m_intervalStart = m_track->geometry().xToMicroseconds(point.x());
    } else {
        m_kind = Kind::Maybe;
    }
}

void TimelineDrag::moveOverviewTo(double x, const QRectF &row)
{
    const TimeSpan whole = m_track->geometry().overview();
    m_track->geometry().place(whole.from + (x - row.left()) / row.width() * whole.length(), 0.5);
    m_track->showWindow(m_track->geometry().window());
}

bool TimelineDrag::move(QPointF point, const TimelineLayout &layout)
{
    TimelineGeometry &geometry = m_track->geometry();
    const double moved = point.x() - m_last.x();
    m_last = point;
    switch (m_kind) {
    case Kind::None: return false;
    case Kind::Maybe:
        if (std::abs(point.x() - m_pressed.x()) < dragThreshold)
            return false;
        m_kind = Kind::Pan;
        geometry.panBy(m_pressed.x() - point.x());
        return true;
    case Kind::Pan: geometry.panBy(-moved); return true;
    case Kind::Interval: geometry.setRange(m_intervalStart, geometry.xToMicroseconds(point.x())); return true;
    case Kind::Head: m_track->seekTo(point.x()); return false;
    case Kind::Overview:
        geometry.panBy(moved * geometry.overview().length() / geometry.window().length() * geometry.width() /
                       std::max(1.0, layout.overview.width()));
        return true;
    }
    return false;
}

TimelineDrag::End TimelineDrag::release(QPointF point)
{
    switch (std::exchange(m_kind, Kind::None)) {
    case Kind::None: return End::Nothing;
    case Kind::Maybe: return End::Click;
    case Kind::Interval:
        if (std::abs(point.x() - m_pressed.x()) < dragThreshold)
            m_track->geometry().clearRange();
        return End::Interval;
    case Kind::Pan:
    case Kind::Head:
    case Kind::Overview: break;
    }
    return End::Window;
}

} // namespace raftarium
