#pragma once

#include "app/access/painted_rows.h"
#include "app/canvas/canvas_facts.h"
#include "app/canvas/message_places.h"
#include "app/session/session.h"

namespace raftarium {

/// What the canvas shows as a list for screen readers: the servers, then those messages that are drawn. The
/// row that is chosen is selected in the session.
QList<PaintedRow> canvasRows(const std::vector<ServerFacts> &servers,
                             const std::vector<PlacedMessage> &messages, const CanvasGeometry &geometry,
                             raft::Time time, Session *session);

} // namespace raftarium
