#include "app/window/main_window.h"

#include "app/canvas/canvas_widget.h"
#include "app/canvas/legend.h"
#include "app/commands/actions.h"
#include "app/console/client_line_edit.h"
#include "app/console/console_widget.h"
#include "app/inspector/inspector_widget.h"
#include "app/keys/typing_guard.h"
#include "app/lesson/emphasis.h"
#include "app/lesson/figure2_page.h"
#include "app/lesson/lesson_editor.h"
#include "app/lesson/lesson_panel.h"
#include "app/log/log_grid_widget.h"
#include "app/present/presentation.h"
#include "app/session/scenario_file.h"
#include "app/theme/plain_text.h"
#include "app/timeline/timeline_widget.h"
#include "app/window/command_palette.h"
#include "app/window/dock_handle.h"
#include "app/window/dock_shares.h"
#include "app/window/file_drop.h"
#include "app/window/message_strip.h"
#include "app/window/network_panel.h"
#include "app/window/panel_commands.h"
#include "app/window/progress_note.h"
#include "app/window/recent_files.h"
#include "app/window/setup_panel.h"
#include "app/window/status_line.h"
#include "app/window/text_sizes.h"
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
constexpr int layoutVersion = 3;

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
    const QSize most(room.width(), room.height() * 15 / 16); // The frame takes some.
    return (room * 0.92).boundedTo(QSize(1920, 1080)).expandedTo(QSize(960, 640)).boundedTo(most);
}

} // namespace

MainWindow::MainWindow(Session *session, QSettings *settings, QWidget *parent)
    : QMainWindow(parent), m_session(session), m_settings(settings),
      m_recentFiles(std::make_unique<RecentFiles>(settings)), m_textSizes(new TextSizes(settings, this)),
      m_requests(new ClientRequests(session, this)), m_actions(new Actions(session, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setDockOptions(AnimatedDocks | AllowTabbedDocks | AllowNestedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    new TypingGuard(this);
    keepLabelsPlain(qApp);
    new FileDrop(this, [this](const QString &path) { openScenario(path, true); });
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
    const auto choice = m_settings->value(QStringLiteral("theme")).toInt();
    showTheme(static_cast<ThemeChoice>(std::clamp(choice, 0, 2)));
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
    m_strip = new MessageStrip(m_canvas, [this](const QRect &place) { return m_canvas->hiddenBy(place); });
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
    m_lesson = new LessonPanel(m_session, m_settings, this);
    m_lesson->setEditing([this] { return m_canvas->isSplitEditing(); });
    m_lessonDock = addDock(QStringLiteral("lessonDock"), tr("Lesson"), m_lesson, Qt::LeftDockWidgetArea);
    m_figure2 = new Figure2Page(m_session, this);
    m_figure2Dock =
        addDock(QStringLiteral("figure2Dock"), tr("Figure 2"), m_figure2, Qt::LeftDockWidgetArea);
    m_editor = new LessonEditor(m_session, this);
    m_editorDock =
        addDock(QStringLiteral("editorDock"), tr("Lesson editor"), m_editor, Qt::LeftDockWidgetArea);
    resetLayout();
    m_present = new Presentation(m_session, this);
    m_present->setEditing([this] { return m_canvas->isSplitEditing(); });
    new DockShares(
        this, {m_inspectorDock, m_timelineDock, m_logDock, m_consoleDock, m_networkDock, m_lessonDock,
               m_figure2Dock, m_editorDock});
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
    const QList<QDockWidget *> docks{m_inspectorDock, m_timelineDock, m_logDock,    m_consoleDock,
                                     m_networkDock,   m_lessonDock,   m_figure2Dock, m_editorDock};
    for (QDockWidget *dock : docks)
        dock->setFloating(false);
    addDockWidget(Qt::RightDockWidgetArea, m_inspectorDock);
    addDockWidget(Qt::LeftDockWidgetArea, m_networkDock);
    addDockWidget(Qt::LeftDockWidgetArea, m_lessonDock);
    addDockWidget(Qt::LeftDockWidgetArea, m_figure2Dock);
    addDockWidget(Qt::LeftDockWidgetArea, m_editorDock);
    addDockWidget(Qt::BottomDockWidgetArea, m_timelineDock);
    splitDockWidget(m_timelineDock, m_logDock, Qt::Horizontal);
    splitDockWidget(m_inspectorDock, m_consoleDock, Qt::Vertical); // It covers nothing that one watches.
    for (QDockWidget *dock : docks)
        dock->setVisible(dock == m_inspectorDock || dock == m_timelineDock || dock == m_logDock);
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
    connect(m_session, &Session::clusterReplaced, this, [this] {
        m_strip->hide(); // What it says is about the old one.
    });
    connect(m_log, &LogGridWidget::entryClicked, m_lesson, &LessonPanel::entryClicked);
    connectEditor();
    const auto leadTheEye = [this] {
        const LessonPlayer &lesson = *m_lesson->player();
        m_canvas->setEmphasised(lesson.isOpen() ? emphasised(lesson.cues(), m_session->view())
                                                : std::vector<Selection>());
    };
    connect(m_lesson, &LessonPanel::pageChanged, this, leadTheEye);
    connect(m_session, &Session::viewChanged, this, leadTheEye);
    connect(m_lesson->player(), &LessonPlayer::failed, this, &MainWindow::showFailure);
    connect(m_canvas, &CanvasWidget::placesChanged, m_strip, &MessageStrip::place);
    connect(m_textSizes, &TextSizes::changed, this, &MainWindow::applyTextSizes);
    connect(m_present, &Presentation::changed, this, &MainWindow::applyTextSizes);
}

void MainWindow::setThemeChoice(ThemeChoice choice)
{
    m_settings->setValue(QStringLiteral("theme"), static_cast<int>(choice));
    showTheme(choice);
}

void MainWindow::showTheme(ThemeChoice choice)
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
    m_present->setTheme(theme);
    applyTextSizes();
    m_console->setTheme(theme);
    m_network->setTheme(theme);
    m_palette->setTheme(theme);
    if (m_legend)
        m_legend->setTheme(theme);
    for (DockHandle *handle : std::as_const(m_handles))
        handle->setTheme(theme);
}

void MainWindow::applyTextSizes()
{
    const auto sized = [this](TextSizes::Panel panel) {
        Theme theme = m_theme;
        theme.textScale = m_textSizes->scale(panel);
        return m_present->presented(theme);
    };
    const Theme others = m_present->presented(m_theme);
    m_inspector->setTheme(others);
    m_lesson->setTheme(others);
    m_figure2->setTheme(others);
    m_editor->setTheme(others);
    m_canvas->setTheme(sized(TextSizes::Panel::Canvas));
    m_strip->setTheme(sized(TextSizes::Panel::Canvas));
    m_timeline->setTheme(sized(TextSizes::Panel::Timeline));
    m_log->setTheme(sized(TextSizes::Panel::Log));
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ThemeChange && m_palette && m_themeChoice == ThemeChoice::System)
        showTheme(ThemeChoice::System);
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
    std::variant<raft::Scenario, QString> read = readScenarioFile(path);
    const auto *unread = std::get_if<QString>(&read);
    if (const QString problem = unread ? *unread : busyObstacle(); !problem.isEmpty()) {
        tell(problem);
        return false;
    }
    m_recentFiles->add(path);
    runScenario(std::get<raft::Scenario>(std::move(read)), play);
    return true;
}

void MainWindow::runScenario(raft::Scenario scenario, bool play)
{
    const QString name = titleOf(scenario);
    m_progress->follow(playBeside(std::move(scenario), m_session->factory()), tr("Running %1").arg(name),
                       [this, name, play](const std::shared_ptr<PlayedScenario> &played) {
                           if (played->title.isEmpty())
                               played->title = name;
                           showScenario(*played, play);
                       });
}

void MainWindow::showScenario(PlayedScenario &played, bool play)
{
    if (!played.cluster) {
        tell(played.problem);
        return;
    }
    m_session->setPlaying(false);
    m_session->adopt(std::move(played.cluster));
    m_session->setTitle(played.title);
    m_session->goToStart();
    m_session->setPlaying(play);
    showFailure(played.problem);
}

bool MainWindow::isBusy() const
{
    return m_progress->isBusy();
}

void MainWindow::showFailure(const QString &sentence)
{
    m_status->setFailure(sentence);
    tell(sentence);
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
