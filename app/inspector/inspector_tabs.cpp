#include "app/inspector/inspector_tabs.h"

#include <QFontMetrics>
#include <QPainter>

namespace raftarium {

namespace {

constexpr int leastGap = 8;  ///< Pixels between two words at the narrowest.
constexpr int usualGap = 18; ///< Where there is room.

} // namespace

InspectorTabs::InspectorTabs(QWidget *parent) : QTabBar(parent)
{
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(false);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setTheme(m_theme);
}

void InspectorTabs::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_plain = theme.font(9.5, QFont::Medium);
    m_strong = theme.font(9.5, QFont::DemiBold);
    setElideMode(elideMode()); // It is what has a tab bar measure its words anew.
    updateGeometry();
    update();
}

int InspectorTabs::wordWidth(int index) const
{
    return QFontMetrics(m_strong).horizontalAdvance(tabText(index));
}

QSize InspectorTabs::tabSizeHint(int index) const
{
    int words = 0;
    for (int i = 0; i < count(); ++i)
        words += wordWidth(i);
    const int room = parentWidget() == nullptr ? 300 : parentWidget()->width();
    const int gap = count() == 0 ? usualGap : qBound(leastGap, (room - words) / count(), usualGap);
    return {wordWidth(index) + gap, QFontMetrics(m_strong).height() + 18};
}

QSize InspectorTabs::minimumSizeHint() const
{
    int words = 0;
    for (int i = 0; i < count(); ++i)
        words += minimumTabSizeHint(i).width();
    return {words, QTabBar::minimumSizeHint().height()};
}

QSize InspectorTabs::minimumTabSizeHint(int index) const
{
    return {wordWidth(index) + leastGap, QFontMetrics(m_strong).height() + 18};
}

void InspectorTabs::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.border);
    const QColor link = m_theme.palette().color(QPalette::Link);
    for (int i = 0; i < count(); ++i) {
        const QRect tab = tabRect(i);
        const bool current = i == currentIndex();
        const bool hovered = tab.contains(mapFromGlobal(QCursor::pos())) && underMouse();
        painter.setFont(current ? m_strong : m_plain);
        painter.setPen(current ? link : hovered ? m_theme.text : m_theme.mutedText);
        painter.drawText(tab, Qt::AlignCenter, tabText(i));
        if (current)
            painter.fillRect(QRect(tab.left() + 3, height() - 2, tab.width() - 6, 2), m_theme.accent);
        if (current && hasFocus()) {
            painter.setPen(QPen(m_theme.accent, 1, Qt::DotLine));
            painter.drawRect(tab.adjusted(1, 5, -2, -6));
        }
    }
}

} // namespace raftarium
