#include "app/window/dock_shares.h"

#include <QDockWidget>
#include <QEvent>
#include <QMainWindow>

#include <cmath>

namespace raftarium {

DockShares::DockShares(QMainWindow *window, const QList<QDockWidget *> &docks)
    : QObject(window), m_window(window), m_docks(docks)
{
    m_settling.setSingleShot(true);
    m_settling.setInterval(0);
    connect(&m_settling, &QTimer::timeout, this, &DockShares::settle);
    window->installEventFilter(this);
    for (QDockWidget *dock : docks)
        dock->installEventFilter(this);
}

bool DockShares::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Resize)
        return false;
    if (watched == m_window) {
        keepShares();
        m_settling.start();
    } else if (m_window->size() == m_settledSize) {
        note(static_cast<QDockWidget *>(watched));
    }
    return false;
}

/// Whether it stands left or right of the middle, rather than below it.
bool DockShares::isBeside(const QDockWidget *dock) const
{
    const Qt::DockWidgetArea area = m_window->dockWidgetArea(const_cast<QDockWidget *>(dock));
    return area == Qt::LeftDockWidgetArea || area == Qt::RightDockWidgetArea;
}

int DockShares::along(const QDockWidget *dock, QSize size) const
{
    return isBeside(dock) ? size.width() : size.height();
}

void DockShares::note(QDockWidget *dock)
{
    if (dock->isVisible() && !dock->isFloating())
        m_shares[dock] = static_cast<double>(along(dock, dock->size())) / along(dock, m_window->size());
}

void DockShares::keepShares()
{
    for (QDockWidget *dock : std::as_const(m_docks)) {
        const bool isPlaced = m_window->dockWidgetArea(dock) != Qt::NoDockWidgetArea; // Not just dragged.
        if (!m_shares.contains(dock) || !dock->isVisible() || dock->isFloating() || !isPlaced)
            continue;
        const auto wanted = static_cast<int>(std::lround(m_shares[dock] * along(dock, m_window->size())));
        m_window->resizeDocks({dock}, {wanted}, isBeside(dock) ? Qt::Horizontal : Qt::Vertical);
    }
}

void DockShares::settle()
{
    m_settledSize = m_window->size();
    for (QDockWidget *dock : std::as_const(m_docks))
        if (!m_shares.contains(dock))
            note(dock);
}

} // namespace raftarium
