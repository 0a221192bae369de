#pragma once

#include "raftcore/consensus/types.h"

#include <QRectF>
#include <QSizeF>
#include <QString>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

/// The arithmetic of the timeline: which part of a run is seen, where an instant lies, and where the rows of
/// the picture are. No painting.
namespace raftarium {

/// What the axis counts. A run with manual delivery has no clock: many of its events share an instant.
enum class TimelineScale {
    Time,   ///< Microseconds.
    Events, ///< Events, each as long as `eventLength`.
};
/// How many of the axis' units an event takes on TimelineScale::Events: the default window shows 35.
inline constexpr double eventLength = 20'000;

/// A time as a number for the axis.
inline double microseconds(raft::Time time)
{
    return static_cast<double>(time.count());
}

/// A stretch of the axis: of virtual time in microseconds, unless TimelineScale says otherwise. Fractions
/// matter only to smooth zooming.
struct TimeSpan {
    double from = 0;
    double to = 0;

    double length() const { return to - from; }
    bool contains(double time) const { return time >= from && time <= to; }
    bool operator==(const TimeSpan &) const = default;
};

/// Trace ⊃ window ⊃ range: the whole run, the part of it that is visible, and the part of that which a person
/// marks. Maps between times and the pixels left … left + width.
class TimelineGeometry {
public:
    static constexpr double shortestWindow = 1'000;       ///< Microseconds: one can zoom in to 1 ms …
    static constexpr double longestWindow = 48 * 3'600e6; ///< … and out to two days.
    static constexpr double defaultWindow = 700'000;      ///< At the start of a run.
    static constexpr double roomBehindTheEnd = 0.16;      ///< Of the window: may lie after the trace.

    TimeSpan trace() const { return m_trace; }
    TimeSpan window() const { return m_window; }
    std::optional<TimeSpan> range() const { return m_range; }
    /// What the overview shows: the whole run; while that is shorter than the window, as much as the window,
    /// so that both have one scale.
    TimeSpan overview() const
    {
        return {m_trace.from, std::max(m_trace.to, m_trace.from + m_window.length())};
    }
    double left() const { return m_left; }
    double right() const { return m_left + m_width; }
    double width() const { return m_width; }
    double microsecondsPerPixel() const { return m_window.length() / m_width; }

    /// What the axis counts. By events, one cannot zoom in to less than a few of them.
    void setScale(TimelineScale scale);
    TimelineScale scale() const { return m_scale; }
    /// The pixels that the window fills; at least one.
    void setPixels(double left, double width);
    /// The whole run; the window keeps its place unless the run is shorter now.
    void setTrace(TimeSpan trace);
    /// Shows `window`, made as long as allowed and moved to where there is something to see.
    void setWindow(TimeSpan window);
    /// Marks an interval; its ends may come in any order.
    void setRange(double oneEnd, double otherEnd);
    void clearRange() { m_range.reset(); }
    /// Shows the marked interval and forgets the mark. False when nothing that can be seen is marked.
    bool zoomToRange();

    double mapTimeToX(double time) const;
    double mapTimeToX(raft::Time time) const { return mapTimeToX(static_cast<double>(time.count())); }
    /// The time at pixel `x`, in microseconds.
    double xToMicroseconds(double x) const;
    /// The time at pixel `x`, never before the start of the run.
    raft::Time xToTime(double x) const;

    /// Makes the window `factor` times as long, with the time under pixel `x` staying there as far as the
    /// limits let it.
    void zoomAt(double x, double factor);
    /// Moves the window by so many pixels; positive shows later times.
    void panBy(double pixels);
    /// Moves the window so that `time` lies at `fraction` of it.
    void place(double time, double fraction);
    /// Where in the window `time` lies: 0 is its start, 1 its end.
    double fractionOf(double time) const;

private:
    double clampedLength(double length) const;

    TimelineScale m_scale = TimelineScale::Time;
    TimeSpan m_trace;
    TimeSpan m_window{0, defaultWindow};
    std::optional<TimeSpan> m_range;
    double m_left = 0;
    double m_width = 1;
};

/// A mark on the time axis.
struct AxisTick {
    double time = 0; ///< Microseconds.
    QString label;   ///< Without the unit: "11.9".
};

/// The marks of an axis and what their numbers count.
struct TimeAxis {
    std::vector<AxisTick> ticks;
    double step = 0; ///< Microseconds between two marks.
    QString unit;    ///< "s", "ms", "min", "h" or "event".
};

/// Round marks for `window` on `width` pixels, at least `gap` pixels apart.
TimeAxis timeAxis(TimeSpan window, double width, double gap, TimelineScale scale = TimelineScale::Time);

/// An instant for people, exact enough to tell it from others in a window that long: "12.482 s", "350 ms".
QString instantText(double microseconds, double windowLength);
/// The number of the last event at or before that place on TimelineScale::Events.
std::uint32_t eventAtPlace(double place);

/// Where the rows of the timeline's picture are.
struct TimelineLayout {
    QRectF title;      ///< One line of text, buttons at its right end.
    QRectF flags;      ///< Labels of faults and bookmarks.
    QRectF lanes;      ///< One lane a server.
    QRectF clients;    ///< Bars of client operations; empty when there are none.
    QRectF futures;    ///< Columns of how many futures end alike; empty when none were looked at.
    QRectF terms;      ///< Ribbon with the terms' numbers.
    QRectF axis;       ///< Numbers of the time axis.
    QRectF overview;   ///< The whole run.
    double gutter = 0; ///< Width of the names at the left.
    int laneCount = 0;

    double lanePitch() const { return laneCount > 0 ? lanes.height() / laneCount : lanes.height(); }
    /// Middle of lane 0 … laneCount - 1.
    double laneY(int lane) const { return lanes.top() + (lane + 0.5) * lanePitch(); }
    /// The lane at height `y`; -1 outside of the lanes.
    int laneAt(double y) const;
};

/// Rows that stand there only when there is something in them.
struct OptionalRows {
    bool clients = false;
    bool futures = false;
};

/// Arranges the rows in a widget of that size. `textScale` as in Theme.
TimelineLayout layoutTimeline(QSizeF size, int laneCount, const OptionalRows &with, double textScale);

} // namespace raftarium
