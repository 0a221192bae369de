#include "app/present/caption_bar.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace raftarium {

namespace {

constexpr qreal largePoints = 12;
constexpr qreal smallPoints = 9.5; ///< Of a caption that needs two lines.
constexpr qreal margin = 12;

} // namespace

CaptionBar::CaptionBar(QWidget *parent) : QToolBar(parent)
{
    setObjectName(QStringLiteral("captionBar"));
    setWindowTitle(tr("Caption"));
    setMovable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    toggleViewAction()->setVisible(false);
    hide();
}

void CaptionBar::setTheme(const Theme &theme)
{
    m_theme = theme;
    setFixedHeight(sizeHint().height());
    update();
}

void CaptionBar::setCaption(const QString &caption)
{
    if (caption == m_caption)
        return;
    m_caption = caption;
    setAccessibleName(caption);
    update();
}

/// Always as high as two lines, so that the canvas beneath does not move from caption to caption.
QSize CaptionBar::sizeHint() const
{
    const qreal lines = 2 * QFontMetricsF(m_theme.font(smallPoints, QFont::DemiBold)).height();
    return {200, static_cast<int>(std::ceil(lines + margin))};
}

QSize CaptionBar::minimumSizeHint() const
{
    return sizeHint();
}

void CaptionBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.panel);
    painter.setPen(m_theme.border);
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
    painter.setPen(m_theme.text);
    const QRectF room = QRectF(rect()).adjusted(margin, 0, -margin, 0);
    const QFont large = m_theme.font(largePoints, QFont::DemiBold);
    const bool fits = QFontMetricsF(large).horizontalAdvance(m_caption) <= room.width();
    const QFont font = fits ? large : m_theme.font(smallPoints, QFont::DemiBold);
    painter.setFont(font);
    // Two lines at most: what is longer than both is cut off with a sign that it is.
    const QString shown = QFontMetricsF(font).elidedText(m_caption, Qt::ElideRight, room.width() * 1.9);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap, shown);
}

} // namespace raftarium
