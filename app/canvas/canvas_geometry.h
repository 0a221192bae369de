#pragma once

#include "app/canvas/lane.h"
#include "app/canvas/server_measures.h"
#include "app/session/selection.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <map>
#include <vector>

/// Where everything on the canvas lies: arithmetic only, without widgets, painters or colours.
namespace raftarium {

/// How servers are arranged until you drag them elsewhere.
enum class Arrangement { Ring, Row, Star };

struct PlacedMessage;

/// Places of servers, lanes, messages and marks for a canvas of some size, and what lies at a point. All
/// lengths are logical pixels.
class CanvasGeometry {
public:
    /// The room there is. `textScale` and `leastPixels` are those of the theme.
    void setSize(QSizeF size, qreal textScale = 1, qreal leastPixels = 0);
    /// How many lines stand under the clock.
    void setNotices(qsizetype lines);
    /// How many pixels at the top are kept free for a caption, over the whole width.
    void setCaptionHeight(qreal height);
    /// Servers that stay keep their places until setMoved() says how far they have come to the new ones.
    void setServers(const std::vector<raft::NodeId> &servers);
    /// Whether servers are on their way to other places.
    bool isMoving() const { return !m_leaving.empty(); }
    /// How much of the way they have gone: 0 … 1, where they stay.
    void setMoved(qreal part);
    /// `hub` stands in the centre of a star. Forgets where servers were dragged.
    void setArrangement(Arrangement arrangement, raft::NodeId hub = {});
    /// Puts a server elsewhere and keeps it there, also when the canvas changes its size. It stays on the
    /// canvas.
    void place(raft::NodeId server, QPointF centre);

    QSizeF size() const { return m_size; }
    qreal textScale() const { return m_textScale; }
    qreal leastPixels() const { return m_leastPixels; }
    Arrangement arrangement() const { return m_arrangement; }
    const std::vector<raft::NodeId> &servers() const { return m_servers; }
    const ServerMeasures &measures() const { return m_measures; }
    /// The scale of the text in the corners: it leaves the room to the servers.
    qreal cornerScale() const;
    /// Little room: short texts.
    bool isCompact() const;
    /// Grows with every change of what is above or of the zoom.
    quint64 revision() const { return m_revision; }

    /// Kept free for the clock and the state of play, with the lines under them, and for the legend. Not
    /// zoomed.
    QRectF clockArea() const;
    /// Where the first of those lines stands.
    QRectF noticeLine() const;
    QRectF legendArea() const;
    /// Where it stands when it has but one column, beside a server.
    QRectF legendColumn() const;
    QRectF captionArea() const { return {0, 0, m_size.width(), m_captionHeight}; }

    bool contains(raft::NodeId server) const { return m_centres.contains(server); }
    QPointF centre(raft::NodeId server) const;
    QRectF footprint(raft::NodeId server) const;
    Lane lane(raft::NodeId from, raft::NodeId to) const;
    /// Whether messages between them can be drawn.
    bool hasLane(raft::NodeId from, raft::NodeId to) const { return m_lanes.contains({from, to}); }
    /// The path midway between the two lanes of a pair.
    Lane link(raft::NodeId a, raft::NodeId b) const;

    /// How much of the servers something at `place` would hide, in square pixels; what stands in the corners
    /// counts a little. Widget coordinates.
    qreal hiddenBy(const QRectF &place) const;
    /// What lies at `point` (unzoomed): a message, else a server, else a link.
    Selection hit(QPointF point, const std::vector<PlacedMessage> &messages) const;

    /// Zoom and pan: canvas coordinates × zoom() + pan() are widget coordinates.
    qreal zoom() const { return m_zoom; }
    QPointF pan() const { return m_pan; }
    /// Multiplies the zoom; the thing under `fixed` (widget coordinates) stays there.
    void zoomBy(qreal factor, QPointF fixed);
    void panBy(QPointF distance);
    void resetZoom();
    QPointF toCanvas(QPointF widgetPoint) const { return (widgetPoint - m_pan) / m_zoom; }
    QPointF toWidget(QPointF canvasPoint) const { return canvasPoint * m_zoom + m_pan; }

private:
    void arrange();
    /// Of the ring on which servers stand.
    struct RingShape {
        qreal stretch = 1; ///< So many times as wide as high.
        qreal height = 1;  ///< This share of the height there is.
        qreal left = 0;    ///< So much is kept free on that side …
        qreal top = 0;     ///< … and at the top, beneath a caption.
    };
    /// What is kept free of servers besides the corners, and whether that of the legend is one of them.
    struct KeptFree {
        qreal left = 0;
        qreal top = 0;
        bool hasLegend = true;
    };
    qreal placeLargest(qreal largest, const KeptFree &kept);
    void placeInLittleRoom(qreal largest, const KeptFree &besides);
    void placeServers(const ServerMeasures &measures, const RingShape &shape);
    bool isRoomy(bool hasLegend) const;
    bool areAllInside() const;
    Selection hitLink(QPointF point) const;
    void computeLanes();
    Lane bentLane(raft::NodeId from, raft::NodeId to, qreal side) const;
    qreal bend(raft::NodeId from, raft::NodeId to) const;

    QSizeF m_size{700, 400};
    qreal m_textScale = 1;
    qreal m_leastPixels = 0;
    qsizetype m_notices = 0;
    qreal m_captionHeight = 0;
    Arrangement m_arrangement = Arrangement::Ring;
    raft::NodeId m_hub;
    std::vector<raft::NodeId> m_servers;
    ServerMeasures m_measures;
    std::map<raft::NodeId, QPointF> m_places; ///< Dragged there: parts of the size.
    std::map<raft::NodeId, QPointF> m_centres;
    std::map<raft::NodeId, QPointF> m_leaving;  ///< While servers move: where they were …
    std::map<raft::NodeId, QPointF> m_arriving; ///< … and where they will be.
    std::map<std::pair<raft::NodeId, raft::NodeId>, Lane> m_lanes;
    qreal m_zoom = 1;
    QPointF m_pan;
    quint64 m_revision = 0;
};

} // namespace raftarium
