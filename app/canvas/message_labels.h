#pragma once

#include "app/canvas/message_places.h"
#include "app/theme/theme.h"

#include <QString>

#include <vector>

class QPainter;

/// Words beside messages while they are few, numbers on links while they are too many.
namespace raftarium {

/// Words of a message, and where they stand: logical pixels.
struct MessageLabel {
    QString text;
    QRectF place;
};

/// The label of every message for which there is room that is not taken by other words; none when many are on
/// their way.
std::vector<MessageLabel> placeLabels(const CanvasGeometry &geometry,
                                      const std::vector<PlacedMessage> &messages, std::vector<QRectF> taken,
                                      const Theme &theme);
QSizeF labelSize(const QString &text, const Theme &theme);
void drawLabel(QPainter &painter, const QRectF &place, const QString &text, const Theme &theme);

/// How many messages travel one direction between two servers.
struct LaneCount {
    QPointF at;
    std::size_t count = 0;
    raft::Term latest; ///< The highest term among them.
};

std::vector<LaneCount> countByLane(const CanvasGeometry &geometry,
                                   const std::vector<PlacedMessage> &messages);
/// Draws the number around (0, 0), within laneCountBounds().
void drawLaneCount(QPainter &painter, const LaneCount &count, qreal scale, const Theme &theme);
QRectF laneCountBounds(qreal scale);

} // namespace raftarium
