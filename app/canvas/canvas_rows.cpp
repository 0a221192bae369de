#include "app/canvas/canvas_rows.h"

namespace raftarium {

QList<PaintedRow> canvasRows(const std::vector<ServerFacts> &servers,
                             const std::vector<PlacedMessage> &messages, const CanvasGeometry &geometry,
                             raft::Time time, Session *session)
{
    constexpr qreal reach = 10;
    QList<PaintedRow> rows;
    const auto add = [&](const QString &text, const QRectF &onCanvas, const Selection &what) {
        const QRectF place(geometry.toWidget(onCanvas.topLeft()), geometry.toWidget(onCanvas.bottomRight()));
        rows.append({text, place.toAlignedRect(), session->selection() == what,
                     [session, what] { session->select(what); }});
    };
    for (const ServerFacts &facts : servers)
        add(serverLine(facts, time), geometry.footprint(facts.server->id), SelectedServer{facts.server->id});
    for (const PlacedMessage &each : messages)
        if (each.fits)
            add(messageLine(*each.message), QRectF(each.at, QSizeF()).adjusted(-reach, -reach, reach, reach),
                SelectedMessage{each.message->id});
    return rows;
}

} // namespace raftarium
