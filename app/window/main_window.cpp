#include "app/window/main_window.h"

#include "app/canvas/canvas_widget.h"
#include "app/commands/actions.h"
#include "app/console/client_line_edit.h"
#include "app/console/console_widget.h"
#include "app/inspector/inspector_widget.h"
#include "app/keys/typing_guard.h"
#include "app/log/log_grid_widget.h"
#include "app/session/scenario_file.h"
#include "app/timeline/timeline_widget.h"
#include "app/window/command_palette.h"
#include "app/window/dock_handle.h"
#include "app/window/message_strip.h"
#include "app/window/network_panel.h"
#include "app/window/panel_commands.h"
#include "app/window/progress_note.h"
#include "app/window/recent_files.h"
#include "app/window/setup_panel.h"
#include "app/window/status_line.h"
#include "app/window/tool_bar.h"
#include "app/window/transfer_teller.h"

#include <QApplication>
#include <QDockWidget>
#include <QFileInfo>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QScreen>
#include <QSettings>

#include <algorithm>

namespace raftarium {

namespace {

/// Raised when docks are added or renamed: older layouts are then forgotten.
constexpr int layoutVersion = 2;

constexpr double usualPoints = 9.5;
constexpr double bottomShare = 0.31;   ///< Of the window's height: timeline and log.
constexpr double timelineShare = 0.61; ///< Of the window's width.
constexpr double inspectorShare = 0.195;

/// Of a window that opens for the first time: most of the screen, but no more than reads well at arm's
/// length.
QSize firstSize()
{
    const QScreen *screen = QGuiApplication::primaryScreen();
    const QSize room = screen != nullptr ? screen->availableSize() : QSize(1280, 720);
    return (room * 0.92).boundedTo(QSize(1920, 1080)).expandedTo(QSize(1120, 640)).boundedTo(room);
}

} // namespace

MainWindow::MainWindow(Session *session, QSettings *settings, QWidget *parent)
    : QMainWindow(parent), m_session(session), m_settings(settings),
      m_recentFiles(std::make_unique<RecentFiles>(settings)), m_requests(new ClientRequests(session, this)),
      m_actions(new Actions(session, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setDockOptions(AnimatedDocks | AllowTabbedDocks | AllowNestedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    new TypingGuard(this);
    createPanels();
    addCommands();
    m_toolBar = new ToolBar(session, m_actions, m_requests, this);
    addToolBar(Qt::TopToolBarArea, m_toolBar);
    addRequestCommands(*m_actions, session, {m_consoleDock, m_console}, m_toolBar->writeField());
    m_status = new StatusLine(session, this);
    m_status->addPermanentWidget(m_progress);
    setStatusBar(m_status);
    m_palette = new CommandPalette(session, m_actions, this);
    createMenus();
    connectEverything();
    connectContextMenus();
    setAcceptDrops(true);
    const auto choice = m_settings->value(QStringLiteral("theme")).toInt();
    setThemeChoice(static_cast<ThemeChoice>(std::clamp(choice, 0, 2)));
    showTitle();
    m_actions->refresh();
    if (!restoreGeometry(m_settings->value(QStringLiteral("geometry")).toByteArray()))
        resize(firstSize());
}

MainWindow::~MainWindow()
{
    if (m_progress->isBusy())
        emit m_progress->cancelled(); // Nobody waits for it any more.
}

void MainWindow::createPanels()
{
    m_canvas = new CanvasWidget(m_session, this);
    m_canvas->setObjectName(QStringLiteral("canvas"));
    setCentralWidget(m_canvas);
    m_strip = new MessageStrip(m_canvas);
    m_inspector = new InspectorWidget(m_session, this);
    m_timeline = new TimelineWidget(m_session, this);
    m_log = new LogGridWidget(m_session, this);
    m_log->setObjectName(QStringLiteral("log"));
    m_console = new ConsoleWidget(m_session, m_requests, this);
    m_network = new NetworkPanel(m_session, this);
    m_inspectorDock =
        addDock(QStringLiteral("inspectorDock"), tr("Inspector"), m_inspector, Qt::RightDockWidgetArea);
    m_timelineDock =
        addDock(QStringLiteral("timelineDock"), tr("Timeline"), m_timeline, Qt::BottomDockWidgetArea);
    m_logDock = addDock(QStringLiteral("logDock"), tr("Replicated log"), m_log, Qt::BottomDockWidgetArea);
    m_consoleDock =
        addDock(QStringLiteral("consoleDock"), tr("Console"), m_console, Qt::BottomDockWidgetArea);
    m_networkDock =
        addDock(QStringLiteral("networkDock"), tr("Network and disks"), m_network, Qt::LeftDockWidgetArea);
    resetLayout();
}

QDockWidget *MainWindow::addDock(const QString &name, const QString &title, QWidget *panel,
                                 Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setWidget(panel);
    auto *handle = new DockHandle(dock);
    dock->setTitleBarWidget(handle);
    m_handles.append(handle);
    addDockWidget(area, dock);
    return dock;
}

void MainWindow::resetLayout()
{
    const QList<QDockWidget *> docks{m_inspectorDock, m_timelineDock, m_logDock, m_consoleDock,
                                     m_networkDock};
    for (QDockWidget *dock : docks)
        dock->setFloating(false);
    addDockWidget(Qt::RightDockWidgetArea, m_inspectorDock);
    addDockWidget(Qt::LeftDockWidgetArea, m_networkDock);
    addDockWidget(Qt::BottomDockWidgetArea, m_timelineDock);
    splitDockWidget(m_timelineDock, m_logDock, Qt::Horizontal);
    splitDockWidget(m_inspectorDock, m_consoleDock, Qt::Vertical); // It covers nothing that one watches.
    for (QDockWidget *dock : docks)
        dock->setVisible(dock != m_networkDock && dock != m_consoleDock);
    const int bottom = static_cast<int>(height() * bottomShare);
    resizeDocks({m_timelineDock, m_logDock}, {bottom, bottom}, Qt::Vertical);
    const int timeline = static_cast<int>(width() * timelineShare);
    resizeDocks({m_timelineDock, m_logDock}, {timeline, width() - timeline}, Qt::Horizontal);
    resizeDocks({m_inspectorDock}, {std::max(290, static_cast<int>(width() * inspectorShare))},
                Qt::Horizontal);
}

void MainWindow::connectEverything()
{
    connect(m_session, &Session::problemOccurred, this, &MainWindow::tell);
    connect(new TransferTeller(m_session, this), &TransferTeller::told, this, &MainWindow::tell);
    connect(m_actions, &Actions::refused, this, &MainWindow::tell);
    connect(m_requests, &ClientRequests::refused, this,
            [this](const QString &, const QString &sentence) { tell(sentence); });
    connect(m_requests, &ClientRequests::sent, this, [this](quint64, const QString &line) {
        m_status->setAnswer(QStringLiteral("%1  → …").arg(line));
    });
    connect(m_requests, &ClientRequests::answered, this,
            [this](quint64, const QString &line, const QString &answer) {
                m_status->setAnswer(QStringLiteral("%1  → %2").arg(line, answer));
            });
    connect(m_toolBar, &ToolBar::safetyAsked, m_actions->action(QStringLiteral("safety")), &QAction::trigger);
    connect(m_toolBar, &ToolBar::modeChosen, this, &MainWindow::chooseMode);
    connect(m_timeline, &TimelineWidget::searched, this, [this](bool found) {
        if (!found)
            tell(tr("Nothing found for “%1”").arg(m_timeline->searchText()));
    });
    connect(m_session, &Session::titleChanged, this, &MainWindow::showTitle);
}

void MainWindow::setThemeChoice(ThemeChoice choice)
{
    m_themeChoice = choice;
    switch (choice) {
    case ThemeChoice::System:
        QApplication::setPalette(QPalette()); // The system's own, no longer ours.
        applyTheme(Theme::ofSystem(QApplication::palette()));
        break;
    case ThemeChoice::Light: applyTheme(Theme::light()); break;
    case ThemeChoice::Dark: applyTheme(Theme::darkTheme()); break;
    }
}

void MainWindow::applyTheme(const Theme &theme)
{
    m_theme = theme;
    QApplication::setFont(theme.font(usualPoints)); // Menus and tool tips ask the application.
    setFont(theme.font(usualPoints));
    QApplication::setPalette(theme.palette());
    for (const char *box : {"QCheckBox", "QSpinBox"})
        QApplication::setPalette(theme.boxPalette(), box);
    setStyleSheet(theme.styleSheet());
    m_actions->setTheme(theme);
    m_toolBar->setTheme(theme);
    m_canvas->setTheme(theme);
    m_timeline->setTheme(theme);
    m_log->setTheme(theme);
    m_inspector->setTheme(theme);
    m_console->setTheme(theme);
    m_network->setTheme(theme);
    m_strip->setTheme(theme);
    m_palette->setTheme(theme);
    for (DockHandle *handle : std::as_const(m_handles))
        handle->setTheme(theme);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ThemeChange && m_palette && m_themeChoice == ThemeChoice::System)
        setThemeChoice(ThemeChoice::System);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (std::exchange(m_laidOut, true))
        return;
    restoreLayout();
    m_canvas->setFocus();
}

void MainWindow::restoreLayout()
{
    const QByteArray state = m_settings->value(QStringLiteral("layout")).toByteArray();
    if (state.isEmpty() || !restoreState(state, layoutVersion))
        resetLayout();
}

void MainWindow::rememberLayout()
{
    m_settings->setValue(QStringLiteral("geometry"), saveGeometry());
    m_settings->setValue(QStringLiteral("layout"), saveState(layoutVersion));
    m_settings->setValue(QStringLiteral("theme"), static_cast<int>(m_themeChoice));
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (takesText(QApplication::focusWidget())) {
        if (event->key() == Qt::Key_Escape)
            m_canvas->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (!m_actions->takeUnhandledKey(*event))
        QMainWindow::keyPressEvent(event);
}

bool MainWindow::openScenario(const QString &path, bool play)
{
    if (isRecordingName(path)) {
        openRecording(path);
        return true;
    }
    if (m_session->inRealTime() && m_processFactory)
        return playOnProcesses(path);
    PlayedScenario played = playScenarioFile(path, m_session->factory());
    if (!played.cluster) {
        tell(played.problem);
        return false;
    }
    m_session->setPlaying(false);
    m_session->adopt(std::move(played.cluster));
    m_session->setTitle(played.title.isEmpty() ? QFileInfo(path).fileName() : played.title);
    m_recentFiles->add(path);
    m_session->goToStart();
    m_session->setPlaying(play);
    tell(played.problem);
    return true;
}

void MainWindow::tell(const QString &sentence)
{
    m_strip->tell(sentence);
}

void MainWindow::showTitle()
{
    const QString &title = m_session->title();
    setWindowTitle(title.isEmpty() ? QStringLiteral("Raftarium")
                                   : QStringLiteral("%1 – Raftarium").arg(title));
}

} // namespace raftarium
