#pragma once

#include "timeline_track.h"

#include "app/access/painted_rows.h"

#include <QPointF>

#include <vector>

namespace raftarium {

/// An event where it is drawn.
struct DrawnEvent {
    raft::EventNumber number = 0;
    QPointF at;
};

/// The events in sight of at least the importance of a commit, by number; at most 500.
std::vector<DrawnEvent> importantEvents(const TimelineScene &scene);
/// The latest faults, bookmarks, leader changes and violations up to the event `shown` that came before all
/// of these, by number; at most 20. They lie at `edge`.
std::vector<DrawnEvent> earlierMarks(const TimelineIndex &index, const std::vector<DrawnEvent> &inSight,
                                     raft::EventNumber shown, const QPointF &edge);
/// They as a list for screen readers; the row that is chosen is shown.
QList<PaintedRow> rowsOf(const std::vector<DrawnEvent> &events, const TimelineTrack &track, Session *session);

} // namespace raftarium
