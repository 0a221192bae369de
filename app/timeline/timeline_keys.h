#pragma once

#include "app/session/session.h"

class QKeyEvent;
class QWheelEvent;

namespace raftarium {

class TimelineGeometry;

/// Whether the key is the timeline's own while it has the focus, though the window has it too.
bool isTimelineKey(const QKeyEvent &key, const TimelineGeometry &geometry);
/// Zooms or pans, if that is what the key does; whether it does.
bool moveWindow(const QKeyEvent &key, TimelineGeometry &geometry);
/// Zooms at the pointer; with Shift, or turned sideways, pans.
void turnWindow(const QWheelEvent &wheel, TimelineGeometry &geometry);
/// Steps through the run or from server to server, if that is what the key does; whether it does.
bool stepRun(const QKeyEvent &key, Session &session, const raft::ClusterView &view);

} // namespace raftarium
