#include "app/present/presentation_layout.h"

#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QMenuBar>
#include <QScreen>
#include <QStatusBar>
#include <QToolBar>
#include <QWindow>

namespace raftarium {

namespace {

constexpr double lowShare = 0.42;  ///< Of the height, for a panel beneath the canvas …
constexpr double sideShare = 0.34; ///< … and of the width, for one beside it.

} // namespace

PresentationLayout::PresentationLayout(QMainWindow *window, QWidget *caption)
    : m_window(window), m_caption(caption)
{
}

void PresentationLayout::enter(QDockWidget *panel, QScreen *screen)
{
    m_layout = m_window->saveState();
    m_state = m_window->windowState();
    m_place = m_window->geometry();
    m_focus = QApplication::focusWidget();
    m_window->setUpdatesEnabled(false); // One picture of the new layout, none in between.
    setUsualVisible(false);
    m_caption->show();
    fill(screen);
    showPanel(panel);
    if (m_window->centralWidget())
        m_window->centralWidget()->setFocus(Qt::OtherFocusReason);
    m_window->setUpdatesEnabled(true);
}

void PresentationLayout::fill(QScreen *screen)
{
    if (screen != nullptr && m_window->screen() != screen)
        m_window->setGeometry(screen->geometry());
    m_window->setWindowState(m_state | Qt::WindowFullScreen);
}

void PresentationLayout::leave()
{
    m_window->setUpdatesEnabled(false);
    m_caption->hide();
    setUsualVisible(true);
    m_window->setWindowState(m_state);
    if (!(m_state & (Qt::WindowFullScreen | Qt::WindowMaximized)))
        m_window->setGeometry(m_place);
    m_window->restoreState(m_layout);
    if (m_focus)
        m_focus->setFocus(Qt::OtherFocusReason);
    m_window->setUpdatesEnabled(true);
}

void PresentationLayout::setUsualVisible(bool visible)
{
    if (visible) {
        for (const QPointer<QWidget> &each : std::as_const(m_hidden))
            if (each)
                each->show();
        m_hidden.clear();
        return;
    }
    QWidgetList usual{m_window->menuBar(), m_window->statusBar()};
    for (QToolBar *bar : m_window->findChildren<QToolBar *>(QString(), Qt::FindDirectChildrenOnly))
        usual.append(bar);
    for (QDockWidget *dock : m_window->findChildren<QDockWidget *>(QString(), Qt::FindDirectChildrenOnly))
        usual.append(dock);
    for (QWidget *each : std::as_const(usual)) {
        if (each == m_caption || each->isHidden())
            continue;
        each->hide();
        m_hidden.append(each);
    }
}

void PresentationLayout::showPanel(QDockWidget *panel)
{
    for (QDockWidget *dock : m_window->findChildren<QDockWidget *>(QString(), Qt::FindDirectChildrenOnly))
        if (dock != panel)
            dock->hide();
    m_panel = panel;
    if (panel == nullptr)
        return;
    panel->setFloating(false);
    panel->show();
    fitPanel();
}

void PresentationLayout::fitPanel()
{
    if (!m_panel)
        return;
    if (m_window->dockWidgetArea(m_panel) == Qt::BottomDockWidgetArea)
        m_window->resizeDocks({m_panel}, {static_cast<int>(m_window->height() * lowShare)}, Qt::Vertical);
    else
        m_window->resizeDocks({m_panel}, {static_cast<int>(m_window->width() * sideShare)}, Qt::Horizontal);
}

} // namespace raftarium
