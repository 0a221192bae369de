#include "app/lesson/choice_row.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace raftarium {

namespace {

constexpr qreal choicePoints = 9.5;
constexpr qreal choicePadding = 6;
constexpr qreal farAway = 10'000;

} // namespace

ChoiceRow::ChoiceRow(int number, const QString &text, const Theme &theme, QWidget *parent)
    : WrappedButton({.usual = 240, .least = 80}, parent), m_number(number), m_theme(theme)
{
    setObjectName(QStringLiteral("choice%1").arg(number));
    setText(text);
    setAccessibleName(tr("%1: %2").arg(number).arg(text));
    setFont(theme.font(choicePoints));
    setCursor(Qt::PointingHandCursor);
}

void ChoiceRow::setMark(Mark mark)
{
    m_mark = mark;
    const QString marks[]{QString(), tr("chosen"), tr("right"), tr("wrong")};
    setAccessibleDescription(marks[static_cast<int>(mark)]);
    update();
}

qreal ChoiceRow::badge() const
{
    return QFontMetricsF(font()).height() * 1.15;
}

QRectF ChoiceRow::textRoom(int width) const
{
    const qreal left = choicePadding + badge() + choicePadding;
    return QRectF(left, choicePadding, std::max<qreal>(20, width - left - choicePadding), farAway);
}

int ChoiceRow::heightForWidth(int width) const
{
    const QRectF used = QFontMetricsF(font()).boundingRect(textRoom(width), Qt::TextWordWrap, text());
    return static_cast<int>(std::ceil(std::max(used.height(), badge()) + 2 * choicePadding));
}

void ChoiceRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(hasFocus() || m_mark == Mark::Chosen ? m_theme.accent : m_theme.border);
    painter.setBrush(underMouse() ? m_theme.track : m_theme.panel);
    painter.drawRoundedRect(frame, 5, 5);

    const qreal side = badge();
    const QRectF circle(choicePadding, choicePadding, side, side);
    const bool isMarked = m_mark != Mark::None;
    const QColor colours[]{m_theme.mutedText, m_theme.accent, m_theme.good, m_theme.fault};
    const QColor colour = colours[static_cast<int>(m_mark)];
    painter.setPen(QPen(colour, 1.4));
    painter.setBrush(isMarked ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawEllipse(circle);
    painter.setFont(m_theme.font(choicePoints, QFont::DemiBold));
    painter.setPen(isMarked ? Theme::textOn(colour) : m_theme.text);
    const QString signs[]{QString::number(m_number), QString::number(m_number), QStringLiteral("✓"),
                          QStringLiteral("✕")};
    painter.drawText(circle, Qt::AlignCenter, signs[static_cast<int>(m_mark)]);

    painter.setFont(font());
    painter.setPen(m_theme.text);
    QRectF room = textRoom(width());
    room.setHeight(height() - 2 * choicePadding);
    painter.drawText(room, Qt::TextWordWrap | Qt::AlignVCenter, text());
}

} // namespace raftarium
