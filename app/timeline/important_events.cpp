#include "important_events.h"

#include <algorithm>

namespace raftarium {

std::vector<DrawnEvent> importantEvents(const TimelineScene &scene)
{
    constexpr std::size_t most = 500;
    std::vector<DrawnEvent> events;
    for (const auto &mark : scene.marks)
        events.push_back({mark.event, mark.at});
    for (const auto &commit : scene.commits)
        events.push_back({commit.event, commit.at});
    std::sort(events.begin(), events.end(),
              [](const DrawnEvent &one, const DrawnEvent &other) { return one.number < other.number; });
    events.resize(std::min(events.size(), most));
    return events;
}

namespace {

/// The latest marks before all of these, up to the event `shown` where there are none. They lie at `edge`.
std::vector<DrawnEvent> earlierMarks(const TimelineIndex &index, const std::vector<DrawnEvent> &inSight,
                                     raft::EventNumber shown, const QPointF &edge)
{
    constexpr std::ptrdiff_t most = 20;
    const TimelineIndex::Events &marks = index.marks();
    const auto end = inSight.empty() ? std::upper_bound(marks.begin(), marks.end(), shown)
                                     : std::lower_bound(marks.begin(), marks.end(), inSight.front().number);
    std::vector<DrawnEvent> earlier;
    for (auto mark = end - std::min(most, end - marks.begin()); mark != end; ++mark)
        earlier.push_back({*mark, edge});
    return earlier;
}

} // namespace

QList<PaintedRow> importantRows(const TimelineScene &scene, const TimelineTrack &track, Session *session)
{
    constexpr double reach = 6;
    const std::vector<DrawnEvent> inSight = importantEvents(scene);
    std::vector<DrawnEvent> events =
        earlierMarks(track.index(), inSight, session->shownEvent(), {track.geometry().left(), 0});
    events.insert(events.end(), inSight.begin(), inSight.end());
    QList<PaintedRow> rows;
    for (const auto &[number, at] : events) {
        const QRectF place(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach);
        rows.append({track.lineFor(number), place.toAlignedRect(),
                     session->selection() == Selection(SelectedEvent{number}), [session, event = number] {
                         session->seekEvent(event);
                         session->select(SelectedEvent{event});
                     }});
    }
    return rows;
}

} // namespace raftarium
