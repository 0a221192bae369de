#include "app/canvas/message_painter.h"

#include "app/theme/marks.h"
#include "raftcore/cluster/view_words.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace raftarium {

namespace {

constexpr std::size_t mostCells = 4;
constexpr qreal cellStep = 9;

QPainterPath diamond(qreal half)
{
    QPainterPath path(QPointF(0, -half));
    path.lineTo(half, 0);
    path.lineTo(0, half);
    path.lineTo(-half, 0);
    path.closeSubpath();
    return path;
}

/// A luggage tag that points to the right.
QPainterPath tag(qreal length, qreal height)
{
    const qreal tip = height * 0.55;
    QPainterPath path(QPointF(-length / 2, -height / 2));
    path.lineTo(length / 2 - tip, -height / 2);
    path.lineTo(length / 2, 0);
    path.lineTo(length / 2 - tip, height / 2);
    path.lineTo(-length / 2, height / 2);
    path.closeSubpath();
    return path;
}

QPainterPath triangle(qreal half)
{
    QPainterPath path(QPointF(0, -half));
    path.lineTo(half, half * 0.8);
    path.lineTo(-half, half * 0.8);
    path.closeSubpath();
    return path;
}

QPainterPath box(qreal half)
{
    QPainterPath path;
    path.addRoundedRect(QRectF(-half, -half, 2 * half, 2 * half), 2, 2);
    return path;
}

QPainterPath circle(qreal radius)
{
    QPainterPath path;
    path.addEllipse(QPointF(), radius, radius);
    return path;
}

/// The wake behind a message, fading out.
void drawTail(QPainter &painter, const QColor &color, qreal from, qreal length, qreal width)
{
    QLinearGradient fade(QPointF(-from, 0), QPointF(-from - length, 0));
    QColor strong = color;
    strong.setAlphaF(0.65F);
    QColor gone = color;
    gone.setAlphaF(0.0F);
    fade.setColorAt(0, strong);
    fade.setColorAt(1, gone);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fade);
    painter.drawRect(QRectF(-from - length, -width / 2, length, width));
}

void fillShape(QPainter &painter, const QPainterPath &shape, const QColor &fill, const QColor &edge)
{
    painter.setPen(QPen(edge, 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(fill);
    painter.drawPath(shape);
}

void outlineShape(QPainter &painter, const QPainterPath &shape, const QColor &edge, const Theme &theme,
                  bool dashed, qreal width = 1.6)
{
    QPen pen(edge, width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    if (dashed)
        pen.setDashPattern({2, 1.4});
    painter.setPen(pen);
    painter.setBrush(theme.raised);
    painter.drawPath(shape);
}

void drawLetters(QPainter &painter, const QString &letters, const QColor &ink, const Theme &theme)
{
    QFont font = theme.monospace(7, QFont::DemiBold);
    font.setPixelSize(10);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(QRectF(-12, -8, 24, 16), Qt::AlignCenter, letters);
}

/// No candidate stands in term 0: of such a message nothing tells the term.
void drawNumber(QPainter &painter, raft::Term term, const QColor &fill, const Theme &theme)
{
    drawLetters(painter, term.value == 0 ? QStringLiteral("?") : QString::number(term.value),
                Theme::textOn(fill), theme);
}

/// Entries ride on the tag as cells in the colours of their terms.
void drawTag(QPainter &painter, const MessageLook &look, const Theme &theme)
{
    const qreal load = static_cast<qreal>(look.cells.size()) * cellStep;
    fillShape(painter, tag(load + 17, 16), theme.termColor(look.term), theme.termLine(look.term));
    qreal left = -(load + 17) / 2 + 4;
    for (const raft::Term term : look.cells) {
        painter.setPen(QPen(Qt::white, 1.4));
        painter.setBrush(theme.termColor(term).lighter(term == look.term ? 118 : 100));
        painter.drawRect(QRectF(left, -3.5, cellStep - 2.5, 7));
        left += cellStep;
    }
}

void drawPulse(QPainter &painter, const MessageLook &look, const Theme &theme)
{
    QPainterPath pulse;
    pulse.addRoundedRect(QRectF(-9, -2.5, 18, 5), 2.5, 2.5);
    fillShape(painter, pulse, theme.termColor(look.term), theme.termLine(look.term));
}

void drawSnapshotLines(QPainter &painter, const QColor &ink)
{
    painter.setPen(QPen(ink, 1.3));
    for (const qreal y : {-3.5, 0.0, 3.5})
        painter.drawLine(QPointF(-5, y), QPointF(5, y));
}

QPainterPath replyShape(raft::MessageType type)
{
    switch (type) {
    case raft::MessageType::RequestVoteReply:
    case raft::MessageType::PreVoteReply: return diamond(11);
    case raft::MessageType::SnapshotReply: return box(8.5);
    case raft::MessageType::ReadIndexReply: return circle(8.5);
    default: break;
    }
    return {};
}

void drawReplyMark(QPainter &painter, const MessageLook &look, const Theme &theme)
{
    if (!look.tellsResult)
        drawLetters(painter, QStringLiteral("?"), theme.text, theme);
    else if (look.positive)
        drawTick(painter, {}, 8.5, theme);
    else
        drawCross(painter, {}, 8, theme);
}

/// Shapes that look the same from everywhere stay upright, so that their numbers can be read.
void drawUpright(QPainter &painter, const MessageLook &look, const Theme &theme)
{
    const QColor fill = theme.termColor(look.term);
    const QColor edge = theme.termLine(look.term);
    switch (look.type) {
    case raft::MessageType::RequestVote:
        fillShape(painter, diamond(11), fill, edge);
        drawNumber(painter, look.term, fill, theme);
        break;
    case raft::MessageType::PreVote:
        outlineShape(painter, diamond(11), edge, theme, false, 2.6);
        drawNumber(painter, look.term, theme.raised, theme);
        break;
    case raft::MessageType::Snapshot:
        fillShape(painter, box(8.5), fill, edge);
        drawSnapshotLines(painter, Theme::textOn(fill));
        break;
    case raft::MessageType::TimeoutNow: fillShape(painter, triangle(10), fill, edge); break;
    case raft::MessageType::ReadIndex: outlineShape(painter, circle(7.5), edge, theme, false, 3); break;
    default:
        outlineShape(painter, replyShape(look.type), edge, theme,
                     look.type == raft::MessageType::PreVoteReply);
        drawReplyMark(painter, look, theme);
    }
}

} // namespace

MessageLook MessageLook::of(const raft::MessageView &shown)
{
    const raft::Message &message = shown.message;
    MessageLook look{raft::typeOf(message),
                     raft::isPositive(message.body),
                     message.term,
                     {},
                     shown.knowledge.knows(raft::MessageFact::Result)};
    if (look.type == raft::MessageType::Heartbeat && !shown.knowledge.knows(raft::MessageFact::Entries)) {
        look.type = raft::MessageType::Append; // It may carry entries; nothing tells which.
        look.cells.push_back({});
    }
    if (const auto *append = std::get_if<raft::AppendEntries>(&message.body))
        for (std::size_t i = 0; i < std::min(append->entries.size(), mostCells); ++i)
            look.cells.push_back(append->entries[i].at.term);
    return look;
}

QString MessageLook::key() const
{
    const QLatin1Char result(!tellsResult ? '?' : positive ? '+' : '-');
    QString key = QString::number(static_cast<int>(type)) + result + QString::number(term.value);
    for (const raft::Term cell : cells)
        key += QLatin1Char(',') + QString::number(cell.value);
    return key;
}

void drawMessage(QPainter &painter, const MessageLook &look, qreal angle, qreal scale, const Theme &theme)
{
    using raft::MessageType;
    painter.save();
    painter.scale(scale, scale);
    painter.save();
    painter.rotate(angle);
    const QColor edge = theme.termLine(look.term);
    const bool append = look.type == MessageType::Append;
    const bool upright =
        !append && look.type != MessageType::Heartbeat && look.type != MessageType::AppendReply;
    if (!raft::isReply(look.type))
        drawTail(painter, edge, append ? 8 + static_cast<qreal>(look.cells.size()) * cellStep / 2 : 9, 24,
                 2.4);
    if (append)
        drawTag(painter, look, theme);
    else if (look.type == MessageType::Heartbeat)
        drawPulse(painter, look, theme);
    else if (look.type == MessageType::AppendReply)
        outlineShape(painter, tag(21, 14), edge, theme, false);
    painter.restore();
    if (upright)
        drawUpright(painter, look, theme);
    else if (look.type == MessageType::AppendReply)
        drawReplyMark(painter, look, theme);
    painter.restore();
}

QRectF messageBounds(qreal scale)
{
    const qreal reach = 52 * scale + 1;
    return QRectF(-reach, -reach, 2 * reach, 2 * reach);
}

void drawMessageDot(QPainter &painter, raft::Term term, qreal scale, const Theme &theme)
{
    painter.setPen(QPen(theme.termLine(term), 1));
    painter.setBrush(theme.termColor(term));
    painter.drawEllipse(QPointF(), 4.5 * scale, 4.5 * scale);
}

void drawSnapshotProgress(QPainter &painter, QPointF at, qreal part, raft::Term term, qreal scale,
                          const Theme &theme)
{
    QRectF bar(0, 0, 26 * scale, 4.5 * scale);
    bar.moveCenter(at + QPointF(0, 14 * scale));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.track);
    painter.drawRect(bar);
    painter.setBrush(theme.termColor(term));
    painter.drawRect(QRectF(bar.topLeft(), QSizeF(bar.width() * part, bar.height())));
    painter.setPen(QPen(theme.termLine(term), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar);
}

} // namespace raftarium
