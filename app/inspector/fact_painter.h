#pragma once

#include "app/inspector/fact.h"
#include "app/theme/theme.h"

#include <QRectF>

class QPainter;

/// Draws facts: plain functions of painter, place, fact and theme.
namespace raftarium {

/// Empty space at the left and right of every row, in pixels.
constexpr int factMargin = 14;

/// Height of the row at that width, in pixels.
int factHeight(const Fact &fact, int width, const Theme &theme);
/// Draws the row. `focused`: the keyboard is on it.
void drawFact(QPainter &painter, const QRectF &row, const Fact &fact, const Theme &theme, bool focused);
/// A server as a disc in its term's colour; its border tells the role as on the canvas.
void drawServerBadge(QPainter &painter, const QRectF &disc, const ServerBadge &badge, const Theme &theme);

} // namespace raftarium
