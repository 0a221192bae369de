#include "app/canvas/message_labels.h"

#include "app/canvas/canvas_facts.h"
#include "app/theme/marks.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <map>

namespace raftarium {

namespace {

QFont labelFont(const Theme &theme)
{
    return theme.monospace(7.5);
}

/// Places beside a message, the best first: the side of its own lane, then the other.
std::vector<QRectF> placesBeside(const PlacedMessage &message, QSizeF size, qreal away)
{
    const qreal turn = message.angle * M_PI / 180;
    // A lane lies to the left of its direction of travel.
    const QPointF left(std::sin(turn), -std::cos(turn));
    std::vector<QRectF> places;
    for (const qreal side : {1.0, -1.0}) {
        const QPointF outward = left * side;
        // As far as the label's own extent in that direction, so that it just clears the message.
        const qreal reach =
            away + std::abs(outward.x()) * size.width() / 2 + std::abs(outward.y()) * size.height() / 2;
        QRectF place(QPointF(), size);
        place.moveCenter(message.at + outward * reach);
        places.push_back(place);
    }
    return places;
}

/// Those that can be labelled, what happens seldom first: where room is short, heartbeats go without a label.
std::vector<const PlacedMessage *> byRarity(const std::vector<PlacedMessage> &messages)
{
    const auto commonness = [](const PlacedMessage *message) {
        switch (raft::typeOf(message->message->message)) {
        case raft::MessageType::Heartbeat: return 2;
        case raft::MessageType::AppendReply: return 1;
        default: return 0;
        }
    };
    std::vector<const PlacedMessage *> ordered;
    for (const PlacedMessage &message : messages)
        if (message.fits)
            ordered.push_back(&message);
    std::stable_sort(ordered.begin(), ordered.end(), [&](const PlacedMessage *a, const PlacedMessage *b) {
        return commonness(a) < commonness(b);
    });
    return ordered;
}

} // namespace

QSizeF labelSize(const QString &text, const Theme &theme)
{
    const QFontMetricsF metrics(labelFont(theme));
    return QSizeF(std::ceil(metrics.horizontalAdvance(text)) + 10, std::ceil(metrics.height()) + 3);
}

std::vector<MessageLabel> placeLabels(const CanvasGeometry &geometry,
                                      const std::vector<PlacedMessage> &messages, std::vector<QRectF> taken,
                                      const Theme &theme)
{
    if (messageDetail(messages.size()) != MessageDetail::Labelled || geometry.measures().radius < 22)
        return {};
    const qreal away = 13 * std::clamp(geometry.measures().radius / 50, 0.6, 1.25);
    const QRectF canvas(QPointF(), geometry.size());
    for (const raft::NodeId server : geometry.servers())
        taken.push_back(geometry.footprint(server).adjusted(4, 4, -4, -4));
    for (const PlacedMessage &message : messages)
        taken.push_back(QRectF(message.at - QPointF(away, away) * 0.7, QSizeF(away, away) * 1.4));
    taken.push_back(geometry.clockArea());
    std::vector<MessageLabel> labels;
    for (const PlacedMessage *each : byRarity(messages)) {
        const PlacedMessage &message = *each;
        QString text = messageTitle(message.message->message);
        if (!message.remark.isEmpty())
            text += QLatin1Char(' ') + message.remark;
        for (const QRectF &place : placesBeside(message, labelSize(text, theme), away)) {
            const auto hides = [&place](const QRectF &other) { return other.intersects(place); };
            if (!canvas.contains(place) || std::any_of(taken.begin(), taken.end(), hides))
                continue;
            labels.push_back({text, place});
            taken.push_back(place);
            break;
        }
    }
    return labels;
}

void drawLabel(QPainter &painter, const QRectF &place, const QString &text, const Theme &theme)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.border, 1));
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setFont(labelFont(theme));
    painter.setPen(theme.text);
    painter.drawText(place, Qt::AlignCenter, text);
}

std::vector<LaneCount> countByLane(const CanvasGeometry &geometry, const std::vector<PlacedMessage> &messages)
{
    std::map<std::pair<raft::NodeId, raft::NodeId>, LaneCount> lanes;
    for (const PlacedMessage &placed : messages) {
        if (!placed.fits)
            continue;
        const raft::Message &message = placed.message->message;
        LaneCount &lane = lanes[{message.from, message.to}];
        ++lane.count;
        lane.latest = std::max(lane.latest, message.term);
    }
    std::vector<LaneCount> counts;
    counts.reserve(lanes.size());
    for (auto &[pair, lane] : lanes) {
        // Nearer to the sender than to the receiver: the two directions of a pair stay apart.
        lane.at = geometry.lane(pair.first, pair.second).at(0.3);
        counts.push_back(lane);
    }
    return counts;
}

void drawLaneCount(QPainter &painter, const LaneCount &count, qreal scale, const Theme &theme)
{
    QFont font = theme.monospace(7.5, QFont::DemiBold);
    font.setPixelSize(std::max(8, static_cast<int>(std::ceil(theme.letters(11 * scale)))));
    const QString text = QStringLiteral("×%1").arg(count.count);
    const QFontMetricsF metrics(font);
    QRectF pill(0, 0, metrics.horizontalAdvance(text) + 12 * scale, 15 * scale);
    pill.moveCenter(QPointF());
    // A bare number in the colour of a term would be that term's.
    painter.setPen(QPen(theme.termLine(count.latest), 1.6));
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(pill, 3, 3);
    painter.setFont(font);
    painter.setPen(theme.text);
    painter.drawText(pill, Qt::AlignCenter, text);
}

QRectF laneCountBounds(qreal scale)
{
    return QRectF(-30 * scale, -10 * scale, 60 * scale, 20 * scale);
}

} // namespace raftarium
