#pragma once

#include "app/theme/theme.h"
#include "raftcore/cluster/view.h"

#include <QRectF>

#include <vector>

class QPainter;

/// The shapes of messages.
namespace raftarium {

/// What of a message decides how it looks.
struct MessageLook {
    raft::MessageType type = raft::MessageType::Heartbeat;
    bool positive = true;          ///< Replies: granted, succeeded, confirmed.
    raft::Term term;               ///< 0: nothing tells it.
    std::vector<raft::Term> cells; ///< The first terms of the entries that it carries, one each.
    bool tellsResult = true;       ///< Of replies: whether it is known what they say.

    static MessageLook of(const raft::MessageView &message);
    /// Equal for messages that look the same.
    QString key() const;
};

/// Draws the message at (0, 0) flying towards `angle` (degrees clockwise from the right). `scale` 1 suits
/// servers of 50 pixels' radius.
void drawMessage(QPainter &painter, const MessageLook &look, qreal angle, qreal scale, const Theme &theme);
/// What drawMessage stays within, whatever the message and the angle.
QRectF messageBounds(qreal scale);
/// A message of which there are too many for shapes.
void drawMessageDot(QPainter &painter, raft::Term term, qreal scale, const Theme &theme);

/// A bar beneath a chunk of a snapshot: how much has arrived once this chunk has.
void drawSnapshotProgress(QPainter &painter, QPointF at, qreal part, raft::Term term, qreal scale,
                          const Theme &theme);

} // namespace raftarium
