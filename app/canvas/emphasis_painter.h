#pragma once

#include "app/canvas/canvas_geometry.h"
#include "app/theme/theme.h"

#include <vector>

class QPainter;

namespace raftarium {

/// Leads the eye to servers, links and messages: a broken ring or band in the colour of the focus, beside
/// whatever is selected.
void drawEmphasis(QPainter &painter, const CanvasGeometry &geometry,
                  const std::vector<PlacedMessage> &messages, const std::vector<Selection> &emphasised,
                  const Theme &theme);

} // namespace raftarium
