#include "app/timeline/message_marks.h"

#include "app/theme/marks.h"

#include <QFontMetricsF>
#include <QPainter>

namespace raftarium {

namespace {

constexpr double halfSide = 5;        ///< Of a mark's side.
constexpr std::size_t mostMarks = 60; ///< More in sight are drawn as arrows only.

void drawSheet(QPainter &painter, QPointF at, const QColor &fill)
{
    painter.drawRect(QRectF(at.x() - halfSide, at.y() - halfSide, 2 * halfSide, 2 * halfSide));
    painter.setPen(QPen(Theme::textOn(fill), 1));
    for (const double y : {-2.0, 0.5, 3.0})
        painter.drawLine(QPointF(at.x() - 3, at.y() + y), QPointF(at.x() + 3, at.y() + y));
}

void drawTriangle(QPainter &painter, QPointF at)
{
    painter.drawPolygon(QPolygonF(
        {at + QPointF(0, -halfSide), at + QPointF(halfSide, halfSide), at + QPointF(-halfSide, halfSide)}));
}

} // namespace

void drawMessageMarks(QPainter &painter, const TimelineScene &scene, const QRectF &room, const Theme &theme)
{
    std::vector<const TimelineScene::Arrow *> marked;
    for (const TimelineScene::Arrow &arrow : scene.arrows) {
        const bool special =
            arrow.type == raft::MessageType::Snapshot || arrow.type == raft::MessageType::TimeoutNow;
        if (special && room.contains(arrow.line.center()))
            marked.push_back(&arrow);
    }
    if (marked.size() > mostMarks)
        return;
    const QFont font = theme.monospace(6.5, QFont::DemiBold);
    double numberedUpTo = -1e9;
    for (const TimelineScene::Arrow *arrow : marked) {
        const QPointF at = arrow->line.center();
        const QColor fill = theme.termColor(arrow->term);
        painter.setPen(QPen(theme.termLine(arrow->term), 1));
        painter.setBrush(fill);
        if (arrow->type == raft::MessageType::TimeoutNow) {
            drawTriangle(painter, at);
            continue;
        }
        drawSheet(painter, at, fill);
        const QString number = QString::number(arrow->chunk);
        const double width = QFontMetricsF(font).horizontalAdvance(number);
        if (at.x() - 2 * halfSide < numberedUpTo)
            continue;
        painter.setFont(font);
        painter.setPen(theme.text);
        painter.drawText(QPointF(at.x() + halfSide + 2, at.y() + 3), number);
        numberedUpTo = at.x() + halfSide + 4 + width;
    }
}

} // namespace raftarium
