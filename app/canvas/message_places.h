#pragma once

#include "app/canvas/canvas_geometry.h"
#include "raftcore/cluster/view.h"

#include <QString>

#include <vector>

/// Where on its lane each message is.
namespace raftarium {

/// A message where it is drawn.
struct PlacedMessage {
    const raft::MessageView *message = nullptr;
    QPointF at;
    qreal angle = 0;     ///< Direction of travel in degrees.
    bool fits = true;    ///< False when the message's servers are not on the canvas.
    QString remark = {}; ///< Added to its label: "2 of 5".
    qreal sent = -1;     ///< Of a snapshot: the part that has arrived with this chunk; negative for others.
};

/// Of its way, what a message has covered at `time`. Lost ones die on their way, held ones wait near the
/// sender.
qreal progressOf(const raft::MessageView &message, raft::Time time);
/// Where on its way a message dies that is lost.
qreal deathPlace(std::uint64_t message);
/// Where on that lane what is held back waits: near the sender, beside what is drawn beneath it. The first
/// place is the link's own; messages queue up behind it.
qreal waitingPart(const CanvasGeometry &geometry, raft::NodeId from, raft::NodeId to, int queued = 0);
/// Where on that lane a message has come that waits to be delivered manually: before the receiver, beside
/// what is drawn beneath it, behind `queued` others.
qreal arrivedPart(const CanvasGeometry &geometry, raft::NodeId from, raft::NodeId to, int queued = 0);
/// All messages on their way at `time`, in the order of the view. Held ones queue up.
std::vector<PlacedMessage> placeMessages(const CanvasGeometry &geometry,
                                         const std::vector<raft::MessageView> &messages, raft::Time time);

} // namespace raftarium
