#include "app/canvas/canvas_geometry.h"

#include <QLineF>
#include <QtMath>

#include <algorithm>
#include <array>
#include <cmath>

namespace raftarium {

namespace {

constexpr qreal margin = 10;
constexpr qreal smallestRadius = 13;

qreal dot(QPointF a, QPointF b)
{
    return QPointF::dotProduct(a, b);
}

QPointF unit(QPointF v)
{
    const qreal length = std::hypot(v.x(), v.y());
    return length > 0 ? v / length : QPointF(1, 0);
}

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

/// The corners of the convex hull, counter-clockwise (Andrew's monotone chain).
std::vector<QPointF> convexHull(std::vector<QPointF> points)
{
    std::sort(points.begin(), points.end(),
              [](QPointF a, QPointF b) { return a.x() < b.x() || (a.x() == b.x() && a.y() < b.y()); });
    std::vector<QPointF> hull;
    const auto add = [&hull](QPointF point, std::size_t least) {
        const auto turnsRight = [&] {
            const QPointF a = hull[hull.size() - 1] - hull[hull.size() - 2];
            const QPointF b = point - hull[hull.size() - 1];
            return a.x() * b.y() - a.y() * b.x() <= 0;
        };
        while (hull.size() >= least && turnsRight())
            hull.pop_back();
        hull.push_back(point);
    };
    for (const QPointF &point : points)
        add(point, 2);
    const std::size_t lower = hull.size() + 1;
    for (auto point = points.rbegin() + 1; point < points.rend(); ++point)
        add(*point, lower);
    hull.pop_back();
    return hull;
}

void addCircle(std::vector<QPointF> &points, QPointF centre, qreal radius)
{
    constexpr int corners = 40;
    for (int i = 0; i < corners; ++i) {
        const qreal turn = 2 * M_PI * i / corners;
        points.push_back(centre + QPointF(std::cos(turn), std::sin(turn)) * radius);
    }
}

/// The outline that holds all these points.
QPainterPath around(const std::vector<QPointF> &points)
{
    QPainterPath path;
    if (points.size() < 3)
        return path;
    const std::vector<QPointF> outline = convexHull(points);
    path.addPolygon(QPolygonF(QList<QPointF>(outline.begin(), outline.end())));
    path.closeSubpath();
    return path;
}

qreal distanceToLane(QPointF point, const Lane &lane)
{
    qreal nearest = 1e9;
    constexpr int steps = 12;
    for (int i = 0; i < steps; ++i) {
        const QPointF a = lane.at(i / qreal(steps));
        const QPointF piece = lane.at((i + 1) / qreal(steps)) - a;
        const qreal part = std::clamp(dot(point - a, piece) / std::max(1e-9, dot(piece, piece)), 0.0, 1.0);
        nearest = std::min(nearest, QLineF(point, a + piece * part).length());
    }
    return nearest;
}

} // namespace

ServerMeasures ServerMeasures::of(qreal radius)
{
    ServerMeasures m;
    m.radius = radius;
    m.track = std::max(2.0, radius * 0.09);
    m.gap = m.track * 2 + std::max(8.0, radius * 0.34);
    m.cells = radius >= 26 ? 6 : 4;
    m.cell = std::max(10.0, std::round(radius * 0.36));
    m.caption = radius >= 20 ? std::max(11.0, radius * 0.3) : 0;
    return m;
}

QRectF ServerMeasures::cellRow(int count) const
{
    const qreal width = count * (cell + 1) - 1;
    return QRectF(-width / 2, radius + gap, width, cell);
}

QRectF ServerMeasures::beneath() const
{
    const QRectF row = cellRow(cells);
    const qreal top = radius + 2 * track;
    return QRectF(row.left() - 2, top, row.width() + 4, footprint().bottom() - top);
}

QRectF ServerMeasures::footprint() const
{
    const QRectF row = cellRow(cells);
    const qreal half = std::max(radius + 2 * track + 3, row.width() / 2 + 2);
    const qreal top = radius * 1.3 + track;
    return QRectF(-half, -top, 2 * half, top + row.bottom() + 5 + caption);
}

QPointF Lane::at(qreal fraction) const
{
    const qreal rest = 1 - fraction;
    return start * (rest * rest) + control * (2 * fraction * rest) + end * (fraction * fraction);
}

qreal Lane::angle(qreal fraction) const
{
    const QPointF direction = (control - start) * (1 - fraction) + (end - control) * fraction;
    return qRadiansToDegrees(std::atan2(direction.y(), direction.x()));
}

qreal Lane::length() const
{
    const qreal round = QLineF(start, control).length() + QLineF(control, end).length();
    return (QLineF(start, end).length() + round) / 2; // Between the chord and the way round by the corner.
}

QPainterPath Lane::path() const
{
    QPainterPath path(start);
    path.quadTo(control, end);
    return path;
}

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
                       clamped(centre.y(), -print.top(), m_size.height() - print.bottom()));
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

qreal CanvasGeometry::cornerScale() const
{
    constexpr qreal smallest = 10; // Pixels of the smallest letters there, at scale 1.
    return std::max(std::min(m_textScale, 1.4), m_leastPixels / smallest);
}

QRectF CanvasGeometry::clockArea() const
{
    const QRectF line = noticeLine();
    const QPointF corner(margin, margin);
    return QRectF(corner, line.topRight() + QPointF(0, line.height() * static_cast<qreal>(m_notices)));
}

QRectF CanvasGeometry::noticeLine() const
{
    const QSizeF clock = (isCompact() ? QSizeF(172, 38) : QSizeF(210, 50)) * cornerScale();
    return QRectF(margin, margin + clock.height(), clock.width(), 16 * cornerScale());
}

QRectF CanvasGeometry::legendArea() const
{
    const QSizeF room = (isCompact() ? QSizeF(160, 50) : QSizeF(225, 66)) * cornerScale();
    return QRectF(margin, m_size.height() - margin - room.height(), room.width(), room.height());
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
    const qreal largest = std::clamp(share * std::min(m_size.height(), m_size.width() * 0.75), smallestRadius,
                                     72 * m_textScale);
    // The largest servers that leave each other, the clock and the legend in peace; rather a wider ring than
    // smaller servers.
    bool roomy = false;
    for (qreal radius = largest; radius >= smallestRadius && !roomy; radius -= 1)
        for (const qreal stretch : {1.3, 1.1, 1.6, 0.9, 2.0, 2.6}) {
            placeServers(ServerMeasures::of(radius), stretch);
            roomy = isRoomy();
            if (roomy)
                break;
        }
    for (const auto &[server, part] : m_places)
        if (m_centres.contains(server))
            m_centres[server] = QPointF(part.x() * m_size.width(), part.y() * m_size.height());
    computeLanes();
}

void CanvasGeometry::placeServers(const ServerMeasures &measures, qreal stretch)
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
    const QSizeF room(m_size.width() - 2 * margin - print.width(),
                      m_size.height() - 2 * margin - print.height());
    const qreal ry = extent.height() > 0 ? std::min(room.height() / extent.height(), m_size.height() * 0.39)
                                         : room.height() / 2;
    const qreal wanted = m_arrangement == Arrangement::Row ? 1e9 : std::max(ry, 40.0) * stretch;
    const qreal rx = extent.width() > 0 ? std::min(room.width() / extent.width(), wanted) : 0;
    const QPointF middle(m_size.width() / 2, margin + room.height() / 2 - print.top());
    for (std::size_t i = 0; i < places.size(); ++i) {
        const QPointF offset = places[i] - extent.center();
        m_centres[m_servers[i]] = middle + QPointF(offset.x() * rx, offset.y() * ry);
    }
}

bool CanvasGeometry::isRoomy() const
{
    const qreal apart = m_measures.radius * 2 + 24;
    for (const raft::NodeId a : m_servers) {
        const QRectF print = footprint(a).adjusted(-3, -3, 3, 3);
        if (print.intersects(clockArea()) || print.intersects(legendArea()))
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

qreal CanvasGeometry::waitingPart(raft::NodeId from, raft::NodeId to, int queued) const
{
    const Lane way = lane(from, to);
    const qreal room = m_measures.radius * 0.25;
    const QRectF drawn = m_measures.beneath().translated(centre(from)).adjusted(-room, -room, room, room);
    qreal part = 0.05;
    while (part < 0.8 && drawn.contains(way.at(part)))
        part += 0.02;
    return std::min(0.9, part + queued * queueStep() / std::max(30.0, way.length()));
}

qreal CanvasGeometry::arrivedPart(raft::NodeId from, raft::NodeId to, int queued) const
{
    const Lane way = lane(from, to);
    const qreal room = m_measures.radius * 0.25;
    const QRectF drawn = m_measures.beneath().translated(centre(to)).adjusted(-room, -room, room, room);
    const qreal length = std::max(30.0, way.length());
    qreal part = 1 - std::max(9.0, m_measures.radius * 0.25) / length;
    while (part > 0.55 && drawn.contains(way.at(part)))
        part -= 0.02;
    return std::max(0.1, part - queued * queueStep() / length);
}

/// Between two messages that wait on the same lane.
qreal CanvasGeometry::queueStep() const
{
    return std::max(20.0, m_measures.radius * 0.46);
}

Lane CanvasGeometry::link(raft::NodeId a, raft::NodeId b) const
{
    const Lane there = lane(a, b);
    const Lane back = lane(b, a);
    return {(there.start + back.end) / 2, (there.control + back.control) / 2, (there.end + back.start) / 2};
}

QPainterPath CanvasGeometry::hull(const std::vector<raft::NodeId> &group) const
{
    std::vector<QPointF> points;
    for (const raft::NodeId server : group)
        if (contains(server))
            addCircle(points, centre(server), m_measures.radius * 1.38 + m_measures.track);
    return around(points);
}

QPainterPath CanvasGeometry::ring(const std::vector<raft::NodeId> &group, qreal away) const
{
    const QRectF row = m_measures.cellRow(m_measures.cells);
    const qreal foot = m_measures.footprint().bottom();
    constexpr qreal rounding = 8;
    std::vector<QPointF> points;
    for (const raft::NodeId server : group) {
        if (!contains(server))
            continue;
        addCircle(points, centre(server), m_measures.radius * 1.3 + m_measures.track + away);
        for (const qreal x : {row.left() + 2, row.right() - 2})
            addCircle(points, centre(server) + QPointF(x, foot - rounding), rounding + away);
    }
    return around(points);
}

std::optional<QRectF> CanvasGeometry::labelNear(const QPainterPath &outline, QSizeF text,
                                                const std::vector<QRectF> &taken) const
{
    const QRectF box = outline.boundingRect();
    const QRectF canvas = QRectF(QPointF(), m_size).adjusted(4, 4, -4, -4);
    const auto isFree = [&](const QRectF &place) {
        const auto hides = [&place](const QRectF &other) { return place.intersects(other); };
        return canvas.contains(place) && !hides(clockArea()) && !hides(legendArea()) &&
               std::none_of(taken.begin(), taken.end(), hides) &&
               std::none_of(m_servers.begin(), m_servers.end(),
                            [&](raft::NodeId server) { return hides(footprint(server)); });
    };
    // Outwards first: away from the middle of the canvas, then round the hull, nearest places first.
    const QPointF middle = canvas.center();
    const QPointF outward = unit(box.center() - middle);
    std::optional<QRectF> best;
    qreal bestCost = 1e9;
    for (int step = 0; step < 72; ++step) {
        const qreal turn = qDegreesToRadians(step * 5.0);
        const QPointF ray(std::cos(turn), std::sin(turn));
        for (qreal reach = 0; reach < std::max(box.width(), box.height()); reach += 8) {
            QRectF place(QPointF(), text);
            place.moveCenter(box.center() + ray * reach);
            const bool apart = !outline.intersects(place.adjusted(-4, -3, 4, 3));
            const qreal cost = reach + (1 - dot(ray, outward)) * 70 + std::abs(ray.x()) * 10;
            if (apart && cost < bestCost && isFree(place)) {
                best = place;
                bestCost = cost;
            }
            if (apart)
                break;
        }
    }
    return best;
}

qreal CanvasGeometry::deathPlace(std::uint64_t message)
{
    // Spread over the middle of the way, the same for a message each time it is shown.
    return 0.38 + 0.06 * static_cast<qreal>((message * 2654435761U >> 7) % 6);
}

qreal CanvasGeometry::progress(const raft::MessageView &message, raft::Time time)
{
    if (message.fate == raft::MessageFate::Held)
        return 0.1;
    const auto whole = static_cast<qreal>((message.due - message.sent).count());
    const auto passed = static_cast<qreal>((time - message.sent).count());
    const qreal part = whole > 0 ? std::clamp(passed / whole, 0.0, 1.0) : 1.0;
    return message.fate == raft::MessageFate::Lost ? part * deathPlace(message.id) : part;
}

std::vector<PlacedMessage> CanvasGeometry::place(const std::vector<raft::MessageView> &messages,
                                                 raft::Time time) const
{
    std::map<std::pair<raft::NodeId, raft::NodeId>, int> queued;
    std::map<std::pair<raft::NodeId, raft::NodeId>, int> arrived;
    std::vector<PlacedMessage> placed;
    placed.reserve(messages.size());
    for (const raft::MessageView &message : messages) {
        const auto found = m_lanes.find({message.message.from, message.message.to});
        if (found == m_lanes.end()) {
            placed.push_back({&message, {}, 0, false});
            continue;
        }
        qreal part = progress(message, time);
        if (message.fate == raft::MessageFate::Held)
            part = waitingPart(message.message.from, message.message.to, ++queued[found->first]);
        else if (message.fate == raft::MessageFate::Arrives && message.due <= message.sent)
            part = arrivedPart(message.message.from, message.message.to, arrived[found->first]++);
        placed.push_back({&message, found->second.at(part), found->second.angle(part), true});
    }
    return placed;
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
        const qreal toLane = distanceToLane(point, lane);
        const qreal toPair = std::min(toLane, distanceToLane(point, link(pair.first, pair.second)));
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
