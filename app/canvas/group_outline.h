#pragma once

#include "app/canvas/canvas_geometry.h"

#include <QPainterPath>
#include <QRectF>
#include <QSizeF>

#include <optional>
#include <vector>

/// What is drawn around several servers that belong together, and where its name stands.
namespace raftarium {

/// A soft outline around these servers.
QPainterPath hullOf(const std::vector<raft::NodeId> &group, const CanvasGeometry &geometry);
/// A ring around these servers with everything that is drawn beneath them, so many pixels away from them.
QPainterPath ringAround(const std::vector<raft::NodeId> &group, qreal away, const CanvasGeometry &geometry);
/// A place for a text of that size near an outline that hides no server and none of `taken`, and lies in none
/// of `others`; nothing when there is none.
std::optional<QRectF> labelNear(const QPainterPath &outline, QSizeF text, const CanvasGeometry &geometry,
                                const std::vector<QRectF> &taken,
                                const std::vector<QPainterPath> &others = {});

} // namespace raftarium
