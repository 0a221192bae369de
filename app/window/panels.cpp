#include "app/window/panels.h"

#include "app/canvas/canvas_widget.h"
#include "app/console/console_widget.h"
#include "app/inspector/inspector_widget.h"
#include "app/log/log_grid_widget.h"
#include "app/timeline/timeline_widget.h"
#include "app/window/dock_shares.h"
#include "app/window/network_panel.h"
#include "app/window/text_sizes.h"

#include <QDockWidget>

#include <algorithm>

namespace raftarium {

namespace {

/// Raised when docks are added, renamed or given another place: older layouts are then forgotten.
constexpr int layoutVersion = 5;

constexpr double bottomShare = 0.31;   ///< Of the window's height: timeline and log.
constexpr double timelineShare = 0.61; ///< Of the window's width.
constexpr double inspectorShare = 0.195;
constexpr int narrowestInspector = 290;
constexpr int lowWindow = 600; ///< As on a screen of full HD at scale factor 2.

Theme sized(Theme theme, const TextSizes &sizes, TextSizes::Panel panel)
{
    theme.textScale = sizes.scale(panel);
    return theme;
}

} // namespace

Panels::Panels(QMainWindow *window, Session *session, ClientRequests *requests)
    : QObject(window), m_window(window), m_docks(new Docks(window)),
      m_canvas(new CanvasWidget(session, window)), m_inspector(new InspectorWidget(session, window)),
      m_timeline(new TimelineWidget(session, window)), m_log(new LogGridWidget(session, window)),
      m_console(new ConsoleWidget(session, requests, window)), m_network(new NetworkPanel(session, window))
{
    m_canvas->setObjectName(QStringLiteral("canvas"));
    m_log->setObjectName(QStringLiteral("log"));
    window->setCentralWidget(m_canvas);
    m_docks->add(QStringLiteral("inspectorDock"), tr("Inspector"), m_inspector, Qt::RightDockWidgetArea);
    m_docks->add(QStringLiteral("timelineDock"), tr("Timeline"), m_timeline, Qt::BottomDockWidgetArea);
    m_docks->add(QStringLiteral("logDock"), tr("Replicated log"), m_log, Qt::BottomDockWidgetArea);
    m_docks->add(QStringLiteral("consoleDock"), tr("Console"), m_console, Qt::BottomDockWidgetArea);
    m_docks->add(QStringLiteral("networkDock"), tr("Network and disks"), m_network, Qt::LeftDockWidgetArea);
    resetLayout();
    new DockShares(window, m_docks->all());
}

void Panels::resetLayout()
{
    QDockWidget *inspector = m_docks->of(m_inspector);
    QDockWidget *timeline = m_docks->of(m_timeline);
    QDockWidget *log = m_docks->of(m_log);
    QDockWidget *console = m_docks->of(m_console);
    QDockWidget *network = m_docks->of(m_network);
    for (QDockWidget *dock : m_docks->all())
        dock->setFloating(false);
    m_window->addDockWidget(Qt::RightDockWidgetArea, inspector);
    m_window->addDockWidget(Qt::LeftDockWidgetArea, network);
    m_window->addDockWidget(Qt::BottomDockWidgetArea, timeline);
    m_window->splitDockWidget(timeline, log, Qt::Horizontal);
    if (m_window->height() < lowWindow) // Both would need more than there is, and the window would grow.
        m_window->tabifyDockWidget(log, console);
    else
        m_window->splitDockWidget(inspector, console, Qt::Vertical); // It covers nothing that one watches.
    for (QDockWidget *dock : m_docks->all()) // A third beside those two would leave none of them legible.
        if (dock != timeline && dock != log && dock != console &&
            m_window->dockWidgetArea(dock) == Qt::BottomDockWidgetArea)
            m_window->tabifyDockWidget(log, dock);
    for (QDockWidget *dock : m_docks->all())
        dock->setVisible(dock == inspector || dock == timeline || dock == log);
    const int width = m_window->width();
    const int bottom = static_cast<int>(m_window->height() * bottomShare);
    const int left = static_cast<int>(width * timelineShare);
    m_window->resizeDocks({timeline, log}, {bottom, bottom}, Qt::Vertical);
    m_window->resizeDocks({timeline, log}, {left, width - left}, Qt::Horizontal);
    m_window->resizeDocks({inspector},
                          {std::max(narrowestInspector, static_cast<int>(width * inspectorShare))},
                          Qt::Horizontal);
}

bool Panels::restoreLayout(const QByteArray &layout)
{
    return !layout.isEmpty() && m_window->restoreState(layout, layoutVersion);
}

QByteArray Panels::layout() const
{
    return m_window->saveState(layoutVersion);
}

void Panels::setTheme(const Theme &theme)
{
    m_console->setTheme(theme);
    m_network->setTheme(theme);
    m_docks->setTheme(theme);
}

void Panels::setTextSizes(const Theme &theme, const TextSizes &sizes)
{
    m_canvas->setTheme(sized(theme, sizes, TextSizes::Panel::Canvas));
    m_timeline->setTheme(sized(theme, sizes, TextSizes::Panel::Timeline));
    m_log->setTheme(sized(theme, sizes, TextSizes::Panel::Log));
    m_inspector->setTheme(theme);
}

void Panels::setPresented(const Theme &theme)
{
    m_canvas->setTheme(theme);
    m_timeline->setTheme(theme);
    m_log->setTheme(theme);
    m_inspector->setTheme(theme);
}

} // namespace raftarium
