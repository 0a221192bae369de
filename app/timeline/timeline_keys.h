#pragma once

#include "app/session/session.h"

class QKeyEvent;

namespace raftarium {

class TimelineGeometry;

/// Whether the key is the timeline's own while it has the focus, though the window has it too.
bool isTimelineKey(const QKeyEvent &key, const TimelineGeometry &geometry);
/// Zooms or pans, if that is what the key does; whether it does.
bool moveWindow(const QKeyEvent &key, TimelineGeometry &geometry);
/// Selects the server so many lanes further down, at most the last; without a selection, from the edge on.
void selectNeighbourServer(Session &session, const raft::ClusterView &view, int step);

} // namespace raftarium
