#include "app/canvas/membership_painter.h"

#include "app/canvas/canvas_facts.h"
#include "app/canvas/group_outline.h"
#include "app/theme/marks.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace raftarium {

namespace {

void drawPlate(QPainter &painter, const QRectF &place, const QString &text, const QFont &font,
               const Theme &theme)
{
    painter.setPen(QPen(theme.border, 1));
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(place, 4, 4);
    painter.setFont(font);
    painter.setPen(theme.text);
    painter.drawText(place, Qt::AlignCenter, text);
}

/// The end of a lane as a filled arrow head.
void drawHead(QPainter &painter, const Lane &lane, const QColor &color)
{
    painter.save();
    painter.translate(lane.at(1));
    painter.rotate(lane.angle(1));
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF({QPointF(1, 0), QPointF(-13, -7), QPointF(-13, 7)}));
    painter.restore();
}

/// The canvas without the log cells of servers that the ring does not hold: where it passes them it stops.
QPainterPath besideLogs(const CanvasGeometry &geometry, const std::vector<raft::NodeId> &inside)
{
    QPainterPath canvas;
    canvas.setFillRule(Qt::OddEvenFill);
    const QRectF all(QPointF(), geometry.size());
    canvas.addRect(all.adjusted(-all.width(), -all.height(), all.width(), all.height()));
    const ServerMeasures &measures = geometry.measures();
    const QRectF cells = measures.cellRow(measures.cells).adjusted(-4, -4, 4, 6);
    const QRectF caption(cells.left(), cells.bottom(), cells.width(), measures.caption);
    for (const raft::NodeId server : geometry.servers())
        if (std::find(inside.begin(), inside.end(), server) == inside.end())
            canvas.addRect(cells.united(caption).translated(geometry.centre(server)));
    return canvas;
}

} // namespace

void drawJointHalves(QPainter &painter, const CanvasGeometry &geometry, const raft::ClusterView &view,
                     const Theme &theme)
{
    const QFont font = theme.font(geometry.isCompact() ? 8 : 9.5, QFont::DemiBold);
    const QFontMetricsF metrics(font);
    std::vector<QRectF> taken;
    for (const JointHalf &half : jointHalves(view)) {
        QPen pen(theme.mutedText, half.outgoing ? 1.8 : 2.2);
        if (half.outgoing)
            pen.setDashPattern({6, 4});
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        const QPainterPath ring = ringAround(half.voters, half.outgoing ? 0 : 6, geometry);
        painter.save();
        painter.setClipPath(besideLogs(geometry, half.voters), Qt::IntersectClip);
        painter.drawPath(ring);
        painter.restore();
        const QSizeF size(metrics.horizontalAdvance(half.title) + 14, metrics.height() + 4);
        if (const auto place = labelNear(ring, size, geometry, taken)) {
            drawPlate(painter, *place, half.title, font, theme);
            taken.push_back(*place);
        }
    }
}

QString jointKey(const raft::ClusterView &view)
{
    QString key;
    for (const JointHalf &half : jointHalves(view)) {
        key += half.title;
        for (const raft::NodeId id : half.voters)
            key += QString::number(id.value) + QLatin1Char(',');
    }
    return key;
}

void drawTransfers(QPainter &painter, const CanvasGeometry &geometry, const raft::ClusterView &view,
                   raft::Time now, const Theme &theme)
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (const raft::ServerView &server : view.servers) {
        if (!server.transfer || !geometry.contains(server.transfer->target))
            continue;
        const Lane lane = geometry.lane(server.id, server.transfer->target);
        painter.setPen(QPen(theme.text, 2.2, Qt::DashLine, Qt::FlatCap));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(lane.path());
        drawHead(painter, lane, theme.text);
        const QFont font = theme.font(8, QFont::DemiBold);
        const QString text = QCoreApplication::translate("Canvas", "%1 left")
                                 .arg(durationText(std::max(server.transfer->until - now, raft::Time{})));
        QRectF plate(0, 0, QFontMetricsF(font).horizontalAdvance(text) + 12,
                     QFontMetricsF(font).height() + 4);
        plate.moveCenter(lane.at(0.5) + QPointF(0, 12));
        drawPlate(painter, plate, text, font, theme);
        drawCrown(painter, lane.at(0.5) - QPointF(0, 8), 18, theme, true);
    }
}

} // namespace raftarium
