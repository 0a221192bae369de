#include "app/canvas/emphasis_painter.h"

#include "app/canvas/message_places.h"

#include <QPainter>

#include <algorithm>

namespace raftarium {

namespace {

void ring(QPainter &painter, QPointF centre, qreal radius)
{
    painter.drawEllipse(centre, radius, radius);
}

} // namespace

void drawEmphasis(QPainter &painter, const CanvasGeometry &geometry,
                  const std::vector<PlacedMessage> &messages, const std::vector<Selection> &emphasised,
                  const Theme &theme)
{
    if (emphasised.empty())
        return;
    const ServerMeasures &measures = geometry.measures();
    const qreal width = std::max(3.0, measures.radius * 0.07);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(geometry.pan());
    painter.scale(geometry.zoom(), geometry.zoom());
    QPen pen(theme.selection, width, Qt::CustomDashLine, Qt::RoundCap);
    pen.setDashPattern({3, 2});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    for (const Selection &each : emphasised) {
        if (const auto *server = std::get_if<SelectedServer>(&each)) {
            if (geometry.contains(server->server))
                ring(painter, geometry.centre(server->server),
                     measures.radius + 2 * measures.track + 2 * width);
        } else if (const auto *link = std::get_if<SelectedLink>(&each)) {
            if (geometry.contains(link->from) && geometry.contains(link->to))
                painter.drawPath(geometry.lane(link->from, link->to).path());
        } else if (const auto *message = std::get_if<SelectedMessage>(&each)) {
            const auto placed =
                std::find_if(messages.begin(), messages.end(), [message](const PlacedMessage &candidate) {
                    return candidate.message->id == message->message;
                });
            if (placed != messages.end())
                ring(painter, placed->at, measures.radius * 0.42);
        }
    }
    painter.restore();
}

} // namespace raftarium
