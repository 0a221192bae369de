#pragma once

#include "app/canvas/canvas_geometry.h"
#include "app/theme/theme.h"

class QPainter;

/// The links between servers and the hulls of a split.
namespace raftarium {

/// The soft areas around the groups with their titles.
void drawGroups(QPainter &painter, const CanvasGeometry &geometry, const raft::ClusterView &view,
                const Theme &theme);
/// All links; `selection` and `hover` light up one of them.
void drawLinks(QPainter &painter, const CanvasGeometry &geometry, const raft::ClusterView &view,
               const Selection &selection, const Selection &hover, const Theme &theme);
/// Equal when both would draw the same on the same geometry.
QString linkKey(const raft::ClusterView &view, const Selection &selection, const Selection &hover);

} // namespace raftarium
