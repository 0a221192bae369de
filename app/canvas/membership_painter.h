#pragma once

#include "app/canvas/canvas_geometry.h"
#include "app/theme/theme.h"

class QPainter;

/// What a membership change and a transfer of leadership add to the canvas.
namespace raftarium {

/// While the membership is joint: a dashed ring around the outgoing voters, a full one around the incoming
/// ones, each with the majority that it needs (§6).
void drawJointHalves(QPainter &painter, const CanvasGeometry &geometry, const raft::ClusterView &view,
                     const Theme &theme);
/// Equal when drawJointHalves() would draw the same on the same geometry.
QString jointKey(const raft::ClusterView &view);
/// Arrows from leaders to those they hand over to, with a crown and the time that is left (thesis §3.10).
void drawTransfers(QPainter &painter, const CanvasGeometry &geometry, const raft::ClusterView &view,
                   raft::Time now, const Theme &theme);

} // namespace raftarium
