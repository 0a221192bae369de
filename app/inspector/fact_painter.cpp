#include "app/inspector/fact_painter.h"

#include "app/inspector/wording.h"
#include "app/theme/marks.h"
#include "app/theme/plain_text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>

namespace raftarium {

namespace {

constexpr qreal bodyPoints = 9.5;
constexpr qreal smallPoints = 8.5;

/// The fonts of one theme, made once for a row.
struct Type {
    explicit Type(const Theme &theme)
        : body(theme.font(bodyPoints)), strong(theme.font(bodyPoints, QFont::DemiBold)),
          small(theme.font(smallPoints)), heading(theme.font(12, QFont::DemiBold)),
          mono(theme.monospace(bodyPoints - 0.5)),
          monoStrong(theme.monospace(bodyPoints - 0.5, QFont::DemiBold))
    {
    }

    QFont body, strong, small, heading, mono, monoStrong;
};

constexpr int wrapped = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

qreal wrappedHeight(const QFont &font, const QString &text, qreal width)
{
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 1e6), wrapped, breakable(text)).height();
}

qreal lines(const QFont &font, qreal count)
{
    return QFontMetricsF(font).height() * count;
}

/// Draws one line, elided where it does not fit; returns the width it took.
qreal drawLine(QPainter &painter, const QFont &font, const QColor &colour, const QRectF &place,
               Qt::Alignment align, const QString &text)
{
    const QFontMetricsF metrics(font);
    const QString fitting = metrics.elidedText(text, Qt::ElideRight, place.width());
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(place, static_cast<int>(align | Qt::AlignVCenter | Qt::TextSingleLine), fitting);
    return metrics.horizontalAdvance(fitting);
}

void drawHairline(QPainter &painter, const QRectF &row, const Theme &theme)
{
    painter.fillRect(QRectF(row.left(), row.bottom() - 1, row.width(), 1), theme.border);
}

/// ✓ on a disc.
void drawHolds(QPainter &painter, QPointF centre, qreal size, const Theme &theme)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.good);
    painter.drawEllipse(centre, size / 2, size / 2);
    painter.setPen(QPen(theme.panel, size / 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const qreal s = size / 16;
    painter.drawPolyline(QPolygonF{centre + QPointF(-3.6 * s, 0.2 * s), centre + QPointF(-1 * s, 2.8 * s),
                                   centre + QPointF(3.8 * s, -2.6 * s)});
}

/// What outlasts a crash is solid, what a crash takes is dashed, what only a leader has is ringed twice.
void drawKeeping(QPainter &painter, QPointF centre, qreal size, Fact::Mark mark, const Theme &theme)
{
    const QRectF square(centre.x() - size / 2, centre.y() - size / 2, size, size);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.mutedText, 1.5));
    if (mark == Fact::Mark::Leading) {
        painter.drawEllipse(square);
        painter.drawEllipse(square.adjusted(3, 3, -3, -3));
        return;
    }
    if (mark == Fact::Mark::Durable) {
        painter.setBrush(theme.mutedText);
    } else {
        QPen dashes(theme.mutedText, 1.5, Qt::CustomDashLine, Qt::FlatCap);
        dashes.setDashPattern({1.6, 1.4});
        painter.setPen(dashes);
    }
    painter.drawRoundedRect(square, 2, 2);
}

void drawMark(QPainter &painter, QPointF centre, qreal size, Fact::Mark mark, const Theme &theme)
{
    switch (mark) {
    case Fact::Mark::None: break;
    case Fact::Mark::Good: drawHolds(painter, centre, size, theme); break;
    case Fact::Mark::Fault: drawCrossBadge(painter, centre, size, theme); break;
    case Fact::Mark::Unchecked:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.mutedText, 1.2));
        painter.drawEllipse(centre, size / 2 - 1, size / 2 - 1);
        painter.drawLine(centre - QPointF(size / 5, 0), centre + QPointF(size / 5, 0));
        break;
    case Fact::Mark::Forced: drawFlag(painter, centre + QPointF(-size / 4, size / 2), size, theme); break;
    default: drawKeeping(painter, centre, size * 0.6, mark, theme);
    }
}

QRectF inside(const QRectF &row)
{
    return row.adjusted(factMargin, 0, -factMargin, 0);
}

qreal badgeSize(const Type &type)
{
    return lines(type.heading, 1) + lines(type.small, 1) + 4;
}

void drawTitle(QPainter &painter, const QRectF &row, const Fact &fact, const Theme &theme, const Type &type)
{
    QRectF place = inside(row).adjusted(0, 8, 0, -8);
    if (fact.badge) {
        const qreal size = badgeSize(type);
        drawServerBadge(painter, QRectF(place.left(), place.top(), size, size), *fact.badge, theme);
        place.setLeft(place.left() + size + 10);
    }
    const qreal headline = wrappedHeight(type.heading, fact.label, place.width());
    painter.setFont(type.heading);
    painter.setPen(theme.text);
    painter.drawText(QRectF(place.left(), place.top(), place.width(), headline), wrapped,
                     breakable(fact.label));
    painter.setFont(type.small);
    painter.setPen(theme.mutedText);
    painter.drawText(place.adjusted(0, headline + 2, 0, 2), wrapped, breakable(fact.value));
}

void drawSection(QPainter &painter, const QRectF &row, const Fact &fact, const Theme &theme, const Type &type)
{
    QRectF line = inside(row);
    line.setTop(line.bottom() - lines(type.strong, 1) - 8);
    if (fact.mark != Fact::Mark::None) {
        drawMark(painter, {line.left() + 5, line.center().y()}, 16, fact.mark, theme);
        line.setLeft(line.left() + 16);
    }
    const qreal title = drawLine(painter, type.strong, theme.text, line, Qt::AlignLeft, fact.label);
    const qreal room = line.width() - title - 10;
    if (QFontMetricsF(type.small).horizontalAdvance(fact.value) <= room)
        drawLine(painter, type.small, theme.mutedText, line, Qt::AlignRight, fact.value);
}

/// The new value, and where there is room the old one before it; a bar at the edge tells the change too.
void drawChange(QPainter &painter, const QRectF &place, const Fact &fact, const Theme &theme,
                const Type &type)
{
    const QFontMetricsF strong(type.monoStrong);
    const QFontMetricsF plain(type.mono);
    const qreal room = place.width();
    const qreal newWidth = std::min(room, strong.horizontalAdvance(fact.value));
    drawLine(painter, type.monoStrong, theme.text, place, Qt::AlignRight, fact.value);
    const QString old = fact.before + QStringLiteral(" → ");
    const qreal left = room - newWidth;
    if (left < plain.horizontalAdvance(QStringLiteral("0 → ")))
        return;
    drawLine(
        painter, type.mono, theme.mutedText, QRectF(place.left(), place.top(), left, place.height()),
        Qt::AlignRight,
        plain.elidedText(fact.before, Qt::ElideRight, left - plain.horizontalAdvance(QStringLiteral(" → "))) +
            old.right(3));
}

void drawField(QPainter &painter, const QRectF &row, const Fact &fact, const Theme &theme, const Type &type)
{
    drawHairline(painter, inside(row), theme);
    QRectF place = inside(row).adjusted(0, 0, 0, -1);
    const bool changed = !fact.before.isEmpty();
    if (changed)
        painter.fillRect(QRectF(row.left(), row.top() + 3, 3, row.height() - 7), theme.selection);
    const qreal most = place.width() * 0.62;
    const qreal label =
        drawLine(painter, type.mono, changed ? theme.text : theme.mutedText,
                 QRectF(place.left(), place.top(), most, place.height()), Qt::AlignLeft, fact.label);
    const QRectF rest = place.adjusted(label + 12, 0, 0, 0);
    if (changed) {
        drawChange(painter, rest, fact, theme, type);
        return;
    }
    const qreal value = drawLine(painter, fact.strong ? type.monoStrong : type.mono,
                                 fact.muted ? theme.mutedText : theme.text, rest, Qt::AlignRight, fact.value);
    // The section stands where it stays away from the value, whatever the value will be next.
    const qreal paper = QFontMetricsF(type.small).horizontalAdvance(fact.paper);
    if (paper + value + 36 <= rest.width()) {
        QColor faint = theme.mutedText;
        faint.setAlphaF(0.75F);
        drawLine(painter, type.small, faint, rest, Qt::AlignLeft, fact.paper);
    }
}

/// Share of each column in the width: a server's name needs least, what is in flight is said in words.
constexpr std::array<qreal, 4> columnShares{0.16, 0.24, 0.24, 0.36};

QRectF cellOf(const QRectF &row, qsizetype column)
{
    const QRectF place = inside(row);
    const auto at = static_cast<std::size_t>(column);
    qreal left = 0;
    for (std::size_t i = 0; i < at; ++i)
        left += columnShares[i];
    return {place.left() + place.width() * left, place.top(), place.width() * columnShares[at],
            place.height()};
}

qsizetype cellCount(const Fact &fact)
{
    return std::min(fact.cells.size(), static_cast<qsizetype>(columnShares.size()));
}

Qt::Alignment alignOf(qsizetype column)
{
    return column == 0 ? Qt::AlignLeft : Qt::AlignRight;
}

void drawTableHead(QPainter &painter, const QRectF &row, const Fact &fact, const Theme &theme,
                   const Type &type)
{
    for (qsizetype i = 0; i < cellCount(fact); ++i)
        drawLine(painter, type.mono, theme.mutedText, cellOf(row, i), alignOf(i), fact.cells[i]);
    drawHairline(painter, inside(row), theme);
}

void drawTableRow(QPainter &painter, const QRectF &row, const Fact &fact, const Theme &theme,
                  const Type &type)
{
    const QFontMetricsF metrics(type.monoStrong);
    for (qsizetype i = 0; i < cellCount(fact); ++i) {
        const QRectF cell = cellOf(row, i);
        const QString &text = fact.cells[i];
        const bool changed = !fact.cellsBefore.isEmpty() && fact.cellsBefore[i] != text;
        const QString both = changed ? fact.cellsBefore[i] + u'→' + text : text;
        const bool fits = metrics.horizontalAdvance(both) <= cell.width() - 4;
        drawLine(painter, changed || i == 0 ? type.monoStrong : type.mono,
                 i == fact.faultyCell ? theme.fault : theme.text, cell, alignOf(i), fits ? both : text);
    }
    if (!fact.cellsBefore.isEmpty())
        painter.fillRect(QRectF(row.left(), row.top() + 3, 3, row.height() - 7), theme.selection);
    drawHairline(painter, inside(row), theme);
}

void drawCheck(QPainter &painter, const QRectF &row, const Fact &fact, const Theme &theme, const Type &type)
{
    const qreal size = std::min(16.0 * theme.textScale, row.height() - 6);
    QRectF place = inside(row);
    drawMark(painter, {place.left() + size / 2, place.center().y()}, size, fact.mark, theme);
    place.setLeft(place.left() + size + 8);
    const qreal label = drawLine(painter, fact.strong ? type.strong : type.body, theme.text, place,
                                 Qt::AlignLeft, fact.label);
    const qreal room = place.width() - label - 10;
    if (QFontMetricsF(type.small).horizontalAdvance(fact.value) <= room)
        drawLine(painter, type.small, theme.mutedText, place, Qt::AlignRight, fact.value);
}

qreal indent(const Fact &fact, const Theme &theme)
{
    return fact.indented ? 16 * theme.textScale + 8 : 0;
}

void drawProse(QPainter &painter, const QRectF &row, const Fact &fact, const Theme &theme, const Type &type)
{
    painter.setFont(fact.strong ? type.strong : type.body);
    painter.setPen(fact.muted ? theme.mutedText : theme.text);
    painter.drawText(inside(row).adjusted(indent(fact, theme), 3, 0, 0), wrapped, breakable(fact.label));
}

constexpr qreal stepMark = 20; ///< Room for the mark of a Step.

qreal stepTime(const Type &type)
{
    return QFontMetricsF(type.mono).horizontalAdvance(QStringLiteral("000.000 s")) + 8;
}

void drawStep(QPainter &painter, const QRectF &row, const Fact &fact, const Theme &theme, const Type &type)
{
    const QRectF place = inside(row).adjusted(0, 6, 0, -6);
    const qreal gutter = stepTime(type);
    drawLine(painter, type.mono, theme.mutedText,
             QRectF(place.left(), place.top(), gutter - 8, lines(type.body, 1)), Qt::AlignLeft, fact.value);
    qreal left = place.left() + gutter;
    if (fact.mark != Fact::Mark::None) {
        drawMark(painter, {left + 6, place.top() + lines(type.body, 0.5)}, 13, fact.mark, theme);
        left += stepMark;
    }
    painter.setFont(fact.strong ? type.strong : type.body);
    painter.setPen(theme.text);
    painter.drawText(QRectF(left, place.top(), place.right() - left, place.height()), wrapped,
                     breakable(fact.label));
    drawHairline(painter, inside(row), theme);
}

void drawButton(QPainter &painter, const QRectF &row, const Fact &fact, const Theme &theme, const Type &type)
{
    QRectF place = inside(row).adjusted(indent(fact, theme), 4, 0, -4);
    place.setWidth(std::min(place.width(), QFontMetricsF(type.body).horizontalAdvance(fact.label) + 24));
    painter.setPen(QPen(theme.border, 1));
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    drawLine(painter, type.body, theme.dark ? theme.text : theme.accent, place.adjusted(12, 0, -8, 0),
             Qt::AlignLeft, fact.label);
}

void drawFocus(QPainter &painter, const QRectF &row, const Theme &theme)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.accent, 1));
    painter.drawRoundedRect(row.adjusted(4.5, 0.5, -4.5, -0.5), 3, 3);
}

qreal titleHeight(const Fact &fact, qreal width, const Type &type)
{
    const qreal badge = fact.badge ? badgeSize(type) : 0;
    const qreal room = width - (fact.badge ? badge + 10 : 0);
    const qreal text = wrappedHeight(type.heading, fact.label, room) +
                       (fact.value.isEmpty() ? 0 : 2 + wrappedHeight(type.small, fact.value, room));
    return std::max(badge, text) + 16;
}

} // namespace

int factHeight(const Fact &fact, int width, const Theme &theme)
{
    const Type type(theme);
    const qreal room = width - 2 * factMargin;
    const qreal line = lines(type.body, 1);
    switch (fact.shape) {
    case Fact::Shape::Title: return qRound(titleHeight(fact, room, type));
    case Fact::Shape::Section: return qRound(lines(type.strong, 1) + 18);
    case Fact::Shape::Field: return qRound(line + 10);
    case Fact::Shape::TableHead:
    case Fact::Shape::TableRow: return qRound(line + 9);
    case Fact::Shape::Check: return qRound(line + 8);
    case Fact::Shape::Prose:
        return qRound(
            wrappedHeight(fact.strong ? type.strong : type.body, fact.label, room - indent(fact, theme)) + 8);
    case Fact::Shape::Step:
        return qRound(wrappedHeight(fact.strong ? type.strong : type.body, fact.label,
                                    room - stepTime(type) - (fact.mark != Fact::Mark::None ? stepMark : 0)) +
                      12);
    case Fact::Shape::Button: return qRound(line + 20);
    }
    return 0;
}

void drawFact(QPainter &painter, const QRectF &row, const Fact &fact, const Theme &theme, bool focused)
{
    const Type type(theme);
    switch (fact.shape) {
    case Fact::Shape::Title: drawTitle(painter, row, fact, theme, type); break;
    case Fact::Shape::Section: drawSection(painter, row, fact, theme, type); break;
    case Fact::Shape::Field: drawField(painter, row, fact, theme, type); break;
    case Fact::Shape::TableHead: drawTableHead(painter, row, fact, theme, type); break;
    case Fact::Shape::TableRow: drawTableRow(painter, row, fact, theme, type); break;
    case Fact::Shape::Check: drawCheck(painter, row, fact, theme, type); break;
    case Fact::Shape::Prose: drawProse(painter, row, fact, theme, type); break;
    case Fact::Shape::Step: drawStep(painter, row, fact, theme, type); break;
    case Fact::Shape::Button: drawButton(painter, row, fact, theme, type); break;
    }
    if (focused)
        drawFocus(painter, row, theme);
}

void drawServerBadge(QPainter &painter, const QRectF &disc, const ServerBadge &badge, const Theme &theme)
{
    const QColor fill = badge.crashed ? theme.panel : theme.termColor(badge.term);
    const bool leads = badge.role == raft::Role::Leader && !badge.crashed;
    const QRectF inner = leads ? disc.adjusted(3, 3, -3, -3) : disc.adjusted(1, 1, -1, -1);
    const QColor edge = badge.crashed ? theme.mutedText : theme.termLine(badge.term);
    painter.setPen(QPen(edge, 1.5));
    painter.setBrush(Qt::NoBrush);
    if (leads)
        painter.drawEllipse(disc.adjusted(0.75, 0.75, -0.75, -0.75));
    const bool stands = badge.role == raft::Role::Candidate || badge.role == raft::Role::PreCandidate;
    if (stands && !badge.crashed)
        painter.setPen(QPen(edge, 2, Qt::DashLine));
    painter.setBrush(fill);
    painter.drawEllipse(stands ? inner.adjusted(3, 3, -3, -3) : inner);
    if (stands) {
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(inner);
    }
    if (badge.crashed) {
        painter.setBrush(hatch(theme));
        painter.drawEllipse(inner);
    }
    painter.setPen(badge.crashed ? theme.text : Theme::textOn(fill));
    painter.setFont(theme.font(9, QFont::Bold));
    painter.drawText(disc, Qt::AlignCenter,
                     fitting(serverName(badge.server), distinctServerName(badge.server),
                             QFontMetricsF(painter.font()), disc.width() - 4));
}

} // namespace raftarium
