#include "timeline_keys.h"

#include "timeline_geometry.h"

#include <QKeyEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace raftarium {

bool isTimelineKey(const QKeyEvent &key, const TimelineGeometry &geometry)
{
    const Qt::KeyboardModifiers modifiers = key.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier);
    switch (key.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus: return modifiers == Qt::NoModifier;
    case Qt::Key_W:
    case Qt::Key_A:
    case Qt::Key_S:
    case Qt::Key_D: return key.modifiers() == Qt::NoModifier;
    case Qt::Key_Left:
    case Qt::Key_Right: return modifiers == Qt::AltModifier;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Escape: return modifiers == Qt::NoModifier && geometry.range().has_value();
    default: return false;
    }
}

bool moveWindow(const QKeyEvent &key, TimelineGeometry &geometry)
{
    const double middle = (geometry.left() + geometry.right()) / 2;
    const bool alt = key.modifiers() & Qt::AltModifier;
    const bool plain = key.modifiers() == Qt::NoModifier;
    switch (key.key()) {
    case Qt::Key_W: // As in other viewers of traces.
        if (plain)
            geometry.zoomAt(middle, 0.8);
        return plain;
    case Qt::Key_S:
        if (plain)
            geometry.zoomAt(middle, 1.25);
        return plain;
    case Qt::Key_A:
    case Qt::Key_D:
        if (plain)
            geometry.panBy(geometry.width() / (key.key() == Qt::Key_A ? -8 : 8));
        return plain;
    case Qt::Key_Plus:
    case Qt::Key_Equal: geometry.zoomAt(middle, 0.8); return true;
    case Qt::Key_Minus: geometry.zoomAt(middle, 1.25); return true;
    case Qt::Key_Left:
        if (alt)
            geometry.panBy(-geometry.width() / 8);
        return alt;
    case Qt::Key_Right:
        if (alt)
            geometry.panBy(geometry.width() / 8);
        return alt;
    default: return false;
    }
}

void turnWindow(const QWheelEvent &wheel, TimelineGeometry &geometry)
{
    const QPoint delta = wheel.angleDelta();
    if (wheel.modifiers() & Qt::ShiftModifier || std::abs(delta.x()) > std::abs(delta.y())) {
        const int turned = delta.x() != 0 ? delta.x() : delta.y();
        geometry.panBy(-turned * 0.5);
    } else {
        geometry.zoomAt(wheel.position().x(), std::pow(1.25, -delta.y() / 120.0));
    }
}

namespace {

/// Selects the server so many lanes further down, at most the last; without a selection, from the edge on.
void selectNeighbourServer(Session &session, const raft::ClusterView &view, int step)
{
    const auto &servers = view.servers;
    if (servers.empty())
        return;
    const auto selected = session.selectedServer();
    const auto found = std::find_if(servers.begin(), servers.end(), [&](const raft::ServerView &server) {
        return selected && server.id == *selected;
    });
    const auto count = static_cast<int>(servers.size());
    const int place = found == servers.end() ? (step > 0 ? -1 : count) : int(found - servers.begin());
    const int next = std::clamp(place + step, 0, count - 1);
    session.select(SelectedServer{servers[static_cast<std::size_t>(next)].id});
}

} // namespace

bool stepRun(const QKeyEvent &key, Session &session, const raft::ClusterView &view)
{
    const bool shift = key.modifiers() & Qt::ShiftModifier;
    switch (key.key()) {
    case Qt::Key_Left: shift ? session.stepBackImportant() : session.stepBack(); return true;
    case Qt::Key_Right: shift ? session.stepForwardImportant() : session.stepForward(); return true;
    case Qt::Key_Up: selectNeighbourServer(session, view, -1); return true;
    case Qt::Key_Down: selectNeighbourServer(session, view, 1); return true;
    case Qt::Key_Home: session.goToStart(); return true;
    case Qt::Key_End: session.goLive(); return true;
    default: return false;
    }
}

} // namespace raftarium
