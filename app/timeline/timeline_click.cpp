#include "timeline_click.h"

namespace raftarium {

namespace {

void selectLane(double y, const TimelineLayout &layout, const TimelineTrack &track, Session &session)
{
    const int lane = layout.laneAt(y);
    if (lane >= 0)
        session.select(SelectedServer{track.view().servers[static_cast<std::size_t>(lane)].id});
}

/// Whether there was an interval elsewhere, which is gone now.
bool leaveInterval(double x, TimelineGeometry &geometry)
{
    const auto marked = geometry.range();
    if (!marked || marked->contains(geometry.xToMicroseconds(x)))
        return false;
    geometry.clearRange();
    return true;
}

} // namespace

bool clickTimeline(QPointF point, const TimelineLayout &layout, const TimelineScene &scene,
                   TimelineTrack &track, Session &session)
{
    if (point.x() < layout.lanes.left()) {
        selectLane(point.y(), layout, track, session);
        return false;
    }
    if (point.y() < layout.flags.top() || point.y() > layout.axis.bottom())
        return false;
    const bool changed = leaveInterval(point.x(), track.geometry());
    const raft::EventNumber hit = scene.eventAt(point);
    if (hit == 0) {
        track.seekTo(point.x());
        return changed;
    }
    if (session.events()[hit].kind == raft::EventKind::MessageSent)
        track.seekOnTheWay(hit, point.x());
    else
        session.seekEvent(hit);
    session.select(whatStandsFor(hit, session.events()));
    return changed;
}

} // namespace raftarium
