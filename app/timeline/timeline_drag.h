#pragma once

#include "timeline_track.h"

#include <QPointF>

namespace raftarium {

/// What the pressed left button does to a track: moves its window by the lanes or by the overview, takes the
/// play head along, or marks an interval.
class TimelineDrag {
public:
    /// What a release ends.
    enum class End { Nothing, Click, Interval, Window };

    explicit TimelineDrag(TimelineTrack *track) : m_track(track) {}

    bool isRunning() const { return m_kind != Kind::None; }
    /// Whether the window must not follow the instant shown meanwhile.
    bool holdsWindow() const { return m_kind == Kind::Pan || m_kind == Kind::Head; }
    bool isOnHead(QPointF point, const TimelineLayout &layout) const;

    void forget() { m_kind = Kind::None; }
    /// `marks`: dragging marks an interval.
    void press(QPointF point, bool marks, const TimelineLayout &layout);
    /// Whether the window or the interval is another one now.
    bool move(QPointF point, const TimelineLayout &layout);
    End release(QPointF point);

private:
    enum class Kind { None, Maybe, Pan, Interval, Head, Overview };

    void moveOverviewTo(double x, const QRectF &row);

    TimelineTrack *m_track;
    Kind m_kind = Kind::None;
    QPointF m_pressed;
    QPointF m_last;
    double m_intervalStart = 0;
};

} // namespace raftarium
