#include "app/canvas/canvas_painter.h"

#include "app/canvas/hud_painter.h"
#include "app/canvas/membership_painter.h"
#include "app/canvas/message_painter.h"
#include "app/theme/marks.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace raftarium {

namespace {

/// Rotated pictures are made for every so many degrees.
constexpr int angleStep = 4;
/// Pictures kept before all are forgotten: keeps the memory bounded in long runs.
constexpr qsizetype mostPictures = 1500;

qreal messageScale(const CanvasGeometry &geometry)
{
    constexpr qreal digits = 10; // Pixels of the number in a message, at scale 1.
    return std::max(std::clamp(geometry.measures().radius / 50, 0.6, 1.25), geometry.leastPixels() / digits);
}

Emphasis emphasisOf(const CanvasFrame &frame, raft::NodeId server)
{
    const Selection as = SelectedServer{server};
    if (frame.selection == as)
        return Emphasis::Selected;
    return frame.hover == as ? Emphasis::Hovered : Emphasis::None;
}

/// An empty picture that covers `bounds` around its origin.
QPixmap emptyPicture(const QRectF &bounds, qreal ratio)
{
    QPixmap picture((bounds.size() * ratio).toSize() + QSize(1, 1));
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    return picture;
}

template <class Draw>
const QPixmap &remembered(QHash<QString, QPixmap> &pictures, const QString &key, const QRectF &bounds,
                          qreal ratio, Draw draw)
{
    auto found = pictures.find(key);
    if (found == pictures.end()) {
        if (pictures.size() > mostPictures)
            pictures.clear();
        QPixmap picture = emptyPicture(bounds, ratio);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(-bounds.topLeft());
        draw(painter);
        painter.end();
        found = pictures.insert(key, picture);
    }
    return *found;
}

void paintBackground(QPainter &painter, const CanvasFrame &frame)
{
    painter.setRenderHint(QPainter::Antialiasing);
    drawGroups(painter, frame.geometry, frame.view, frame.theme);
    drawJointHalves(painter, frame.geometry, frame.view, frame.theme);
    drawLinks(painter, frame.geometry, frame.view, frame.selection, frame.hover, frame.theme);
}

void zoom(QPainter &painter, const CanvasGeometry &geometry)
{
    painter.translate(geometry.pan());
    painter.scale(geometry.zoom(), geometry.zoom());
}

/// Calls draw(facts) with the origin at each server in turn.
template <class Draw>
void atServers(QPainter &painter, const CanvasFrame &frame, const std::vector<ServerFacts> &servers,
               Draw draw)
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (const ServerFacts &facts : servers) {
        const QPointF centre = frame.geometry.centre(facts.server->id);
        painter.translate(centre);
        draw(facts);
        painter.translate(-centre);
    }
}

/// Where reasons stand beneath servers.
std::vector<QRectF> reasonPlaces(const CanvasFrame &frame, const std::vector<ServerFacts> &servers)
{
    std::vector<QRectF> places;
    for (const ServerFacts &facts : servers)
        if (const QRectF place = reasonBounds(frame.geometry.measures(), facts); !place.isNull())
            places.push_back(place.translated(frame.geometry.centre(facts.server->id)));
    return places;
}

/// Where there are words already.
std::vector<QRectF> wordPlaces(std::vector<QRectF> reasons, const std::vector<GroupTitle> &titles)
{
    for (const GroupTitle &title : titles)
        reasons.push_back(title.place);
    return reasons;
}

void paintTimers(QPainter &painter, const CanvasFrame &frame, const std::vector<ServerFacts> &servers)
{
    atServers(painter, frame, servers, [&](const ServerFacts &facts) {
        drawServerTimer(painter, frame.geometry.measures(), facts, frame.time, frame.longestTimeout,
                        frame.theme);
    });
}

void paintDownTimes(QPainter &painter, const CanvasFrame &frame, const std::vector<ServerFacts> &servers)
{
    atServers(painter, frame, servers, [&](const ServerFacts &facts) {
        drawDownTime(painter, frame.geometry.measures(), facts,
                     frame.view.manual ? std::nullopt : std::optional(frame.time), frame.theme);
    });
}

void paintFlows(QPainter &painter, const CanvasFrame &frame)
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Flow &flow : frame.flows)
        drawFlow(painter, frame.geometry.lane(flow.from, flow.to), flow, frame.seconds,
                 messageScale(frame.geometry), frame.theme);
}

/// The bars at the held link stand for all that wait there.
bool waitsAtItsLink(const CanvasFrame &frame, const raft::MessageView &message)
{
    const raft::LinkView *link = frame.view.link(message.message.from, message.message.to);
    return link && link->held;
}

/// Crosses where messages died. They hide nothing that is said of a server or a group.
void paintLost(QPainter &painter, const CanvasFrame &frame)
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (const LostMessage &lost : frame.lost) {
        painter.setOpacity(lost.freshness);
        drawCross(painter, lost.at, 13 * messageScale(frame.geometry), frame.theme);
    }
    painter.setOpacity(1);
}

/// What belongs to single messages: bars where they wait, a ring round the selected one.
void paintMessageMarks(QPainter &painter, const CanvasFrame &frame)
{
    const qreal scale = messageScale(frame.geometry);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const PlacedMessage &message : frame.messages) {
        if (!message.fits)
            continue;
        if (message.sent >= 0 && messageDetail(frame.messages.size()) <= MessageDetail::Shapes)
            drawSnapshotProgress(painter, message.at, message.sent, message.message->message.term, scale,
                                 frame.theme);
        if (message.message->fate == raft::MessageFate::Held && !waitsAtItsLink(frame, *message.message))
            drawPause(painter, message.at + QPointF(0, -15 * scale), 8 * scale, frame.theme);
        const Selection as = SelectedMessage{message.message->id};
        const bool selected = frame.selection == as;
        if (!selected && frame.hover != as)
            continue;
        QColor glow = frame.theme.selection;
        glow.setAlphaF(selected ? 0.95F : 0.4F);
        painter.setPen(QPen(glow, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(message.at, 17 * scale, 17 * scale);
    }
}

/// Adds the cross of a message, when the event is its loss; `old` is 0 just now and 1 when it has faded.
void addLost(std::vector<LostMessage> &lost, const CanvasGeometry &geometry, const raft::Event &event,
             qreal old)
{
    if (event.kind != raft::EventKind::MessageLost)
        return;
    const Lane lane = geometry.lane({event.server}, {event.other});
    if (lane.length() > 0)
        lost.push_back({lane.at(deathPlace(event.subject)), std::clamp(1 - old, 0.0, 1.0)});
}

bool drawsCounts(const CanvasFrame &frame)
{
    return messageDetail(frame.messages.size()) == MessageDetail::Counts;
}

bool drawsDots(const CanvasFrame &frame)
{
    return messageDetail(frame.messages.size()) == MessageDetail::Dots;
}

} // namespace

void markChunks(std::vector<PlacedMessage> &messages, const raft::ClusterView &view, std::size_t chunkBytes)
{
    for (PlacedMessage &message : messages) {
        const auto place = chunkPlace(message.message->message, view, chunkBytes);
        if (!place)
            continue;
        message.remark = QStringLiteral("%1 of %2").arg(place->number).arg(place->count);
        message.sent = static_cast<qreal>(place->number) / static_cast<qreal>(place->count);
    }
}

std::vector<LostMessage> lostMessages(const CanvasGeometry &geometry, const raft::EventRecord &events,
                                      raft::EventNumber shown, raft::Time time, raft::Time fade)
{
    constexpr raft::EventNumber mostLookedAt = 3000;
    constexpr std::size_t mostCrosses = 40;
    std::vector<LostMessage> lost;
    const raft::EventNumber last = std::min(shown, events.size());
    const raft::EventNumber first = last > mostLookedAt ? last - mostLookedAt : 0;
    for (raft::EventNumber number = last; number > first && lost.size() < mostCrosses; --number) {
        const raft::Event &event = events[number];
        const raft::Time age = time - event.at;
        if (age > fade)
            break;
        addLost(lost, geometry, event,
                static_cast<qreal>(age.count()) / std::max<qreal>(1, static_cast<qreal>(fade.count())));
    }
    return lost;
}

std::vector<LostMessage> lostInManualMode(const CanvasGeometry &geometry, const raft::EventRecord &events,
                                          raft::EventNumber shown)
{
    constexpr raft::EventNumber fade = 8;
    std::vector<LostMessage> lost;
    const raft::EventNumber last = std::min(shown, events.size());
    for (raft::EventNumber age = 0; age < std::min(fade, last); ++age)
        addLost(lost, geometry, events[last - age], static_cast<qreal>(age) / fade);
    return lost;
}

void CanvasPainter::forget()
{
    m_background = {};
    m_backgroundKey.clear();
    m_servers.clear();
    m_messages.clear();
    m_labels.clear();
}

const QPixmap &CanvasPainter::background(const CanvasFrame &frame, const std::vector<QRectF> &reasons,
                                         qreal ratio)
{
    QString key = QString::number(frame.geometry.revision()) + QLatin1Char('/') + QString::number(ratio) +
                  QLatin1Char('/') + QString::number(static_cast<int>(frame.verdictOfGroups())) +
                  linkKey(frame.view, frame.selection, frame.hover) + jointKey(frame.view);
    for (const QRectF &reason : reasons)
        key += QString::number(reason.x()) + QLatin1Char(',') + QString::number(reason.y());
    if (key != m_backgroundKey || m_background.isNull()) {
        m_backgroundKey = key;
        m_titles =
            placeGroupTitles(frame.geometry, frame.view, frame.verdictOfGroups(), reasons, frame.theme);
        QImage image((frame.geometry.size() * ratio).toSize(), QImage::Format_RGB32);
        image.setDevicePixelRatio(ratio);
        image.fill(frame.theme.window);
        QPainter painter(&image);
        zoom(painter, frame.geometry);
        paintBackground(painter, frame);
        painter.end();
        m_background = QPixmap::fromImage(std::move(image));
    }
    return m_background;
}

const QPixmap &CanvasPainter::serverPicture(const CanvasFrame &frame, const ServerFacts &facts,
                                            const LogWindow &window, qreal ratio)
{
    const Emphasis emphasis = emphasisOf(frame, facts.server->id);
    const ServerMeasures &measures = frame.geometry.measures();
    const QString key = serverKey(facts, window, emphasis) + QLatin1Char('/') +
                        QString::number(measures.radius) + QLatin1Char('/') + QString::number(ratio);
    return remembered(m_servers, key, serverBounds(measures), ratio, [&](QPainter &painter) {
        drawServer(painter, measures, facts, window, emphasis, frame.theme);
    });
}

const QPixmap &CanvasPainter::messagePicture(const CanvasFrame &frame, const PlacedMessage &message, bool dot,
                                             qreal ratio)
{
    const qreal scale = messageScale(frame.geometry);
    const int turn = static_cast<int>(std::lround(message.angle / angleStep)) * angleStep;
    const MessageLook look = dot ? MessageLook() : MessageLook::of(*message.message);
    const raft::Term term = message.message->message.term;
    const QString what = dot ? QString(QLatin1Char('.') + QString::number(term.value))
                             : QString(look.key() + QLatin1Char('/') + QString::number(turn));
    const QString key =
        what + QLatin1Char('/') + QString::number(scale) + QLatin1Char('/') + QString::number(ratio);
    const QRectF bounds = dot ? QRectF(-8, -8, 16, 16) : messageBounds(scale);
    return remembered(m_messages, key, bounds, ratio, [&](QPainter &painter) {
        if (dot)
            drawMessageDot(painter, term, scale, frame.theme);
        else
            drawMessage(painter, look, turn, scale, frame.theme);
    });
}

const QPixmap &CanvasPainter::countPicture(const CanvasFrame &frame, const LaneCount &count, qreal ratio)
{
    const qreal scale = messageScale(frame.geometry);
    const QString key = QLatin1Char('#') + QString::number(count.count) + QLatin1Char('/') +
                        QString::number(count.latest.value) + QLatin1Char('/') + QString::number(scale) +
                        QLatin1Char('/') + QString::number(ratio);
    return remembered(m_messages, key, laneCountBounds(scale), ratio,
                      [&](QPainter &painter) { drawLaneCount(painter, count, scale, frame.theme); });
}

const QPixmap &CanvasPainter::labelPicture(const CanvasFrame &frame, const QString &text, qreal ratio)
{
    const QRectF bounds(QPointF(), labelSize(text, frame.theme));
    return remembered(m_labels, text + QLatin1Char('/') + QString::number(ratio), bounds, ratio,
                      [&](QPainter &painter) { drawLabel(painter, bounds, text, frame.theme); });
}

void CanvasPainter::paintMessages(QPainter &painter, const CanvasFrame &frame, qreal ratio)
{
    if (drawsCounts(frame)) {
        const QPointF corner = laneCountBounds(messageScale(frame.geometry)).topLeft();
        for (const LaneCount &count : countByLane(frame.geometry, frame.messages))
            painter.drawPixmap(count.at + corner, countPicture(frame, count, ratio));
        return;
    }
    const bool dots = drawsDots(frame);
    const QPointF origin = dots ? QPointF(-8, -8) : messageBounds(messageScale(frame.geometry)).topLeft();
    for (const PlacedMessage &message : frame.messages)
        if (message.fits)
            painter.drawPixmap(message.at + origin, messagePicture(frame, message, dots, ratio));
}

void CanvasPainter::paintLabels(QPainter &painter, const CanvasFrame &frame, const std::vector<QRectF> &taken,
                                qreal ratio)
{
    for (const MessageLabel &label : placeLabels(frame.geometry, frame.messages, taken, frame.theme))
        painter.drawPixmap(label.place.topLeft(), labelPicture(frame, label.text, ratio));
}

void CanvasPainter::paint(QPainter &painter, const CanvasFrame &frame, qreal devicePixelRatio)
{
    const std::vector<ServerFacts> servers = serverFacts(frame.actual, frame.values, frame.verdict);
    const std::vector<QRectF> reasons = reasonPlaces(frame, servers);
    painter.drawPixmap(QPointF(), background(frame, reasons, devicePixelRatio));
    const qreal ratio = devicePixelRatio * frame.geometry.zoom();
    const LogWindow window = logWindow(frame.view, frame.geometry.measures().cells);
    const QPointF origin = serverBounds(frame.geometry.measures()).topLeft();
    painter.save();
    zoom(painter, frame.geometry);
    paintFlows(painter, frame);
    drawTransfers(painter, frame.geometry, frame.view, frame.time, frame.theme);
    paintTimers(painter, frame, servers);
    paintLost(painter, frame);
    for (const ServerFacts &facts : servers)
        painter.drawPixmap(frame.geometry.centre(facts.server->id) + origin,
                           serverPicture(frame, facts, window, ratio));
    paintDownTimes(painter, frame, servers);
    drawGroupTitles(painter, frame.geometry, m_titles, frame.theme);
    paintMessages(painter, frame, ratio);
    paintMessageMarks(painter, frame);
    paintLabels(painter, frame, wordPlaces(reasons, m_titles), ratio);
    painter.restore();
    drawCaption(painter, frame.geometry, frame.caption, frame.theme);
    drawClock(painter, frame.geometry, frame.clock, frame.state, frame.theme);
    drawNotices(painter, frame.geometry, notices(frame.view), frame.theme);
    drawLegend(painter, frame.geometry, termsShown(frame.view, window, 6), frame.theme);
}

void CanvasPainter::paintDirectly(QPainter &painter, const CanvasFrame &frame)
{
    const std::vector<ServerFacts> servers = serverFacts(frame.actual, frame.values, frame.verdict);
    const LogWindow window = logWindow(frame.view, frame.geometry.measures().cells);
    const qreal scale = messageScale(frame.geometry);
    painter.fillRect(QRectF(QPointF(), frame.geometry.size()), frame.theme.window);
    painter.save();
    zoom(painter, frame.geometry);
    paintBackground(painter, frame);
    paintFlows(painter, frame);
    drawTransfers(painter, frame.geometry, frame.view, frame.time, frame.theme);
    paintTimers(painter, frame, servers);
    paintLost(painter, frame);
    atServers(painter, frame, servers, [&](const ServerFacts &facts) {
        drawServer(painter, frame.geometry.measures(), facts, window, emphasisOf(frame, facts.server->id),
                   frame.theme);
    });
    paintDownTimes(painter, frame, servers);
    const std::vector<QRectF> reasons = reasonPlaces(frame, servers);
    const std::vector<GroupTitle> titles =
        placeGroupTitles(frame.geometry, frame.view, frame.verdictOfGroups(), reasons, frame.theme);
    drawGroupTitles(painter, frame.geometry, titles, frame.theme);
    for (const PlacedMessage &message : frame.messages) {
        if (!message.fits || drawsCounts(frame))
            continue;
        painter.save();
        painter.translate(message.at);
        if (drawsDots(frame))
            drawMessageDot(painter, message.message->message.term, scale, frame.theme);
        else
            drawMessage(painter, MessageLook::of(*message.message), message.angle, scale, frame.theme);
        painter.restore();
    }
    if (drawsCounts(frame))
        for (const LaneCount &count : countByLane(frame.geometry, frame.messages)) {
            painter.translate(count.at);
            drawLaneCount(painter, count, scale, frame.theme);
            painter.translate(-count.at);
        }
    paintMessageMarks(painter, frame);
    for (const MessageLabel &label :
         placeLabels(frame.geometry, frame.messages, wordPlaces(reasons, titles), frame.theme))
        drawLabel(painter, label.place, label.text, frame.theme);
    painter.restore();
    drawCaption(painter, frame.geometry, frame.caption, frame.theme);
    drawClock(painter, frame.geometry, frame.clock, frame.state, frame.theme);
    drawNotices(painter, frame.geometry, notices(frame.view), frame.theme);
    drawLegend(painter, frame.geometry, termsShown(frame.view, window, 6), frame.theme);
}

} // namespace raftarium
