#include "timeline_track.h"

#include "app/session/time_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

raft::Time placeOfEvent(raft::EventNumber number)
{
    return raft::Time{static_cast<raft::Time::rep>(number * eventLength)};
}

/// Where two records part: the last event that they share.
raft::EventNumber lastShared(const raft::EventRecord &one, const raft::EventRecord &other)
{
    const raft::EventNumber shorter = std::min(one.size(), other.size());
    raft::EventNumber number = 0;
    while (number < shorter && one[number + 1] == other[number + 1])
        ++number;
    return number;
}

} // namespace

TimelineTrack::TimelineTrack(Session *session) : m_session(session), m_shown(session->shown())
{
}

void TimelineTrack::forget()
{
    m_shown = m_session->shown();
    chooseScale();
    m_following = true;
    m_geometry.clearRange();
    m_geometry.setTrace({0, 0});
    m_geometry.setWindow({0, TimelineGeometry::defaultWindow});
}

bool TimelineTrack::follow(bool isHeld)
{
    bool changed = m_shown->servers.size() != m_session->view().servers.size();
    m_shown = m_session->shown();
    if (m_shown->servers.empty())
        return changed;
    const raft::EventNumber before = m_index.indexed();
    m_index.update(m_session->events());
    const double end = endOfRun();
    if (before != m_index.indexed() || end != m_geometry.trace().to) {
        m_geometry.setTrace({0, end});
        changed = true;
    }
    if (m_following && !isHeld)
        changed = keepHeadVisible() || changed;
    m_lastHead = head();
    return changed;
}

/// While time passes the head stays in its place and the run moves; a head that jumps moves the window only
/// when it would leave it. Whether the window has moved.
bool TimelineTrack::keepHeadVisible()
{
    const double fraction = m_geometry.fractionOf(head());
    const bool flowing = m_session->isPlaying() && head() >= m_lastHead;
    const double before = m_geometry.window().from;
    if (fraction < 0.02)
        m_geometry.place(head(), 0.2);
    else if (fraction > (flowing ? m_headFraction : 0.97))
        m_geometry.place(head(), flowing && fraction < 1 ? m_headFraction : 0.84);
    return before != m_geometry.window().from;
}

void TimelineTrack::showWindow(TimeSpan window)
{
    m_geometry.setWindow(window);
    const double fraction = m_geometry.fractionOf(head());
    m_following = fraction >= 0 && fraction <= 1;
    if (m_following)
        m_headFraction = std::clamp(fraction, 0.3, 0.96);
}

TimeSpan TimelineTrack::around(raft::EventNumber number) const
{
    const double from = placeOf(number);
    const raft::EventNumber end = m_index.endOf(number);
    const double to = end == 0 ? from : placeOf(end);
    const double least = countsEvents() ? 4 * eventLength : 10'000.0;
    const double margin = std::max(least, to - from);
    return {from - margin, to + margin};
}

/// A run with manual delivery has no clock that could tell its events apart; one of processes has their
/// clock.
void TimelineTrack::chooseScale()
{
    const bool known = !m_shown->servers.empty();
    const bool manual =
        known && m_session->cluster().setup().manual && !m_session->cluster().setup().external;
    const TimelineScale scale = manual ? TimelineScale::Events : TimelineScale::Time;
    TimelineIndex::Starts starts;
    if (known)
        for (const auto &[server, stored] : m_session->cluster().setup().disks)
            starts.push_back({server, stored.hard.term});
    for (const raft::ServerView &server : m_shown->servers)
        if (!server.knowledge.knowsAll()) // Read from a trace.
            starts.push_back({server.id, {}, false});
    m_index.clear(scale, std::move(starts));
    m_geometry.setScale(scale);
}

double TimelineTrack::head() const
{
    return countsEvents() ? m_shown->event * eventLength : microseconds(m_shown->now);
}

double TimelineTrack::endOfRun() const
{
    const raft::EventRecord &record = m_session->events();
    const double last = record.empty() ? 0.0 : placeOf(record.size());
    if (countsEvents())
        return last;
    // Processes are shown a little late: their lanes go no further than their picture.
    const double now = m_session->isLive() ? 0 : microseconds(m_session->cluster().now());
    return std::max({head(), now, last});
}

double TimelineTrack::placeOf(raft::EventNumber number) const
{
    return microseconds(m_index.placeOf(m_session->events(), number));
}

std::vector<OtherRun> TimelineTrack::rails() const
{
    std::vector<OtherRun> runs = m_session->otherRuns();
    if (!countsEvents())
        return runs;
    for (OtherRun &run : runs) {
        const raft::EventRecord &record = m_session->run(run.branch).events();
        run.from = placeOfEvent(lastShared(m_session->events(), record));
        run.to = placeOfEvent(record.size());
    }
    return runs;
}

std::vector<PlacedBookmark> TimelineTrack::bookmarks() const
{
    std::vector<PlacedBookmark> placed;
    for (const Bookmark &bookmark : m_session->bookmarks())
        placed.push_back(
            {countsEvents() ? bookmark.event * eventLength : microseconds(bookmark.at), bookmark.name});
    return placed;
}

QString TimelineTrack::lineFor(raft::EventNumber number) const
{
    const QString when = countsEvents() ? QCoreApplication::translate("Timeline", "event %1").arg(number)
                                        : timeText(m_session->events()[number].at);
    return when + QStringLiteral("  ") + QString::fromStdString(m_session->cluster().describe(number));
}

TimelineSource TimelineTrack::source(const TimelineLayout &layout, const TimelineFilter &filter) const
{
    TimelineSource source{m_session->events(), m_index, m_geometry, layout, {}, filter, {}, {}, {}};
    for (const raft::ServerView &server : m_shown->servers)
        source.servers.push_back(server.id);
    source.end = raft::Time{static_cast<raft::Time::rep>(m_geometry.trace().to)};
    if (m_session->isLive())
        source.onTheirWay = m_shown->messages;
    source.words = [this](raft::EventNumber number) {
        const raft::Cluster &cluster = m_session->cluster();
        return EventWords{QString::fromStdString(cluster.textOf(number)),
                          QString::fromStdString(cluster.describe(number))};
    };
    return source;
}

void TimelineTrack::seekTo(double x)
{
    const double inside = std::clamp(x, m_geometry.left(), m_geometry.right());
    if (countsEvents()) // The nearest one: it may lie right of the mouse.
        m_session->seekEvent(eventAtPlace(m_geometry.xToMicroseconds(inside) + eventLength / 2));
    else
        m_session->seekTime(m_geometry.xToTime(inside));
}

void TimelineTrack::seekOnTheWay(raft::EventNumber sent, double x)
{
    const raft::EventRecord &record = m_session->events();
    const raft::EventNumber end = m_index.endOf(sent);
    const double place = m_geometry.xToMicroseconds(x);
    if (place <= placeOf(sent))
        m_session->seekEvent(sent);
    else if (end != 0 && place >= placeOf(raft::stepStart(record, end)))
        m_session->seekEvent(std::max(sent, raft::stepStart(record, end) - 1));
    else
        seekTo(x);
}

} // namespace raftarium
