#pragma once

#include "timeline_scene.h"
#include "timeline_track.h"

#include "app/session/session.h"

#include <QPointF>

namespace raftarium {

/// What a click on the timeline does: beside the lanes it selects a server; on an event it selects it and
/// shows its instant, of a message the one under the pointer; elsewhere it shows that instant. Outside of a
/// marked interval it also takes the interval away. Whether the picture of the track is another one now.
bool clickTimeline(QPointF point, const TimelineLayout &layout, const TimelineScene &scene,
                   TimelineTrack &track, Session &session);

} // namespace raftarium
