#include "app/canvas/message_places.h"

#include <algorithm>
#include <map>
#include <utility>

namespace raftarium {

namespace {

/// Between two messages that wait on the same lane.
qreal queueStep(const CanvasGeometry &geometry)
{
    return std::max(20.0, geometry.measures().radius * 0.46);
}

} // namespace

qreal progressOf(const raft::MessageView &message, raft::Time time)
{
    if (message.fate == raft::MessageFate::Held)
        return 0.1;
    const auto whole = static_cast<qreal>((message.due - message.sent).count());
    const auto passed = static_cast<qreal>((time - message.sent).count());
    const qreal part = whole > 0 ? std::clamp(passed / whole, 0.0, 1.0) : 1.0;
    return message.fate == raft::MessageFate::Lost ? part * deathPlace(message.id) : part;
}

qreal deathPlace(std::uint64_t message)
{
    // Spread over the middle of the way, the same for a message each time it is shown.
    return 0.38 + 0.06 * static_cast<qreal>((message * 2654435761U >> 7) % 6);
}

qreal waitingPart(const CanvasGeometry &geometry, raft::NodeId from, raft::NodeId to, int queued)
{
    const Lane way = geometry.lane(from, to);
    const qreal room = geometry.measures().radius * 0.25;
    const QRectF drawn =
        geometry.measures().beneath().translated(geometry.centre(from)).adjusted(-room, -room, room, room);
    qreal part = 0.05;
    while (part < 0.8 && drawn.contains(way.at(part)))
        part += 0.02;
    return std::min(0.9, part + queued * queueStep(geometry) / std::max(30.0, way.length()));
}

qreal arrivedPart(const CanvasGeometry &geometry, raft::NodeId from, raft::NodeId to, int queued)
{
    const Lane way = geometry.lane(from, to);
    const qreal room = geometry.measures().radius * 0.25;
    const QRectF drawn =
        geometry.measures().beneath().translated(geometry.centre(to)).adjusted(-room, -room, room, room);
    const qreal length = std::max(30.0, way.length());
    qreal part = 1 - std::max(9.0, geometry.measures().radius * 0.25) / length;
    while (part > 0.55 && drawn.contains(way.at(part)))
        part -= 0.02;
    return std::max(0.1, part - queued * queueStep(geometry) / length);
}

std::vector<PlacedMessage> placeMessages(const CanvasGeometry &geometry,
                                         const std::vector<raft::MessageView> &messages, raft::Time time)
{
    std::map<std::pair<raft::NodeId, raft::NodeId>, int> queued;
    std::map<std::pair<raft::NodeId, raft::NodeId>, int> arrived;
    std::vector<PlacedMessage> placed;
    placed.reserve(messages.size());
    for (const raft::MessageView &message : messages) {
        const raft::NodeId from = message.message.from;
        const raft::NodeId to = message.message.to;
        if (!geometry.hasLane(from, to)) {
            placed.push_back({&message, {}, 0, false});
            continue;
        }
        qreal part = progressOf(message, time);
        if (message.fate == raft::MessageFate::Held)
            part = waitingPart(geometry, from, to, ++queued[{from, to}]);
        else if (message.fate == raft::MessageFate::Arrives && message.due <= message.sent)
            part = arrivedPart(geometry, from, to, arrived[{from, to}]++);
        const Lane way = geometry.lane(from, to);
        placed.push_back({&message, way.at(part), way.angle(part), true});
    }
    return placed;
}

} // namespace raftarium
