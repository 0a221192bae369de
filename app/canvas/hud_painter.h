#pragma once

#include "app/canvas/canvas_geometry.h"
#include "app/theme/theme.h"

#include <QStringList>

#include <vector>

class QPainter;

/// What stands in the corners of the canvas, whatever the zoom.
namespace raftarium {

/// The height of a caption: always that of two lines, so that servers do not move from caption to caption.
qreal captionHeight(const Theme &theme);
/// Over the whole width at the top: what a lesson says of the picture.
void drawCaption(QPainter &painter, const CanvasGeometry &geometry, const QString &caption,
                 const Theme &theme);
/// Top left: the time, and beneath it what is going on.
void drawClock(QPainter &painter, const CanvasGeometry &geometry, const QString &clock, const QString &state,
               const Theme &theme);
/// Beneath the clock: what makes the run another than Raft's.
void drawNotices(QPainter &painter, const CanvasGeometry &geometry, const QStringList &notices,
                 const Theme &theme);
/// Bottom left: the colours of these terms, and how committed and uncommitted entries look. Leaves out what
/// would lie on a server.
void drawLegend(QPainter &painter, const CanvasGeometry &geometry, const std::vector<raft::Term> &terms,
                const Theme &theme);

} // namespace raftarium
