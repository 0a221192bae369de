#pragma once

#include "app/canvas/canvas_facts.h"
#include "app/canvas/flow.h"
#include "app/canvas/link_painter.h"
#include "app/canvas/message_labels.h"
#include "app/canvas/message_places.h"
#include "app/canvas/server_painter.h"
#include "app/theme/theme.h"
#include "raftcore/cluster/cluster.h"

#include <QHash>
#include <QPixmap>
#include <QString>

#include <vector>

class QPainter;

/// The whole canvas, for the screen, for pictures and for printing.
namespace raftarium {

/// A message that has just been lost: a cross that fades.
struct LostMessage {
    QPointF at;
    qreal freshness = 1; ///< 1 … 0.
};

/// Everything that one picture of the canvas shows. References outlive the painting only.
struct CanvasFrame {
    const CanvasGeometry &geometry;
    const raft::ClusterView &view;
    const raft::ClusterView &actual; ///< As `view`, unless that has a partition that is only thought out.
    const Theme &theme;
    raft::Time time{};                   ///< The instant shown, for what moves.
    raft::Time longestTimeout{300'000};  ///< Config::electionMax of the cluster.
    std::vector<PlacedMessage> messages; ///< placeMessages() of view.messages at time.
    std::vector<LostMessage> lost;
    std::vector<Flow> flows; ///< Instead of messages that are too fast to be seen.
    double seconds = 0;      ///< Of watching, for what runs at its own pace.
    Selection selection;
    Selection hover;
    QString clock;        ///< "t = 12.482 s".
    QString state;        ///< "paused · event 1,284 of 1,310".
    bool values = false;  ///< Captions tell what the stores hold.
    QString caption = {}; ///< What a lesson says of the picture, above it.
    Verdict verdict = Verdict::Shown;

    Verdict verdictOfGroups() const { return &view == &actual ? verdict : Verdict::Withheld; }
};

/// Tells of every chunk of a snapshot among `messages` which one it is.
void markChunks(std::vector<PlacedMessage> &messages, const raft::ClusterView &view, std::size_t chunkBytes);

/// Messages that were lost within `fade` before `time`, where they died.
std::vector<LostMessage> lostMessages(const CanvasGeometry &geometry, const raft::EventRecord &events,
                                      raft::EventNumber shown, raft::Time time, raft::Time fade);
/// With manual delivery, where time stands still: those that were lost within the last few events.
std::vector<LostMessage> lostInManualMode(const CanvasGeometry &geometry, const raft::EventRecord &events,
                                          raft::EventNumber shown);

/// Paints frames. Remembers as pictures what did not change since the last frame, so that a frame costs
/// little more than what moves in it.
class CanvasPainter {
public:
    /// Paints from pictures, made for a device with so many pixels a unit: for the screen.
    void paint(QPainter &painter, const CanvasFrame &frame, qreal devicePixelRatio);
    /// Paints without pictures in between: for printing and vector formats.
    static void paintDirectly(QPainter &painter, const CanvasFrame &frame);
    /// Forgets the pictures: another theme.
    void forget();

private:
    const QPixmap &background(const CanvasFrame &frame, const std::vector<QRectF> &reasons, qreal ratio);
    const QPixmap &serverPicture(const CanvasFrame &frame, const ServerFacts &facts, const LogWindow &window,
                                 qreal ratio);
    const QPixmap &messagePicture(const CanvasFrame &frame, const PlacedMessage &message, bool dot,
                                  qreal ratio);
    const QPixmap &countPicture(const CanvasFrame &frame, const LaneCount &count, qreal ratio);
    const QPixmap &labelPicture(const CanvasFrame &frame, const QString &text, qreal ratio);
    void paintMessages(QPainter &painter, const CanvasFrame &frame, qreal ratio);
    void paintLabels(QPainter &painter, const CanvasFrame &frame, const std::vector<QRectF> &taken,
                     qreal ratio);

    QPixmap m_background;
    std::vector<GroupTitle> m_titles; ///< Of that background.
    QString m_backgroundKey;
    QHash<QString, QPixmap> m_servers;
    QHash<QString, QPixmap> m_messages;
    QHash<QString, QPixmap> m_labels;
};

} // namespace raftarium
