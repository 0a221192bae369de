#pragma once

#include "app/canvas/canvas_geometry.h"
#include "app/theme/theme.h"

#include <vector>

class QPainter;

namespace raftarium {

/// Leads the eye to servers, links and messages: a broken ring or band, where that of what is
/// selected is whole. No term has its colour.
void drawEmphasis(QPainter &painter, const CanvasGeometry &geometry,
                  const std::vector<PlacedMessage> &messages, const std::vector<Selection> &emphasised,
                  const Theme &theme);

} // namespace raftarium
