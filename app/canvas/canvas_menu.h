#pragma once

#include "app/session/session.h"

class QMenu;

namespace raftarium {

class CanvasWidget;

/// The menu for what lies under the pointer: a server, a message, a link, or the background. What cannot be
/// done now is disabled and says why. The menu belongs to the canvas.
QMenu *canvasMenu(CanvasWidget *canvas, Session *session, const Selection &target);

} // namespace raftarium
