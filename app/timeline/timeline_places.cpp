#include "timeline_widget.h"

#include "app/session/time_text.h"

#include <algorithm>

/// What the axis counts, and where on it things lie.
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

/// A run by hand has no clock that could tell its events apart; one of processes has their clock.
void TimelineWidget::chooseScale()
{
    const bool known = !m_shown->servers.empty();
    const bool manual =
        known && m_session->cluster().setup().manual && !m_session->cluster().setup().external;
    const TimelineScale scale = manual ? TimelineScale::Events : TimelineScale::Time;
    TimelineIndex::StartingTerms starts;
    if (known)
        for (const auto &[server, stored] : m_session->cluster().setup().disks)
            starts.emplace_back(server, stored.hard.term);
    m_index.clear(scale, std::move(starts));
    m_geometry.setScale(scale);
}

double TimelineWidget::headTime() const
{
    return m_geometry.scale() == TimelineScale::Events ? m_shown->event * eventLength
                                                       : microseconds(m_shown->now);
}

double TimelineWidget::endOfRun() const
{
    const raft::EventRecord &record = m_session->events();
    const double last = record.empty() ? 0.0 : placeOf(record.size());
    if (m_geometry.scale() == TimelineScale::Events)
        return last;
    // Processes are shown a little late: their lanes go no further than their picture.
    const double now = m_session->isLive() ? 0 : microseconds(m_session->cluster().now());
    return std::max({headTime(), now, last});
}

double TimelineWidget::placeOf(raft::EventNumber number) const
{
    return microseconds(m_index.placeOf(m_session->events(), number));
}

/// Where the other branches parted from this one and where they end, on this axis.
std::vector<OtherRun> TimelineWidget::rails() const
{
    std::vector<OtherRun> runs = m_session->otherRuns();
    if (m_geometry.scale() == TimelineScale::Time)
        return runs;
    for (OtherRun &run : runs) {
        const raft::EventRecord &record = m_session->run(run.branch).events();
        run.from = placeOfEvent(lastShared(m_session->events(), record));
        run.to = placeOfEvent(record.size());
    }
    return runs;
}

std::vector<PlacedBookmark> TimelineWidget::placedBookmarks() const
{
    std::vector<PlacedBookmark> placed;
    for (const Bookmark &bookmark : m_session->bookmarks())
        placed.push_back({m_geometry.scale() == TimelineScale::Events ? bookmark.event * eventLength
                                                                      : microseconds(bookmark.at),
                          bookmark.name});
    return placed;
}

QString TimelineWidget::tipFor(raft::EventNumber number) const
{
    const QString when = m_geometry.scale() == TimelineScale::Events
                             ? tr("event %1").arg(number)
                             : timeText(m_session->events()[number].at);
    return when + QStringLiteral("  ") + QString::fromStdString(m_session->cluster().describe(number));
}

} // namespace raftarium
