#include "app/lesson/rule_row.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace raftarium {

namespace {

constexpr qreal rulePoints = 9;
constexpr qreal wherePoints = 8;
constexpr qreal rulePadding = 5;
constexpr qreal bar = 3;
constexpr qreal unbounded = 10'000;

} // namespace

RuleRow::RuleRow(const QString &name, const QString &words, QWidget *parent)
    : WrappedButton({.usual = 200, .least = 80}, parent)
{
    setObjectName(name);
    setText(words);
    setTheme(m_theme);
    setFired(false, {});
}

void RuleRow::setTheme(const Theme &theme)
{
    m_theme = theme;
    setFont(theme.font(rulePoints));
    updateGeometry();
    update();
}

void RuleRow::setFired(bool lit, const QString &where)
{
    setCursor(where.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    if (lit == m_lit && where == m_where)
        return;
    m_lit = lit;
    m_where = where;
    setAccessibleDescription(where.isEmpty() ? tr("not seen at work yet") : where);
    setToolTip(where.isEmpty() ? QString() : tr("Goes to the event that showed it last"));
    update();
}

QRectF RuleRow::room(int width) const
{
    return QRectF(bar + rulePadding, rulePadding, std::max<qreal>(40, width - bar - 2 * rulePadding),
                  unbounded);
}

qreal RuleRow::lineHeight() const
{
    return QFontMetricsF(m_theme.font(wherePoints)).height();
}

int RuleRow::heightForWidth(int width) const
{
    const QFontMetricsF strong(m_theme.font(rulePoints, QFont::DemiBold)); // Lighting up moves nothing.
    const QRectF used = strong.boundingRect(room(width), Qt::TextWordWrap, text());
    return static_cast<int>(std::ceil(used.height() + lineHeight() + 2 * rulePadding));
}

void RuleRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool isWarm = m_lit || (underMouse() && !m_where.isEmpty()) || hasFocus();
    painter.fillRect(rect(), isWarm ? m_theme.hull : m_theme.panel);
    painter.fillRect(QRectF(0, 0, bar, height()), m_lit ? m_theme.accent : m_theme.track);
    painter.setFont(m_theme.font(rulePoints, m_lit ? QFont::DemiBold : QFont::Normal));
    painter.setPen(m_lit || !m_where.isEmpty() ? m_theme.text : m_theme.mutedText);
    QRectF words = room(width());
    words.setBottom(height() - rulePadding - lineHeight());
    painter.drawText(words, Qt::TextWordWrap, text());
    painter.setFont(m_theme.font(wherePoints));
    painter.setPen(m_theme.mutedText);
    painter.drawText(QRectF(words.left(), height() - rulePadding - lineHeight(), words.width(), lineHeight()),
                     Qt::AlignRight | Qt::AlignVCenter, m_where);
}

} // namespace raftarium
