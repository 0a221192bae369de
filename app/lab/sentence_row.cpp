#include "app/lab/sentence_row.h"

#include "app/theme/plain_text.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace raftarium {

namespace {

constexpr qreal tellPoints = 9;
constexpr qreal rowPadding = 6;
constexpr qreal betweenColumns = 12; ///< The two sentences side by side.
constexpr qreal currentBar = 3;      ///< At the left, where the run is now.
constexpr qreal farAway = 10'000;
constexpr int roomForTwo = 440;

} // namespace

SentenceRow::SentenceRow(const QString &name, const QString &sign, const QString &sentence, QWidget *parent)
    : WrappedButton({.usual = 260, .least = 120}, parent), m_sign(sign)
{
    setObjectName(name);
    setText(breakable(sentence));
    setAccessibleName(sign + u' ' + sentence);
    setCursor(Qt::PointingHandCursor);
    setFont(m_theme.font(tellPoints));
}

void SentenceRow::setTheme(const Theme &theme)
{
    m_theme = theme;
    setFont(theme.font(tellPoints));
    updateGeometry();
    update();
}

void SentenceRow::setOther(const QString &heading, const QString &sentence, bool standsOut)
{
    m_heading = heading;
    m_other = sentence;
    m_standsOut = standsOut;
    setAccessibleDescription(heading + u' ' + sentence);
    updateGeometry();
    update();
}

void SentenceRow::setCurrent(bool current)
{
    if (m_current == current)
        return;
    m_current = current;
    update();
}

bool SentenceRow::isWide(int width) const
{
    return width >= roomForTwo * m_theme.textScale;
}

QString SentenceRow::otherWords(int width) const
{
    return isWide(width) || m_other.isEmpty() ? m_other : m_heading + u' ' + m_other;
}

SentenceRow::Places SentenceRow::places(int width) const
{
    const QFontMetricsF metrics(font());
    const qreal left = currentBar + rowPadding + metrics.horizontalAdvance(QStringLiteral("00")) + rowPadding;
    const qreal room = std::max<qreal>(40, width - left - rowPadding);
    const bool isBeside = isWide(width) && !m_other.isEmpty();
    const qreal column = isBeside ? (room - betweenColumns) / 2 : room;
    const auto needed = [&](const QString &words) {
        return words.isEmpty()
                   ? 0
                   : metrics.boundingRect(QRectF(0, 0, column, farAway), Qt::TextWordWrap, words).height();
    };
    Places places;
    places.sentence = QRectF(left, rowPadding, column, needed(text()));
    const qreal otherTop = isBeside ? rowPadding : places.sentence.bottom() + (m_other.isEmpty() ? 0 : 3);
    places.other =
        QRectF(isBeside ? left + column + betweenColumns : left, otherTop, column, needed(otherWords(width)));
    places.height = std::max(places.sentence.bottom(), places.other.bottom()) + rowPadding;
    return places;
}

int SentenceRow::heightForWidth(int width) const
{
    return static_cast<int>(std::ceil(places(width).height));
}

void SentenceRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Places at = places(width());
    if (m_current || underMouse() || hasFocus())
        painter.fillRect(rect(), m_theme.hull);
    if (m_current)
        painter.fillRect(QRectF(0, 0, currentBar, height()), m_theme.accent);
    painter.setFont(font());
    painter.setPen(m_theme.mutedText);
    painter.drawText(
        QRectF(currentBar, rowPadding, at.sentence.left() - currentBar - rowPadding, at.sentence.height()),
        Qt::AlignRight | Qt::AlignTop, m_sign);
    painter.setPen(m_theme.text);
    painter.drawText(at.sentence, Qt::TextWordWrap, text());
    painter.setPen(m_standsOut ? m_theme.text : m_theme.mutedText);
    painter.drawText(at.other, Qt::TextWordWrap, otherWords(width()));
    if (m_standsOut) // Where the runs part.
        painter.fillRect(QRectF(at.other.left() - 5, at.other.top(), 2, at.other.height()), m_theme.good);
}

} // namespace raftarium
