#include "app/canvas/canvas_geometry.h"

#include "app/canvas/message_places.h"
#include "app/canvas/plane.h"

#include <QLineF>
#include <QtMath>

#include <algorithm>
#include <cmath>

namespace raftarium {

namespace {

constexpr qreal margin = 10;
constexpr qreal smallestRadius = 13;

/// Places of `count` servers in a square of ±1: on a circle, the first at the top; two side by side.
std::vector<QPointF> ringPlaces(std::size_t count)
{
    std::vector<QPointF> places;
    for (std::size_t i = 0; i < count; ++i) {
        const qreal turn =
            2 * M_PI * static_cast<qreal>(i) / static_cast<qreal>(count) - (count == 2 ? M_PI_2 : 0);
        places.emplace_back(std::sin(turn), -std::cos(turn));
    }
    if (count == 1)
        places.front() = QPointF();
    return places;
}

std::vector<QPointF> rowPlaces(std::size_t count)
{
    std::vector<QPointF> places;
    for (std::size_t i = 0; i < count; ++i)
        places.emplace_back(count == 1 ? 0 : 2.0 * static_cast<qreal>(i) / static_cast<qreal>(count - 1) - 1,
                            0);
    return places;
}

std::vector<QPointF> unitPlaces(Arrangement arrangement, std::size_t count, std::size_t hub)
{
    if (arrangement == Arrangement::Row)
        return rowPlaces(count);
    if (arrangement == Arrangement::Ring || count < 3)
        return ringPlaces(count);
    std::vector<QPointF> places = ringPlaces(count - 1);
    places.insert(places.begin() + static_cast<std::ptrdiff_t>(hub), QPointF());
    return places;
}

} // namespace

void CanvasGeometry::setSize(QSizeF size, qreal textScale, qreal leastPixels)
{
    if (size == m_size && textScale == m_textScale && leastPixels == m_leastPixels)
        return;
    m_size = size;
    m_textScale = textScale;
    m_leastPixels = leastPixels;
    arrange();
}

void CanvasGeometry::setServers(const std::vector<raft::NodeId> &servers)
{
    if (servers == m_servers)
        return;
    const auto before = m_centres;
    m_servers = servers;
    arrange();
    m_leaving = before;
    m_arriving = m_centres;
    setMoved(0);
}

void CanvasGeometry::setMoved(qreal part)
{
    for (const auto &[server, target] : m_arriving)
        if (const auto from = m_leaving.find(server); from != m_leaving.end())
            m_centres[server] = from->second + (target - from->second) * part;
    if (part >= 1) {
        m_leaving.clear();
        m_arriving.clear();
    }
    computeLanes();
}

void CanvasGeometry::setArrangement(Arrangement arrangement, raft::NodeId hub)
{
    m_arrangement = arrangement;
    m_hub = hub;
    m_places.clear();
    arrange();
}

void CanvasGeometry::place(raft::NodeId server, QPointF centre)
{
    const QRectF print = m_measures.footprint();
    const auto clamped = [](qreal value, qreal low, qreal high) {
        return std::max(low, std::min(value, high));
    };
    const QPointF kept(clamped(centre.x(), -print.left(), m_size.width() - print.right()),
                       clamped(centre.y(), m_captionHeight - print.top(), m_size.height() - print.bottom()));
    m_places[server] = QPointF(kept.x() / m_size.width(), kept.y() / m_size.height());
    m_centres[server] = kept;
    m_leaving.erase(server);
    computeLanes();
}

bool CanvasGeometry::isCompact() const
{
    return m_size.height() < 460 * m_textScale || m_size.width() < 620 * m_textScale;
}

void CanvasGeometry::setNotices(qsizetype lines)
{
    if (lines == m_notices)
        return;
    m_notices = lines;
    arrange();
}

void CanvasGeometry::setCaptionHeight(qreal height)
{
    if (height == m_captionHeight)
        return;
    m_captionHeight = height;
    arrange();
}

qreal CanvasGeometry::cornerScale() const
{
    constexpr qreal smallest = 10; // Pixels of the smallest letters there, at scale 1.
    return std::max(std::min(m_textScale, 1.4), m_leastPixels / smallest);
}

QRectF CanvasGeometry::clockArea() const
{
    const QRectF line = noticeLine();
    const QPointF corner(margin, m_captionHeight + margin);
    return QRectF(corner, line.topRight() + QPointF(0, line.height() * static_cast<qreal>(m_notices)));
}

QRectF CanvasGeometry::noticeLine() const
{
    const QSizeF clock = (isCompact() ? QSizeF(172, 38) : QSizeF(210, 50)) * cornerScale();
    return QRectF(margin, m_captionHeight + margin + clock.height(), clock.width(), 16 * cornerScale());
}

QRectF CanvasGeometry::legendArea() const
{
    const QSizeF room = (isCompact() ? QSizeF(160, 50) : QSizeF(225, 66)) * cornerScale();
    return QRectF(margin, m_size.height() - margin - room.height(), room.width(), room.height());
}

QRectF CanvasGeometry::legendColumn() const
{
    const QRectF area = legendArea();
    return QRectF(area.left(), area.bottom() - 2 * area.height(), area.width() / 2, 2 * area.height());
}

void CanvasGeometry::arrange()
{
    ++m_revision;
    m_leaving.clear();
    m_arriving.clear();
    m_centres.clear();
    m_lanes.clear();
    if (m_servers.empty() || m_size.isEmpty())
        return;
    const qreal share = 0.13 * std::sqrt(m_textScale);
    const qreal largest =
        std::clamp(share * std::min(m_size.height() - m_captionHeight, m_size.width() * 0.75), smallestRadius,
                   72 * m_textScale);
    // The largest servers that leave each other, the clock and the legend in peace; rather a wider ring than
    // smaller servers. Beside the clock and the legend only where that makes them much larger: what stands in
    // the middle is calmer to look at.
    constexpr qreal muchLarger = 1.25;
    const qreal centred = placeLargest(largest, KeptFree());
    const KeptFree besides{std::max(legendArea().right(), clockArea().right()), 0, true};
    if (centred * muchLarger < largest && placeLargest(largest, besides) < centred * muchLarger)
        placeLargest(centred, KeptFree());
    if (!isRoomy(true))
        placeInLittleRoom(largest, besides);
    for (const auto &[server, part] : m_places)
        if (m_centres.contains(server))
            m_centres[server] = QPointF(part.x() * m_size.width(), part.y() * m_size.height());
    computeLanes();
}

/// Rather a wider or a flatter ring, above the legend, than smaller servers. Answers the radius for which
/// there was such a place, or the smallest there is.
qreal CanvasGeometry::placeLargest(qreal largest, const KeptFree &kept)
{
    for (qreal radius = largest; radius >= smallestRadius; radius -= 1)
        for (const qreal height : {1.0, 0.9, 0.8, 0.7})
            for (const qreal stretch : {1.3, 1.1, 1.6, 0.9, 2.0, 2.6}) {
                placeServers(ServerMeasures::of(radius, m_leastPixels),
                             {stretch, height, kept.left, kept.top});
                if (isRoomy(kept.hasLegend))
                    return radius;
            }
    return smallestRadius;
}

/// Below the clock or beside it; or in the place of the legend, which gives way to servers: the clock does
/// not.
void CanvasGeometry::placeInLittleRoom(qreal largest, const KeptFree &besides)
{
    constexpr qreal apart = 4;
    const qreal belowClock = clockArea().bottom() - m_captionHeight - margin + apart;
    for (const KeptFree &kept : {KeptFree{0, belowClock, true}, besides, KeptFree{0, belowClock, false}}) {
        placeLargest(largest, kept);
        if (isRoomy(kept.hasLegend) && areAllInside())
            return;
    }
    placeLargest(smallestRadius, KeptFree());
}

bool CanvasGeometry::areAllInside() const
{
    const QRectF canvas(QPointF(), m_size);
    return std::all_of(m_servers.begin(), m_servers.end(),
                       [&](raft::NodeId server) { return canvas.contains(footprint(server)); });
}

void CanvasGeometry::placeServers(const ServerMeasures &measures, const RingShape &shape)
{
    m_measures = measures;
    const auto hub = std::find(m_servers.begin(), m_servers.end(), m_hub);
    const std::size_t hubPlace =
        hub == m_servers.end() ? 0 : static_cast<std::size_t>(hub - m_servers.begin());
    const std::vector<QPointF> places = unitPlaces(m_arrangement, m_servers.size(), hubPlace);
    QPolygonF all;
    for (const QPointF &place : places)
        all << place;
    const QRectF extent = all.boundingRect();
    const QRectF print = measures.footprint();
    // For the rings around what is emphasised.
    const qreal besides = shape.left > 0 ? measures.radius / 2 : 0;
    const qreal top = m_captionHeight + shape.top;
    const qreal height = m_size.height() - top;
    const QSizeF room(m_size.width() - shape.left - 2 * margin - besides - print.width(),
                      height - 2 * margin - print.height());
    const qreal highest =
        extent.height() > 0 ? std::min(room.height() / extent.height(), height * 0.39) : room.height() / 2;
    const qreal ry = highest * shape.height;
    const qreal wanted = m_arrangement == Arrangement::Row ? 1e9 : std::max(ry, 40.0) * shape.stretch;
    const qreal rx = extent.width() > 0 ? std::clamp(room.width() / extent.width(), 0.0, wanted) : 0;
    // A flatter ring stands at the top: what it leaves free is for the legend.
    const QPointF middle((shape.left + m_size.width()) / 2, top + margin + room.height() / 2 - print.top() -
                                                                extent.height() * (highest - ry) / 2);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const QPointF offset = places[i] - extent.center();
        m_centres[m_servers[i]] = middle + QPointF(offset.x() * rx, offset.y() * ry);
    }
}

/// Whether servers leave each other, the clock and, if it is asked for, the legend in peace.
bool CanvasGeometry::isRoomy(bool hasLegend) const
{
    const qreal apart = m_measures.radius * 2 + 24;
    for (const raft::NodeId a : m_servers) {
        const QRectF print = footprint(a).adjusted(-3, -3, 3, 3);
        if (print.intersects(clockArea()) || (hasLegend && print.intersects(legendArea())))
            return false;
        for (const raft::NodeId b : m_servers)
            if (a < b && (print.intersects(footprint(b)) || QLineF(centre(a), centre(b)).length() < apart))
                return false;
    }
    return true;
}

QPointF CanvasGeometry::centre(raft::NodeId server) const
{
    const auto found = m_centres.find(server);
    return found == m_centres.end() ? QPointF() : found->second;
}

QRectF CanvasGeometry::footprint(raft::NodeId server) const
{
    return m_measures.footprint().translated(centre(server));
}

void CanvasGeometry::computeLanes()
{
    ++m_revision;
    m_lanes.clear();
    const qreal side = std::clamp(m_measures.radius * 0.16, 4.0, 9.0);
    for (const raft::NodeId from : m_servers)
        for (const raft::NodeId to : m_servers)
            if (from != to)
                m_lanes[{from, to}] = bentLane(from, to, side);
}

/// How far the middle of the pair's path must swerve (to the left of from → to) to miss the servers between.
qreal CanvasGeometry::bend(raft::NodeId from, raft::NodeId to) const
{
    const QPointF a = centre(from);
    const QPointF b = centre(to);
    const QPointF along = unit(b - a);
    const QPointF left(along.y(), -along.x());
    const qreal length = QLineF(a, b).length();
    const qreal clear = m_measures.radius * 1.4;
    qreal leftwards = 0;
    qreal rightwards = 0;
    for (const raft::NodeId other : m_servers) {
        if (other == from || other == to)
            continue;
        const QPointF offset = centre(other) - a;
        const qreal part = length > 0 ? dot(offset, along) / length : 0;
        const qreal aside = dot(offset, left);
        if (part < 0.05 || part > 0.95 || std::abs(aside) >= clear)
            continue;
        leftwards = std::max(leftwards, (clear + aside) / (2 * part * (1 - part)));
        rightwards = std::max(rightwards, (clear - aside) / (2 * part * (1 - part)));
    }
    return leftwards <= rightwards + 1 ? leftwards : -rightwards;
}

Lane CanvasGeometry::bentLane(raft::NodeId from, raft::NodeId to, qreal side) const
{
    // The bend is that of the pair, seen from its left or upper server, so that both lanes swerve together.
    const QPointF a = centre(from);
    const QPointF b = centre(to);
    const bool forward = a.x() < b.x() || (a.x() == b.x() && from < to);
    const qreal swerve = forward ? bend(from, to) : -bend(to, from);
    const QPointF along = unit(b - a);
    const QPointF left(along.y(), -along.x());
    const qreal rim = m_measures.radius + 2 * m_measures.track + std::min(7.0, m_measures.radius * 0.14);
    const QPointF control = (a + b) / 2 + left * (swerve + side);
    const QPointF leaving = unit(control - a - left * side);
    const QPointF arriving = unit(b + left * side - control);
    return {a + leaving * rim + left * side, control, b - arriving * rim + left * side};
}

Lane CanvasGeometry::lane(raft::NodeId from, raft::NodeId to) const
{
    const auto found = m_lanes.find({from, to});
    return found == m_lanes.end() ? Lane() : found->second;
}

Lane CanvasGeometry::link(raft::NodeId a, raft::NodeId b) const
{
    const Lane there = lane(a, b);
    const Lane back = lane(b, a);
    return {(there.start + back.end) / 2, (there.control + back.control) / 2, (there.end + back.start) / 2};
}

qreal CanvasGeometry::hiddenBy(const QRectF &place) const
{
    constexpr qreal ofCorners = 0.1; // They matter less than a server.
    qreal hidden = 0;
    const auto add = [&](const QRectF &shown, qreal weight) {
        const QRectF common = shown.intersected(place);
        hidden += common.width() * common.height() * weight;
    };
    for (const raft::NodeId server : m_servers) {
        const QRectF print = footprint(server);
        add(QRectF(toWidget(print.topLeft()), print.size() * m_zoom), 1);
    }
    for (const QRectF &corner : {clockArea(), legendArea(), captionArea()})
        add(corner, ofCorners);
    return hidden;
}

Selection CanvasGeometry::hit(QPointF point, const std::vector<PlacedMessage> &messages) const
{
    qreal nearest = 12 / m_zoom;
    Selection found = NothingSelected{};
    for (const PlacedMessage &message : messages) {
        const qreal distance = QLineF(point, message.at).length();
        if (message.fits && distance < nearest) {
            nearest = distance;
            found = SelectedMessage{message.message->id};
        }
    }
    if (!std::holds_alternative<NothingSelected>(found))
        return found;
    for (const raft::NodeId server : m_servers)
        if (QLineF(point, centre(server)).length() <= m_measures.radius + 2 * m_measures.track ||
            m_measures.cellRow(m_measures.cells).translated(centre(server)).contains(point))
            return SelectedServer{server};
    return hitLink(point);
}

/// What is drawn of a pair is mostly one line midway between its lanes: the pair whose line or lane is
/// nearest is meant, and of its directions the one whose lane is nearer.
Selection CanvasGeometry::hitLink(QPointF point) const
{
    const qreal reach = 7 / m_zoom;
    Selection found = NothingSelected{};
    std::pair nearest(reach, 1e9); // To anything drawn of the pair, and to the lane.
    for (const auto &[pair, lane] : m_lanes) {
        const qreal toLane = lane.distanceTo(point);
        const qreal toPair = std::min(toLane, link(pair.first, pair.second).distanceTo(point));
        if (std::pair(toPair, toLane) < nearest) {
            nearest = {toPair, toLane};
            found = SelectedLink{pair.first, pair.second};
        }
    }
    return found;
}

void CanvasGeometry::zoomBy(qreal factor, QPointF fixed)
{
    const QPointF under = toCanvas(fixed);
    m_zoom = std::clamp(m_zoom * factor, 0.25, 6.0);
    m_pan = fixed - under * m_zoom;
    ++m_revision;
}

void CanvasGeometry::panBy(QPointF distance)
{
    m_pan += distance;
    ++m_revision;
}

void CanvasGeometry::resetZoom()
{
    m_zoom = 1;
    m_pan = {};
    ++m_revision;
}

} // namespace raftarium
