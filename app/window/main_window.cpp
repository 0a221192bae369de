#include "app/window/main_window.h"

#include "app/canvas/canvas_widget.h"
#include "app/commands/actions.h"
#include "app/console/client_line_edit.h"
#include "app/console/console_widget.h"
#include "app/inspector/inspector_widget.h"
#include "app/keys/typing_guard.h"
#include "app/present/presentation.h"
#include "app/theme/plain_text.h"
#include "app/timeline/timeline_widget.h"
#include "app/window/command_palette.h"
#include "app/window/comparisons.h"
#include "app/window/exports.h"
#include "app/window/file_drop.h"
#include "app/window/laboratory.h"
#include "app/window/lectures.h"
#include "app/window/legend_window.h"
#include "app/window/message_strip.h"
#include "app/window/panel_commands.h"
#include "app/window/panels.h"
#include "app/window/process_mode.h"
#include "app/window/progress_note.h"
#include "app/window/quit_question.h"
#include "app/window/run_files.h"
#include "app/window/shortcut_list.h"
#include "app/window/status_line.h"
#include "app/window/text_sizes.h"
#include "app/window/tool_bar.h"
#include "app/window/trace_desk.h"
#include "app/window/transfer_teller.h"
#include "app/window/window_commands.h"

#include <QApplication>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenuBar>
#include <QScreen>
#include <QSettings>

#include <algorithm>

namespace raftarium {

namespace {

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
      m_appearance(new Appearance(settings, this)), m_textSizes(new TextSizes(settings, this)),
      m_requests(new ClientRequests(session, this)), m_actions(new Actions(session, this)),
      m_panels(new Panels(this, session, m_requests)),
      m_strip(new MessageStrip(m_panels->canvas(),
                               [this](const QRect &place) { return m_panels->canvas()->hiddenBy(place); })),
      m_processes(new ProcessMode(session, this)),
      m_files(new RunFiles(session, settings, m_processes, this)),
      m_exports(new Exports(session, settings, m_panels, m_files, this)),
      m_comparisons(new Comparisons(session, settings, m_files, this)),
      m_lectures(new Lectures(this, session, settings, m_panels, m_files)),
      m_laboratory(new Laboratory(this, session, settings, m_panels)),
      m_traces(new TraceDesk(this, session, m_panels, m_files)),
      m_palette(new CommandPalette(session, m_actions, this)), m_status(new StatusLine(session, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setDockOptions(AnimatedDocks | AllowTabbedDocks | AllowNestedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea); // A lesson is long and narrow.
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    new TypingGuard(this);
    keepLabelsPlain(qApp);
    new FileDrop(this, [this](const QStringList &paths) { openFiles(paths); });
    addCommands();
    m_toolBar = new ToolBar(session, m_actions, m_requests, this);
    addToolBar(Qt::TopToolBarArea, m_toolBar);
    addRequestCommands(*m_actions, session, m_panels->docks()->with(m_panels->console()),
                       m_toolBar->writeField());
    m_status->addPermanentWidget(m_files->progress());
    setStatusBar(m_status);
    createMenus(menuBar(), *m_actions);
    connectEverything();
    connectContextMenus(session, m_actions, m_panels);
    m_appearance->show(m_appearance->choice());
    showTitle();
    m_actions->refresh();
    if (!restoreGeometry(m_settings->value(QStringLiteral("geometry")).toByteArray()))
        resize(firstSize());
}

MainWindow::~MainWindow()
{
    if (m_files->isBusy())
        emit m_files->progress()->cancelled(); // Its result is no longer wanted.
}

/// The table of commands is put together here, in the order of the menus.
void MainWindow::addCommands()
{
    const AskForName ask = [this](const QString &question, const QString &proposal,
                                  const std::function<void(const QString &)> &named) {
        m_palette->askForName(question, proposal, named);
    };
    Actions &actions = *m_actions;
    Docks *docks = m_panels->docks();
    const auto inspector = docks->with(m_panels->inspector());
    addNewClusterCommand(actions, m_session, this);
    m_files->addCommands(actions);
    m_processes->addCommands(actions);
    m_exports->addCommands(actions);
    addQuitCommand(actions, this);
    addRunCommands(actions, m_session);
    addBranchCommands(actions, m_session, ask);
    m_comparisons->addCommands(actions, ask);
    m_processes->addContinuation(actions);
    addBookmarkCommands(actions, m_session, ask);
    addSearchCommands(actions, docks->with(m_panels->timeline()));
    addPaletteCommands(actions, m_palette);
    addCopyCommands(actions, m_session, m_panels->canvas(),
                    [this](const QString &sentence) { tell(sentence); });
    addSelectionCommands(actions, m_session);
    addSelectNothing();
    addServerCommands(actions, m_session);
    addPartitionCommand(actions, m_session, m_panels->canvas());
    addNetworkCommands(actions, m_session);
    addLinkCommands(actions, m_session);
    addMessageCommands(actions, m_session);
    addClientCommands(actions, m_session, m_requests);
    addMembershipCommands(actions, m_session);
    addMembershipPanelCommand(actions, m_session, this);
    addThemeCommands(actions, m_appearance);
    addLanguageCommands(actions, m_settings, [this](const QString &sentence) { tell(sentence); });
    addTextCommands(actions, m_textSizes, m_panels);
    addPanelCommands(actions, docks->all(), inspector);
    addInspectorCommands(actions, m_session, inspector, m_panels->canvas());
    addCanvasCommands(actions, m_panels->canvas());
    addWindowStateCommands(actions, this, m_panels);
    m_lectures->addCommands(actions);
    m_laboratory->addCommands(actions);
    m_traces->addCommands(actions);
    addHelpCommands();
}

void MainWindow::addSelectNothing()
{
    m_actions->add({.name = QStringLiteral("selectNone"),
                    .title = tr("Select nothing"),
                    .tip = tr("Leaves what is open, then selects nothing"),
                    .synonyms = tr("deselect clear escape"),
                    .keys = {Qt::Key_Escape},
                    .menu = Menu::Cluster,
                    .plan = [this] { return Plan::to([this] { leaveWhatIsOpen(); }); }});
}

void MainWindow::addHelpCommands()
{
    m_actions->add({.name = QStringLiteral("shortcuts"),
                    .title = tr("Keyboard"),
                    .tip = tr("Lists every key"),
                    .synonyms = tr("keys shortcuts help"),
                    .keys = {Qt::Key_Question, Qt::Key_F1},
                    .menu = Menu::Help,
                    .plan = [this] {
                        return Plan::to(
                            [this] { (new ShortcutList(*m_actions, m_appearance->theme(), this))->show(); });
                    }});
    m_actions->add({.name = QStringLiteral("legend"),
                    .title = tr("Legend"),
                    .tip = tr("What every shape and colour means"),
                    .synonyms = tr("key symbols marks shapes colours"),
                    .keys = {QKeySequence(Qt::SHIFT | Qt::Key_F1)},
                    .menu = Menu::Help,
                    .plan = [this] { return Plan::to([this] { showLegend(); }); }});
    m_actions->add({.name = QStringLiteral("about"),
                    .title = tr("About Raftarium"),
                    .tip = tr("Says which version this is"),
                    .synonyms = tr("version"),
                    .menu = Menu::Help,
                    .plan = [this] {
                        return Plan::to([this] {
                            tell(tr("Raftarium %1, a laboratory for the Raft consensus algorithm")
                                     .arg(QCoreApplication::applicationVersion()));
                        });
                    }});
}

void MainWindow::showLegend()
{
    auto *legend = findChild<LegendWindow *>();
    if (legend == nullptr)
        legend = new LegendWindow(this);
    legend->setTheme(m_appearance->theme());
    legend->show();
    legend->raise();
    legend->activateWindow();
}

void MainWindow::leaveWhatIsOpen()
{
    if (m_panels->canvas()->isSplitEditing())
        m_panels->canvas()->cancelSplitEditing();
    else if (m_panels->inspector()->showsWhy())
        m_panels->inspector()->leaveWhy();
    else if (m_strip->isVisible())
        m_strip->hide();
    else
        m_session->select(NothingSelected{});
}

void MainWindow::connectEverything()
{
    connect(m_session, &Session::problemOccurred, this, &MainWindow::tell);
    connect(new TransferTeller(m_session, this), &TransferTeller::reported, this, &MainWindow::tell);
    connect(m_actions, &Actions::refused, this, &MainWindow::tell);
    connect(m_files, &RunFiles::reported, this, &MainWindow::tell);
    connect(m_comparisons, &Comparisons::reported, this, &MainWindow::tell);
    connect(m_exports, &Exports::reported, this, &MainWindow::tell);
    connect(m_files, &RunFiles::opened, this, &MainWindow::recordingOpened);
    connect(m_files, &RunFiles::ranTo, this, &MainWindow::showFailure);
    connect(m_files, &RunFiles::changed, m_actions, &Actions::refresh);
    connect(m_lectures, &Lectures::reported, this, &MainWindow::tell);
    connect(m_laboratory, &Laboratory::reported, this, &MainWindow::tell);
    connect(m_traces, &TraceDesk::reported, this, &MainWindow::tell);
    connect(m_lectures, &Lectures::failed, this, &MainWindow::showFailure);
    connect(m_lectures, &Lectures::presentationChanged, this, &MainWindow::applyTextSizes);
    connect(m_processes, &ProcessMode::reported, this, &MainWindow::tell);
    connect(m_processes, &ProcessMode::changed, m_actions, &Actions::refresh);
    connect(m_processes, &ProcessMode::opened, m_panels->canvas(),
            [canvas = m_panels->canvas()] { canvas->setFocus(Qt::OtherFocusReason); });
    connect(m_processes, &ProcessMode::playEnded, this, [this](const QString &problem) {
        showFailure(problem);
        emit playEnded(problem);
    });
    connect(m_toolBar, &ToolBar::safetyAsked, m_actions->action(QStringLiteral("safety")), &QAction::trigger);
    connect(m_toolBar, &ToolBar::modeChosen, m_processes, &ProcessMode::choose);
    connect(m_panels->timeline(), &TimelineWidget::searched, this, [this](bool found) {
        if (!found)
            tell(tr("Nothing found for “%1”.").arg(m_panels->timeline()->searchText()));
    });
    connect(m_session, &Session::titleChanged, this, &MainWindow::showTitle);
    // What it says is about the old one.
    connect(m_session, &Session::clusterReplaced, m_strip, &QWidget::hide);
    connect(m_panels->canvas(), &CanvasWidget::placesChanged, m_strip, &MessageStrip::place);
    connect(m_appearance, &Appearance::changed, this, &MainWindow::applyTheme);
    connect(m_textSizes, &TextSizes::changed, this, &MainWindow::applyTextSizes);
    connectRequests();
}

/// What a client hears stands in the status line; why nothing was sent, on the canvas.
void MainWindow::connectRequests()
{
    connect(m_requests, &ClientRequests::refused, this,
            [this](const QString &, const QString &sentence) { tell(sentence); });
    connect(m_requests, &ClientRequests::sent, this, [this](quint64, const QString &line) {
        m_status->setAnswer(QStringLiteral("%1  → …").arg(line));
    });
    connect(m_requests, &ClientRequests::answered, this,
            [this](quint64, const QString &line, const QString &answer) {
                m_status->setAnswer(QStringLiteral("%1  → %2").arg(line, answer));
            });
}

void MainWindow::applyTheme()
{
    const Theme &theme = m_appearance->theme();
    setFont(QApplication::font());
    setStyleSheet(theme.styleSheet());
    m_actions->setTheme(theme);
    m_toolBar->setTheme(theme);
    m_panels->setTheme(theme);
    m_lectures->setTheme(theme);
    m_laboratory->setTheme(theme);
    m_comparisons->setTheme(theme);
    m_traces->setTheme(theme);
    m_palette->setTheme(theme);
    if (auto *legend = findChild<LegendWindow *>()) // It is made when it is asked for.
        legend->setTheme(theme);
}

void MainWindow::applyTextSizes()
{
    Theme onCanvas = m_appearance->theme();
    onCanvas.textScale = m_textSizes->scale(TextSizes::Panel::Canvas);
    const Presentation &presentation = *m_lectures->presentation();
    if (presentation.isOn())
        m_panels->setPresented(presentation.presented(m_appearance->theme()));
    else
        m_panels->setTextSizes(m_appearance->theme(), *m_textSizes);
    m_strip->setTheme(presentation.presented(onCanvas));
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ThemeChange && m_toolBar)
        m_appearance->followSystem();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (std::exchange(m_laidOut, true))
        return;
    if (!m_panels->restoreLayout(m_settings->value(QStringLiteral("layout")).toByteArray()))
        m_panels->resetLayout();
    m_traces->windowLaidOut();
    m_panels->canvas()->setFocus();
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (takesText(QApplication::focusWidget())) {
        if (event->key() == Qt::Key_Escape)
            m_panels->canvas()->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (!m_actions->takeUnhandledKey(*event))
        QMainWindow::keyPressEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (const QString loss = m_mayClose ? QString() : lossByClosing(*m_session); !loss.isEmpty()) {
        event->ignore();
        askBeforeClosing(this, m_actions, loss, [this] { closeAtOnce(); });
        return;
    }
    m_settings->setValue(QStringLiteral("geometry"), saveGeometry());
    m_settings->setValue(QStringLiteral("layout"), m_panels->layout());
    QMainWindow::closeEvent(event);
}

void MainWindow::closeAtOnce()
{
    m_mayClose = true;
    close();
}

bool MainWindow::openScenario(const QString &path, bool play)
{
    return m_files->open(path, play);
}

void MainWindow::runScenario(raft::Scenario scenario, bool play)
{
    m_files->run(std::move(scenario), play);
}

bool MainWindow::isBusy() const
{
    return m_files->isBusy();
}

void MainWindow::setRecordingFiles(RecordingFiles files)
{
    m_files->setRecordings(std::move(files));
}

void MainWindow::setTraceFiles(TraceFiles files)
{
    m_traces->setFiles(files);
    m_files->setTraces(std::move(files));
}

void MainWindow::openFiles(const QStringList &paths)
{
    paths.size() == 1 ? static_cast<void>(m_files->open(paths.front(), true)) : m_files->openTrace(paths);
}

void MainWindow::openTrace(const QStringList &paths, const TraceReading &how)
{
    m_files->openTrace(paths, how);
}

void MainWindow::saveRecording(const QString &path)
{
    m_files->save(path);
}

void MainWindow::openRecording(const QString &path)
{
    m_files->openRecording(path);
}

void MainWindow::openOwnCopy(const QString &path)
{
    m_files->openOwnCopy(path);
}

void MainWindow::setProcessFactory(ProcessFactory factory)
{
    m_processes->setFactory(std::move(factory));
}

bool MainWindow::openProcesses(const ProcessRequest &request, QString *problem)
{
    return m_processes->open(request, problem);
}

bool MainWindow::playOnProcesses(const QString &path)
{
    return m_processes->play(path);
}

void MainWindow::playOnProcesses(raft::Scenario scenario)
{
    m_processes->play(std::move(scenario));
}

void MainWindow::setProcessDelay(std::chrono::milliseconds delay)
{
    m_processes->setDelay(delay);
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
