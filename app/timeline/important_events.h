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
/// They as a list for screen readers, behind at most 20 of the faults, bookmarks, leader changes and
/// violations that came before; the row that is chosen is shown.
QList<PaintedRow> importantRows(const TimelineScene &scene, const TimelineTrack &track, Session *session);

} // namespace raftarium
