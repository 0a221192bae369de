#include "timeline_painter.h"

#include "app/session/server_name.h"
#include "app/theme/marks.h"
#include "app/theme/plain_text.h"
#include "app/timeline/message_marks.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace raftarium {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("raftarium", text);
}

/// Draws one picture; holds what all its parts need.
class Artist {
public:
    Artist(QPainter &painter, const TimelineSource &source, const TimelineScene &scene,
           const TimelineHighlight &highlight, const Theme &theme)
        : m_painter(painter), m_source(source), m_layout(source.layout), m_scene(scene),
          m_highlight(highlight), m_theme(theme)
    {
    }

    void drawAll()
    {
        m_painter.setRenderHint(QPainter::Antialiasing);
        drawBackground();
        m_painter.save();
        m_painter.setClipRect(m_layout.lanes.adjusted(0, -m_layout.flags.height(), 0, 4));
        drawDensities();
        drawLanes();
        drawHalos();
        drawArrows();
        drawCommits();
        drawMarks();
        m_painter.restore();
        drawClients();
        drawTerms();
        drawAxis();
        drawNames();
    }

private:
    void drawBackground();
    void drawDensities();
    void drawLanes();
    void drawLane(const TimelineScene::LanePiece &piece);
    void drawHalos();
    void drawArrows();
    void drawArrow(const TimelineScene::Arrow &arrow, const QLineF &line, bool endVisible);
    void drawHead(const QLineF &line, bool open);
    void drawCommits();
    void drawMarks();
    void drawMark(const TimelineScene::Mark &mark);
    void drawClients();
    void drawTerms();
    void drawAxis();
    void drawNames();

    double leaderThickness() const { return std::clamp(m_layout.lanePitch() * 0.34, 4.0, 12.0); }
    double followerThickness() const { return m_layout.lanePitch() > 20 ? 3.5 : 2.5; }

    QPainter &m_painter;
    const TimelineSource &m_source;
    const TimelineLayout &m_layout;
    const TimelineScene &m_scene;
    const TimelineHighlight &m_highlight;
    const Theme &m_theme;
};

constexpr std::size_t manyArrows = 150;

/// At most this much of a line is drawn: dashes of a line a hundred screens long take for ever.
std::optional<QLineF> clipped(const QLineF &line, double left, double right)
{
    if (line.x2() < left || line.x1() > right)
        return std::nullopt;
    QLineF part = line;
    if (line.x1() < left)
        part.setP1(line.pointAt((left - line.x1()) / line.dx()));
    if (line.x2() > right)
        part.setP2(line.pointAt((right - line.x1()) / line.dx()));
    return part;
}

void Artist::drawBackground()
{
    const QRectF &lanes = m_layout.lanes;
    for (const auto &split : m_scene.splits)
        m_painter.fillRect(QRectF(split.from, lanes.top(), split.to - split.from, lanes.height()),
                           faded(m_theme.hull, 0.75));
    if (m_highlight.lane >= 0) {
        const double pitch = m_layout.lanePitch();
        m_painter.fillRect(QRectF(0, lanes.top() + m_highlight.lane * pitch, lanes.right() + 6, pitch),
                           faded(m_theme.selection, m_theme.dark ? 0.22 : 0.09));
    }
    const TimeAxis axis = timeAxis(m_source.geometry.window(), lanes.width(), 90 * m_theme.textScale,
                                   m_source.geometry.scale());
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.setPen(QPen(faded(m_theme.border, 0.8), 1));
    for (const AxisTick &tick : axis.ticks) {
        const double x = m_source.geometry.mapTimeToX(tick.time);
        m_painter.drawLine(QPointF(x, lanes.top()), QPointF(x, m_layout.terms.top() - 1));
    }
    m_painter.setRenderHint(QPainter::Antialiasing);
}

void Artist::drawDensities()
{
    const double room = m_layout.lanePitch() * 0.5 - 1;
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.setPen(Qt::NoPen);
    std::vector<QRect> bars; // Of one term: filled in one call they take a third of the time.
    const auto flush = [&](raft::Term term) {
        m_painter.setBrush(m_theme.termLine(term));
        m_painter.drawRects(bars.data(), static_cast<int>(bars.size()));
        bars.clear();
    };
    for (std::size_t i = 0; i < m_scene.densities.size(); ++i) {
        const auto &density = m_scene.densities[i];
        if (i > 0 && density.term != m_scene.densities[i - 1].term)
            flush(m_scene.densities[i - 1].term);
        const double height = std::max(1.0, static_cast<double>(density.height) * room);
        bars.push_back(
            QRectF(density.x, m_layout.laneY(density.lane) - height, densityColumn - 1, height).toRect());
    }
    if (!bars.empty())
        flush(m_scene.densities.back().term);
    m_painter.setRenderHint(QPainter::Antialiasing);
}

void Artist::drawLanes()
{
    for (const auto &piece : m_scene.lanes)
        drawLane(piece);
}

void Artist::drawLane(const TimelineScene::LanePiece &piece)
{
    const double y = m_layout.laneY(piece.lane);
    const auto bar = [&](double thickness) {
        return QRectF(piece.from, y - thickness / 2, piece.to - piece.from, thickness);
    };
    const QColor edge = m_theme.termLine(piece.term);
    if (piece.liveness == raft::Liveness::Crashed) {
        const QRectF down = bar(leaderThickness());
        m_painter.fillRect(down, m_theme.track);
        m_painter.fillRect(down, hatch(m_theme));
        return;
    }
    if (piece.to - piece.from < 4 && piece.role != raft::Role::Follower) {
        // Too short for dashes or an outline.
        m_painter.fillRect(bar(leaderThickness() * (piece.role == raft::Role::Leader ? 1 : 0.7)),
                           m_theme.termColor(piece.term));
    } else if (piece.role == raft::Role::Leader) {
        m_painter.setPen(QPen(edge, 1));
        m_painter.setBrush(m_theme.termColor(piece.term));
        m_painter.drawRect(bar(leaderThickness()));
    } else if (piece.role != raft::Role::Follower) {
        QPen dashed(edge, leaderThickness() * 0.7, Qt::CustomDashLine, Qt::FlatCap);
        dashed.setDashPattern(piece.role == raft::Role::PreCandidate ? QList<qreal>{0.4, 0.5}
                                                                     : QList<qreal>{1.1, 0.5});
        m_painter.setPen(dashed);
        m_painter.drawLine(QPointF(piece.from, y), QPointF(piece.to, y));
    } else {
        m_painter.fillRect(bar(followerThickness()), edge);
    }
    if (piece.liveness == raft::Liveness::Paused) {
        m_painter.fillRect(bar(followerThickness() + 2), faded(m_theme.panel, 0.6));
        if (piece.to - piece.from > 14)
            drawPause(m_painter, QPointF(piece.from + 8, y), 9, m_theme);
    }
}

/// What is lit up shines from beneath, so that its own colour stays what it is.
void Artist::drawHalos()
{
    if (m_highlight.event == 0 && m_highlight.related.empty())
        return;
    for (const auto &arrow : m_scene.arrows) {
        const bool selected = arrow.sent == m_highlight.event;
        if (!selected && !m_highlight.isRelated(arrow.sent))
            continue;
        if (const auto line = clipped(arrow.line, m_layout.lanes.left(), m_layout.lanes.right())) {
            m_painter.setPen(QPen(faded(m_theme.selection, selected ? 0.5 : 0.28), selected ? 8 : 6,
                                  Qt::SolidLine, Qt::RoundCap));
            m_painter.drawLine(*line);
        }
    }
    m_painter.setBrush(Qt::NoBrush);
    const auto ring = [&](raft::EventNumber event, QPointF at) {
        if (event != m_highlight.event && !m_highlight.isRelated(event))
            return;
        m_painter.setPen(QPen(m_theme.selection, event == m_highlight.event ? 2.4 : 1.4));
        m_painter.drawEllipse(at, 8, 8);
    };
    for (const auto &mark : m_scene.marks)
        ring(mark.event, mark.at);
    for (const auto &commit : m_scene.commits)
        ring(commit.event, commit.at);
}

void Artist::drawHead(const QLineF &line, bool open)
{
    if (line.length() < 3)
        return;
    constexpr double length = 7;
    constexpr double half = 2.9;
    const QPointF along = QPointF(line.dx(), line.dy()) / line.length();
    const QPointF across(-along.y(), along.x());
    const std::array<QPointF, 3> head{line.p2() - along * length + across * half, line.p2(),
                                      line.p2() - along * length - across * half};
    if (open)
        m_painter.drawPolyline(head.data(), 3);
    else
        m_painter.drawPolygon(head.data(), 3);
}

void Artist::drawArrows()
{
    const double inset = followerThickness() / 2;
    for (const auto &arrow : m_scene.arrows) {
        QLineF line = arrow.line;
        if (arrow.fate == TimelineScene::Fate::Arrived)
            line.setP2(line.p2() - QPointF(0, line.dy() > 0 ? inset : -inset));
        if (const auto part = clipped(line, m_layout.lanes.left() - 8, m_layout.lanes.right() + 8))
            drawArrow(arrow, *part, part->p2() == line.p2());
    }
    drawMessageMarks(m_painter, m_scene, m_layout.lanes, m_theme);
}

void Artist::drawArrow(const TimelineScene::Arrow &arrow, const QLineF &slanted, bool endVisible)
{
    // A message too short to have a slope stands upright on a pixel; its head tells whom it reached.
    const bool steep = arrow.line.dx() < 3;
    const double x = std::floor(slanted.x1()) + 0.5;
    const QLineF line = steep ? QLineF(x, slanted.y1(), x, slanted.y2()) : slanted;
    const bool reply = raft::isReply(arrow.type);
    // Lines of one pixel are drawn an order of magnitude faster than wider ones, above all dashed ones: where
    // there are many, all are.
    const bool many = m_scene.arrows.size() > manyArrows;
    const QColor color = m_theme.termLine(arrow.term);
    const double width = arrow.type == raft::MessageType::Append && !many ? 1.6 : 1;
    QPen pen(color, width);
    pen.setCapStyle(Qt::FlatCap);
    if (reply && !steep)
        pen.setDashPattern({3, 3});
    m_painter.setPen(pen);
    m_painter.drawLine(line);
    if (!endVisible || arrow.fate == TimelineScene::Fate::OnItsWay)
        return;
    if (arrow.fate == TimelineScene::Fate::Lost) {
        drawCross(m_painter, line.p2(), steep ? 5 : 8, m_theme);
    } else if (!steep || (!reply && !many)) {
        m_painter.setPen(QPen(color, 1));
        m_painter.setBrush(color);
        drawHead(line, reply);
    }
}

void Artist::drawCommits()
{
    const double half = leaderThickness() / 2 + 1;
    std::vector<QRect> ticks;
    ticks.reserve(m_scene.commits.size());
    for (const auto &commit : m_scene.commits) {
        const double x = std::round(commit.at.x());
        ticks.push_back(m_scene.commitsAreDense ? QRectF(x, commit.at.y() + half, 1, 2).toRect()
                                                : QRectF(x, commit.at.y() - half, 2, 2 * half).toRect());
    }
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_scene.commitsAreDense ? m_theme.mutedText : m_theme.text);
    m_painter.drawRects(ticks.data(), static_cast<int>(ticks.size()));
    m_painter.setRenderHint(QPainter::Antialiasing);
}

void Artist::drawMarks()
{
    m_painter.setFont(m_theme.font(7.5, QFont::DemiBold));
    for (const auto &mark : m_scene.marks)
        drawMark(mark);
}

void Artist::drawMark(const TimelineScene::Mark &mark)
{
    const double top = m_layout.flags.bottom();
    if (mark.leader) {
        const double size = std::min(13.0, m_layout.lanePitch() * 0.5);
        drawCrown(m_painter, mark.at - QPointF(0, leaderThickness() / 2 + size * 0.4), size, m_theme);
        return;
    }
    const QColor color = mark.fault ? m_theme.fault : m_theme.text;
    QPen dashed(color, 1, Qt::CustomDashLine, Qt::FlatCap);
    dashed.setDashPattern({3, 2.5});
    m_painter.setPen(dashed);
    // Upright on whole pixels it is crisp, and drawn many times faster, without smoothing.
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    const double x = std::floor(mark.at.x());
    m_painter.drawLine(QPointF(x, mark.label.isEmpty() ? m_layout.lanes.top() : top - 2),
                       QPointF(x, mark.lane < 0 ? m_layout.lanes.bottom() : mark.at.y()));
    m_painter.setRenderHint(QPainter::Antialiasing);
    if (mark.lane >= 0 && mark.fault && m_source.record[mark.event].kind == raft::EventKind::Crashed)
        drawCross(m_painter, mark.at, 10, m_theme);
    const double size = m_layout.flags.height() * 0.62;
    // Where another's label stands, the flag goes down to where the thing happened.
    const double lower = mark.lane < 0 ? m_layout.lanes.top() + size : mark.at.y();
    const QPointF foot(mark.at.x(), mark.label.isEmpty() ? lower : m_layout.flags.bottom() - 2);
    if (mark.fault)
        drawFlag(m_painter, foot, size, m_theme);
    else
        m_painter.fillRect(QRectF(foot.x(), foot.y() - size, size * 0.7, size * 0.6), color);
    if (mark.label.isEmpty())
        return;
    m_painter.setPen(color);
    const bool before = mark.labelRect.right() <= mark.at.x() + 1;
    const QRectF words =
        before ? mark.labelRect.adjusted(0, 0, -5, -1) : mark.labelRect.adjusted(size + 3, 0, 0, -1);
    m_painter.drawText(words, (before ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                       m_painter.fontMetrics().elidedText(mark.label, Qt::ElideRight, int(words.width())));
}

void Artist::drawClients()
{
    if (m_scene.clients.empty())
        return;
    m_painter.save();
    m_painter.setClipRect(m_layout.clients.adjusted(-1, -1, 1, 1));
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    for (const auto &bar : m_scene.clients) {
        const bool lit = bar.called == m_highlight.event || m_highlight.isRelated(bar.called);
        const bool pending = bar.outcome == raft::OperationOutcome::Pending;
        const bool done = bar.outcome == raft::OperationOutcome::Done;
        m_painter.setPen(QPen(lit ? m_theme.selection : m_theme.mutedText, lit ? 2 : 1,
                              pending ? Qt::DotLine : Qt::SolidLine));
        m_painter.setBrush(done ? QBrush(faded(m_theme.mutedText, 0.45))
                                : (pending ? QBrush(m_theme.raised) : hatch(m_theme)));
        m_painter.drawRect(bar.rect);
    }
    m_painter.restore();
}

void Artist::drawTerms()
{
    QFont font = m_theme.font(6.5, QFont::DemiBold);
    m_painter.setFont(font);
    const QFontMetricsF metrics(font);
    for (const auto &piece : m_scene.terms) {
        const QColor color = m_theme.termColor(piece.term);
        const QRectF rect(piece.from, m_layout.terms.top(), piece.to - piece.from, m_layout.terms.height());
        m_painter.fillRect(rect, color);
        const QString number = QString::number(piece.term.value);
        const QString words = say("term %1").arg(number);
        const double width = rect.width() - 8;
        if (width < metrics.horizontalAdvance(number))
            continue;
        m_painter.setPen(Theme::textOn(color));
        m_painter.drawText(rect.adjusted(4, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                           width < metrics.horizontalAdvance(words) ? number : words);
    }
}

void Artist::drawAxis()
{
    const QRectF &row = m_layout.axis;
    const QFont font = m_theme.monospace(7.5);
    const TimeAxis axis =
        timeAxis(m_source.geometry.window(), row.width(), 90 * m_theme.textScale, m_source.geometry.scale());
    m_painter.setFont(font);
    m_painter.setPen(m_theme.mutedText);
    const QFontMetricsF metrics(font);
    for (const AxisTick &tick : axis.ticks) {
        const double width = metrics.horizontalAdvance(tick.label) + 4;
        const double x = m_source.geometry.mapTimeToX(tick.time);
        const double left = std::min(x - width / 2, row.right() + 12 - width);
        m_painter.drawText(QRectF(left, row.top(), width, row.height()), Qt::AlignCenter, tick.label);
    }
    m_painter.drawText(QRectF(14, row.top(), m_layout.gutter, row.height()), Qt::AlignLeft | Qt::AlignVCenter,
                       axis.unit);
}

void Artist::drawNames()
{
    const double room = std::min(m_layout.lanePitch() * 0.9, 15.0 * m_theme.textScale);
    for (int lane = 0; lane < m_layout.laneCount; ++lane) {
        const raft::NodeId server = m_source.servers[static_cast<std::size_t>(lane)];
        QFont font = m_theme.font(9, QFont::DemiBold);
        font.setPixelSize(static_cast<int>(std::ceil(m_theme.letters(std::max(7.0, room * 0.82)))));
        m_painter.setFont(font);
        m_painter.setPen(m_source.filter.hidden.count(server) > 0 ? m_theme.mutedText : m_theme.text);
        m_painter.drawText(QRectF(14, m_layout.laneY(lane) - room, m_layout.gutter, 2 * room),
                           Qt::AlignLeft | Qt::AlignVCenter,
                           fitting(serverName(server), distinctServerName(server), QFontMetricsF(font),
                                   m_layout.gutter - 4));
    }
    m_painter.setPen(m_theme.mutedText);
    m_painter.setFont(m_theme.font(7.5));
    const auto name = [&](const QRectF &row, const char *text) {
        m_painter.drawText(QRectF(14, row.top() - 3, m_layout.gutter, row.height() + 6),
                           Qt::AlignLeft | Qt::AlignVCenter, say(text));
    };
    if (m_layout.clients.height() > 0)
        name(m_layout.clients, QT_TRANSLATE_NOOP("raftarium", "clients"));
}

} // namespace

bool TimelineHighlight::isRelated(raft::EventNumber number) const
{
    return std::binary_search(related.begin(), related.end(), number);
}

void paintTimeline(QPainter &painter, const TimelineSource &source, const TimelineScene &scene,
                   const TimelineHighlight &highlight, const Theme &theme)
{
    Artist(painter, source, scene, highlight, theme).drawAll();
}

void paintTimelineOverlay(QPainter &painter, const TimelineSource &source, const TimelineScene &scene,
                          const TimelineOverlay &overlay, const Theme &theme)
{
    const TimelineLayout &layout = source.layout;
    painter.setRenderHint(QPainter::Antialiasing);
    const double x = source.geometry.mapTimeToX(overlay.head);
    if (const auto range = source.geometry.range()) {
        const double from = source.geometry.mapTimeToX(range->from);
        const QRectF whole(from, layout.lanes.top(), source.geometry.mapTimeToX(range->to) - from,
                           layout.terms.bottom() - layout.lanes.top());
        const QRectF room(layout.lanes.left(), whole.top() - 1, layout.lanes.width(), whole.height() + 2);
        const QRectF marked = whole.intersected(room);
        painter.setPen(QPen(theme.selection, 1));
        painter.setBrush(faded(theme.selection, 0.15));
        painter.drawRect(marked);
    }
    if (overlay.hover != 0) {
        for (const auto &arrow : scene.arrows) {
            if (arrow.sent != overlay.hover)
                continue;
            if (const auto line = clipped(arrow.line, layout.lanes.left(), layout.lanes.right())) {
                painter.setPen(QPen(theme.termLine(arrow.term), 3, Qt::SolidLine, Qt::RoundCap));
                painter.drawLine(*line);
            }
        }
    }
    if (!overlay.live && x < layout.lanes.right()) {
        const double from = std::max(x, layout.lanes.left());
        painter.fillRect(QRectF(from, layout.lanes.top() - layout.flags.height(),
                                layout.lanes.right() + 1 - from,
                                layout.terms.bottom() - layout.lanes.top() + layout.flags.height()),
                         faded(theme.panel, 0.62));
    }
    if (x < layout.lanes.left() - 1 || x > layout.lanes.right() + 1)
        return;
    painter.setPen(QPen(theme.text, 1.6));
    painter.drawLine(QPointF(x, layout.lanes.top() - 4), QPointF(x, layout.terms.bottom()));
    const double top = layout.lanes.top() - 11;
    QPainterPath handle(QPointF(x - 5.5, top));
    for (const QPointF corner :
         {QPointF(x + 5.5, top), QPointF(x + 5.5, top + 7), QPointF(x, top + 12), QPointF(x - 5.5, top + 7)})
        handle.lineTo(corner);
    handle.closeSubpath();
    painter.setPen(QPen(theme.panel, 1));
    painter.setBrush(theme.text);
    painter.drawPath(handle);
}

void paintFocus(QPainter &painter, const QRectF &area, const Theme &theme)
{
    painter.setPen(QPen(theme.accent, 1, Qt::DotLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area.adjusted(1.5, 1.5, -1.5, -1.5));
}

} // namespace raftarium
