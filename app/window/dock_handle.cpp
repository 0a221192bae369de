#include "app/window/dock_handle.h"

#include <QDockWidget>
#include <QMouseEvent>
#include <QPainter>

namespace raftarium {

DockHandle::DockHandle(QDockWidget *dock) : QWidget(dock), m_dock(dock)
{
    setToolTip(tr("Drag to move, double click to float"));
    setCursor(Qt::SizeAllCursor);
}

void DockHandle::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

QSize DockHandle::sizeHint() const
{
    constexpr int slim = 12;
    return {60, slim};
}

QRect DockHandle::closeArea() const
{
    return {width() - 20, 0, 16, height()};
}

void DockHandle::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.panel);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(underMouse() ? m_theme.mutedText : m_theme.border);
    painter.drawRoundedRect(QRectF(width() / 2.0 - 18, height() / 2.0 - 1.5, 36, 3), 1.5, 1.5);
    painter.setPen(QPen(m_theme.mutedText, 1.4, Qt::SolidLine, Qt::RoundCap));
    const QPointF centre = QRectF(closeArea()).center();
    painter.drawLine(centre + QPointF(-3, -3), centre + QPointF(3, 3));
    painter.drawLine(centre + QPointF(-3, 3), centre + QPointF(3, -3));
}

void DockHandle::enterEvent(QEnterEvent *)
{
    update();
}

void DockHandle::leaveEvent(QEvent *)
{
    update();
}

void DockHandle::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && closeArea().contains(event->position().toPoint()))
        m_dock->close();
    else
        event->ignore(); // The dock itself moves and floats.
}

} // namespace raftarium
