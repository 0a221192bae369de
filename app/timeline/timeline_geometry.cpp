#include "timeline_geometry.h"

#include "app/session/number_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace raftarium {

namespace {

constexpr double millisecond = 1e3;
constexpr double second = 1e6;
constexpr double minute = 60 * second;
constexpr double hour = 60 * minute;
constexpr double fewestEvents = 4; ///< That a window shows.

/// The smallest of 1, 2, 5, 10, 20, … that is at least `least`.
double decimalStep(double least)
{
    const double magnitude = std::pow(10, std::floor(std::log10(std::max(least, 1.0))));
    for (const double digit : {1., 2., 5.}) {
        if (digit * magnitude >= least)
            return digit * magnitude;
    }
    return 10 * magnitude;
}

/// The smallest round step of at least `least` microseconds.
double roundStep(double least)
{
    constexpr std::array beyondSeconds{1.,   2.,   5.,    10.,   15.,   30.,    60.,    120.,  300.,
                                       600., 900., 1800., 3600., 7200., 21600., 43200., 86400.};
    if (least > second / 2) {
        for (const double seconds : beyondSeconds) {
            if (seconds * second >= least)
                return seconds * second;
        }
        return std::ceil(least / (24 * hour)) * 24 * hour;
    }
    return decimalStep(least);
}

/// Digits after the point that tell multiples of `step` apart when counted in `unit`.
int decimals(double step, double unit)
{
    int digits = 0;
    const auto isWhole = [](double value) {
        return value > 0.5 && std::abs(value - std::round(value)) < 1e-6;
    };
    for (double scaled = step / unit; digits < 6 && !isWhole(scaled); scaled *= 10)
        ++digits;
    return digits;
}

struct Unit {
    double length;
    QString name;
};

Unit unitFor(double step, double latest)
{
    if (step >= hour)
        return {hour, QStringLiteral("h")};
    if (step >= minute)
        return {minute, QStringLiteral("min")};
    if (latest < second)
        return {millisecond, QStringLiteral("ms")};
    return {second, QStringLiteral("s")};
}

} // namespace

void TimelineGeometry::setScale(TimelineScale scale)
{
    m_scale = scale;
    setWindow(m_window);
}

double TimelineGeometry::clampedLength(double length) const
{
    const double shortest = m_scale == TimelineScale::Events ? fewestEvents * eventLength : shortestWindow;
    return std::clamp(length, shortest, longestWindow);
}

void TimelineGeometry::setPixels(double left, double width)
{
    m_left = left;
    m_width = std::max(1.0, width);
}

void TimelineGeometry::setTrace(TimeSpan trace)
{
    m_trace = {trace.from, std::max(trace.from, trace.to)};
    setWindow(m_window);
}

void TimelineGeometry::setWindow(TimeSpan window)
{
    const double length = clampedLength(window.length());
    const double latestStart = m_trace.to - (1 - roomBehindTheEnd) * length;
    const double start = std::max(m_trace.from, std::min(window.from, latestStart));
    m_window = {start, start + length};
}

void TimelineGeometry::setRange(double oneEnd, double otherEnd)
{
    const auto [from, to] = std::minmax(oneEnd, otherEnd);
    m_range = TimeSpan{std::max(from, m_window.from), std::min(to, m_window.to)};
}

bool TimelineGeometry::zoomToRange()
{
    if (!m_range || m_range->length() <= 0)
        return false;
    const TimeSpan marked = *m_range;
    m_range.reset();
    setWindow(marked);
    return true;
}

double TimelineGeometry::mapTimeToX(double time) const
{
    return m_left + (time - m_window.from) / m_window.length() * m_width;
}

double TimelineGeometry::xToMicroseconds(double x) const
{
    return m_window.from + (x - m_left) / m_width * m_window.length();
}

raft::Time TimelineGeometry::xToTime(double x) const
{
    return raft::Time{static_cast<raft::Time::rep>(std::llround(std::max(0.0, xToMicroseconds(x))))};
}

void TimelineGeometry::zoomAt(double x, double factor)
{
    const double time = xToMicroseconds(x);
    const double fraction = (x - m_left) / m_width;
    const double length = clampedLength(m_window.length() * factor);
    setWindow({time - fraction * length, time + (1 - fraction) * length});
}

void TimelineGeometry::panBy(double pixels)
{
    const double distance = pixels * microsecondsPerPixel();
    setWindow({m_window.from + distance, m_window.to + distance});
}

void TimelineGeometry::place(double time, double fraction)
{
    const double length = m_window.length();
    setWindow({time - fraction * length, time + (1 - fraction) * length});
}

double TimelineGeometry::fractionOf(double time) const
{
    return (time - m_window.from) / m_window.length();
}

TimeAxis timeAxis(TimeSpan window, double width, double gap, TimelineScale scale)
{
    TimeAxis axis;
    const double least = window.length() * gap / std::max(1.0, width);
    const bool events = scale == TimelineScale::Events;
    axis.step = events ? decimalStep(std::max(1.0, least / eventLength)) * eventLength : roundStep(least);
    const Unit unit = events ? Unit{eventLength, QCoreApplication::translate("Timeline", "event")}
                             : unitFor(axis.step, window.to);
    axis.unit = unit.name;
    const int digits = decimals(axis.step, unit.length);
    for (double n = std::ceil(window.from / axis.step); n * axis.step <= window.to; ++n)
        axis.ticks.push_back({n * axis.step, events ? countText(static_cast<qulonglong>(
                                                          std::llround(n * axis.step / unit.length)))
                                                    : decimalText(n * axis.step / unit.length, digits)});
    return axis;
}

QString instantText(double microseconds, double windowLength)
{
    const double resolution = std::pow(10, std::floor(std::log10(std::max(1.0, windowLength / 300))));
    const auto number = [&](double value, double unit) {
        const int digits = static_cast<int>(std::ceil(-std::log10(resolution / unit) - 1e-9));
        return decimalText(value / unit, std::max(0, digits));
    };
    if (windowLength >= 2 * hour)
        return number(microseconds, hour) + QStringLiteral(" h");
    if (windowLength >= 10 * minute)
        return number(microseconds, minute) + QStringLiteral(" min");
    if (microseconds < second && windowLength < second)
        return number(microseconds, millisecond) + QStringLiteral(" ms");
    return number(microseconds, second) + QStringLiteral(" s");
}

std::uint32_t eventAtPlace(double place)
{
    return static_cast<std::uint32_t>(std::max(0.0, place) / eventLength);
}

int TimelineLayout::laneAt(double y) const
{
    if (laneCount == 0 || y < lanes.top() || y >= lanes.bottom())
        return -1;
    return std::min(laneCount - 1, static_cast<int>((y - lanes.top()) / lanePitch()));
}

TimelineLayout layoutTimeline(QSizeF size, int laneCount, const OptionalRows &with, double textScale)
{
    constexpr double margin = 14;
    TimelineLayout layout;
    layout.laneCount = laneCount;
    layout.gutter = 48 * textScale;
    const double left = layout.gutter + margin;
    const double width = std::max(1.0, size.width() - left - margin);

    double bottom = size.height() - 8;
    const auto rowFromBelow = [&](double height, double space) {
        const QRectF row(left, bottom - height, width, height);
        bottom -= height + space;
        return row;
    };
    layout.title = QRectF(margin, 4, std::max(1.0, size.width() - 2 * margin), 26 * textScale);
    layout.overview = rowFromBelow(20 * textScale, 4);
    layout.axis = rowFromBelow(16 * textScale, 2);
    layout.terms = rowFromBelow(11 * textScale, 3);
    const QRectF none(left, bottom, width, 0);
    layout.futures = with.futures ? rowFromBelow(22 * textScale, 4) : none;
    layout.clients = with.clients ? rowFromBelow(12 * textScale, 3) : none;
    layout.flags = QRectF(left, layout.title.bottom(), width, 15 * textScale);
    layout.lanes = QRectF(left, layout.flags.bottom(), width, std::max(8.0, bottom - layout.flags.bottom()));
    return layout;
}

} // namespace raftarium
