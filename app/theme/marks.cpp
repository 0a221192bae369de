#include "app/theme/marks.h"

#include "raftcore/cluster/view_words.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace raftarium {

namespace {

QPen rounded(const QColor &color, qreal width)
{
    return QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

void strokeCross(QPainter &painter, QPointF centre, qreal half)
{
    painter.drawLine(centre + QPointF(-half, -half), centre + QPointF(half, half));
    painter.drawLine(centre + QPointF(-half, half), centre + QPointF(half, -half));
}

/// The number, in smaller digits where it is wide; of one that is still too wide the last digits, which tell
/// neighbours apart.
QString shortened(const QString &number, QFont &font, int smallest, qreal width)
{
    const auto fits = [&](const QString &text) {
        return QFontMetricsF(font).horizontalAdvance(text) <= width;
    };
    while (!fits(number) && font.pixelSize() > smallest)
        font.setPixelSize(font.pixelSize() - 1);
    QString text = number;
    for (qsizetype digits = number.size() - 1; digits > 0 && !fits(text); --digits)
        text = QStringLiteral("…") + number.right(digits);
    return text;
}

/// No entry is of term 0: of such a one nothing tells the term.
bool isUnknown(raft::Term term)
{
    return term == raft::Term{};
}

QString termDigits(raft::Term term)
{
    return isUnknown(term) ? QStringLiteral("?") : QString::number(term.value);
}

QColor inkOn(raft::Term term, bool committed, const Theme &theme)
{
    return committed && !isUnknown(term) ? Theme::textOn(theme.termColor(term)) : theme.text;
}

/// Dots around what is not reported.
QPen dotted(const QColor &color)
{
    QPen dots(color, 1.6, Qt::CustomDashLine, Qt::RoundCap);
    dots.setDashPattern({0.2, 2.2});
    return dots;
}

/// The cell without its writing.
void drawCellBody(QPainter &painter, const QRectF &cell, raft::Term term, bool committed, bool durable,
                  const Theme &theme)
{
    const qreal radius = std::min(cell.height() * 0.2, 5.0);
    const QColor fill = theme.termColor(term);
    const QRectF body = cell.adjusted(0.5, 0.5, -0.5, -0.5);
    if (isUnknown(term)) {
        painter.setPen(dotted(theme.mutedText));
        painter.setBrush(committed ? theme.track : theme.raised);
    } else if (committed) {
        painter.setPen(QPen(theme.termLine(term), 1));
        painter.setBrush(fill);
    } else {
        QPen dashed(theme.termLine(term), 1.4, Qt::CustomDashLine, Qt::FlatCap);
        dashed.setDashPattern({2.2, 1.8});
        painter.setPen(dashed);
        painter.setBrush(theme.raised);
    }
    painter.drawRoundedRect(body, radius, radius);
    if (durable)
        return;
    // What a crash would take away has its corner cut off.
    const qreal cut = std::min(cell.height(), cell.width()) * 0.32;
    const QPointF corner = cell.topRight();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.window);
    painter.drawPolygon(
        QPolygonF({corner + QPointF(-cut - 1, -1), corner + QPointF(1, -1), corner + QPointF(1, cut + 1)}));
    painter.setPen(QPen(theme.termLine(term), 1.2));
    painter.drawLine(corner + QPointF(-cut - 0.5, 0.5), corner + QPointF(-0.5, cut + 0.5));
}

} // namespace

void drawCrown(QPainter &painter, QPointF centre, qreal size, const Theme &theme, bool hollow)
{
    const qreal w = size / 2;
    const qreal h = size * 0.36;
    QPainterPath crown(QPointF(-w, -h * 0.45));
    for (const QPointF point : {QPointF(-w * 0.5, h * 0.1), QPointF(0, -h), QPointF(w * 0.5, h * 0.1),
                                QPointF(w, -h * 0.45), QPointF(w * 0.74, h), QPointF(-w * 0.74, h)})
        crown.lineTo(point);
    crown.closeSubpath();
    painter.save();
    painter.translate(centre);
    // A rim in the background's colour keeps it apart from the ring it sits on.
    painter.setPen(rounded(theme.window, std::max(2.0, size * 0.16)));
    painter.setBrush(theme.window);
    painter.drawPath(crown);
    painter.setPen(rounded(theme.text, hollow ? std::max(1.2, size * 0.07) : 1));
    painter.setBrush(hollow ? QBrush(theme.window) : QBrush(theme.text));
    painter.drawPath(crown);
    painter.restore();
}

void drawCross(QPainter &painter, QPointF centre, qreal size, const Theme &theme)
{
    painter.save();
    painter.setPen(rounded(theme.fault, std::max(1.4, size * 0.2)));
    strokeCross(painter, centre, size * 0.4);
    painter.restore();
}

void drawCrossBadge(QPainter &painter, QPointF centre, qreal size, const Theme &theme)
{
    painter.save();
    painter.setPen(QPen(theme.fault, std::max(1.2, size * 0.08)));
    painter.setBrush(theme.window);
    painter.drawEllipse(centre, size / 2, size / 2);
    painter.setPen(rounded(theme.fault, std::max(1.4, size * 0.1)));
    strokeCross(painter, centre, size * 0.19);
    painter.restore();
}

void drawTick(QPainter &painter, QPointF centre, qreal size, const Theme &theme)
{
    painter.save();
    painter.setPen(rounded(theme.good, std::max(1.4, size * 0.2)));
    const std::array<QPointF, 3> tick{centre + QPointF(-size * 0.4, 0),
                                      centre + QPointF(-size * 0.1, size * 0.3),
                                      centre + QPointF(size * 0.4, -size * 0.32)};
    painter.drawPolyline(tick.data(), static_cast<int>(tick.size()));
    painter.restore();
}

void drawFlag(QPainter &painter, QPointF foot, qreal size, const Theme &theme)
{
    painter.save();
    painter.setPen(rounded(theme.fault, std::max(1.2, size * 0.1)));
    painter.drawLine(foot, foot + QPointF(0, -size));
    painter.setBrush(theme.fault);
    painter.drawPolygon(QPolygonF({foot + QPointF(0, -size), foot + QPointF(size * 0.7, -size * 0.75),
                                   foot + QPointF(0, -size * 0.5)}));
    painter.restore();
}

void drawLearner(QPainter &painter, QPointF centre, qreal size, const Theme &theme)
{
    const QRectF square(centre - QPointF(size, size) / 2, QSizeF(size, size));
    painter.setPen(QPen(theme.mutedText, 1.2));
    painter.setBrush(theme.window);
    painter.drawRect(square);
    painter.setPen(theme.text);
    QFont font = theme.font(8, QFont::DemiBold);
    font.setPixelSize(std::max(7, qRound(theme.letters(size * 0.7))));
    painter.setFont(font);
    painter.drawText(square, Qt::AlignCenter, QStringLiteral("L"));
}

void drawPause(QPainter &painter, QPointF centre, qreal size, const Theme &theme)
{
    const qreal bar = size * 0.28;
    painter.fillRect(QRectF(centre.x() - size * 0.4, centre.y() - size / 2, bar, size), theme.text);
    painter.fillRect(QRectF(centre.x() + size * 0.4 - bar, centre.y() - size / 2, bar, size), theme.text);
}

QColor blended(const QColor &under, const QColor &over, double amount)
{
    const auto channel = [amount](int a, int b) {
        return static_cast<int>(std::lround(a + (b - a) * amount));
    };
    return QColor(channel(under.red(), over.red()), channel(under.green(), over.green()),
                  channel(under.blue(), over.blue()));
}

QColor faded(QColor color, double alpha)
{
    color.setAlphaF(static_cast<float>(alpha));
    return color;
}

QBrush hatch(const Theme &theme)
{
    return QBrush(blended(theme.track, theme.mutedText, theme.dark ? 0.35 : 0.25), Qt::BDiagPattern);
}

void drawTermCell(QPainter &painter, const QRectF &cell, raft::Term term, bool committed, bool durable,
                  const Theme &theme)
{
    painter.save();
    drawCellBody(painter, cell, term, committed, durable, theme);
    QFont font = theme.monospace(8);
    const qreal digits = theme.letters(std::min(cell.height() * 0.66, 12 * theme.textScale));
    font.setPixelSize(std::max(6, static_cast<int>(digits)));
    const int smallest = std::max(7, static_cast<int>(theme.leastPixels));
    const QString number = shortened(termDigits(term), font, smallest, cell.width() - 3);
    painter.setFont(font);
    painter.setPen(inkOn(term, committed, theme));
    painter.drawText(cell, Qt::AlignCenter, number);
    painter.restore();
}

void drawEntryCell(QPainter &painter, const QRectF &cell, const raft::Entry &entry, bool committed,
                   bool durable, const Theme &theme)
{
    if (cell.height() < 26 || cell.width() < 30) {
        drawTermCell(painter, cell, entry.at.term, committed, durable, theme);
        return;
    }
    painter.save();
    drawCellBody(painter, cell, entry.at.term, committed, durable, theme);
    QFont font = theme.monospace(8);
    const qreal letters = std::ceil(theme.letters(std::min(cell.height() * 0.36, 13 * theme.textScale)));
    font.setPixelSize(static_cast<int>(letters));
    painter.setFont(font);
    painter.setPen(inkOn(entry.at.term, committed, theme));
    const QRectF inner = cell.adjusted(2, 1, -2, -1);
    const QString term = QLatin1Char('t') + termDigits(entry.at.term);
    const auto write = [&, metrics = QFontMetricsF(font)](qreal top, qreal height, const QString &words) {
        painter.drawText(QRectF(inner.left(), top, inner.width(), height), Qt::AlignCenter,
                         metrics.elidedText(words, Qt::ElideRight, inner.width()));
    };
    const qreal line = cell.height() / 2;
    const bool fitBelowEachOther = cell.height() >= 2.2 * letters + 2;
    if (fitBelowEachOther) {
        write(inner.top(), line, term);
        write(inner.top() + line - 2, line, entrySummary(entry));
    } else {
        write(inner.top(), inner.height(), term + QLatin1Char(' ') + entrySummary(entry));
    }
    painter.restore();
}

QString entrySummary(const raft::Entry &entry)
{
    return QString::fromStdString(raft::summaryOf(entry));
}

void drawHaloed(QPainter &painter, const QRectF &place, const QString &text, const Theme &theme)
{
    const QFontMetricsF metrics(painter.font());
    QPainterPath letters;
    letters.addText(place.center().x() - metrics.horizontalAdvance(text) / 2,
                    place.center().y() + (metrics.ascent() - metrics.descent()) / 2, painter.font(), text);
    painter.strokePath(letters, QPen(theme.window, 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawText(place, Qt::AlignCenter, text);
}

} // namespace raftarium
