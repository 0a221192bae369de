#include "app/canvas/canvas_widget.h"
#include "app/canvas/legend.h"
#include "app/commands/actions.h"
#include "app/console/client_line_edit.h"
#include "app/inspector/inspector_widget.h"
#include "app/window/command_palette.h"
#include "app/window/lesson_commands.h"
#include "app/window/main_window.h"
#include "app/window/membership_panel.h"
#include "app/window/message_strip.h"
#include "app/window/panel_commands.h"
#include "app/window/present_commands.h"
#include "app/window/shortcut_list.h"
#include "app/window/tool_bar.h"

#include <QCoreApplication>
#include <QDockWidget>

// The table of commands is put together here, in the order of the menus.
namespace raftarium {

void MainWindow::addCommands()
{
    const AskForName ask = [this](const QString &question, const QString &proposal,
                                  const std::function<void(const QString &)> &named) {
        m_palette->askForName(question, proposal, named);
    };
    const Docked<InspectorWidget> inspector{m_inspectorDock, m_inspector};
    addFileCommands();
    addRunCommands(*m_actions, m_session);
    addBranchCommands(*m_actions, m_session, ask);
    addContinuation();
    addBookmarkCommands(*m_actions, m_session, ask);
    addSearchCommands(*m_actions, {m_timelineDock, m_timeline});
    addPaletteCommands();
    addSelectionCommands(*m_actions, m_session);
    addSelectNothing();
    addServerCommands(*m_actions, m_session);
    addPartitionCommand(*m_actions, m_session, m_canvas);
    addNetworkCommands(*m_actions, m_session);
    addLinkCommands(*m_actions, m_session);
    addMessageCommands(*m_actions, m_session);
    addClientCommands(*m_actions, m_session, m_requests);
    addMembershipCommands(*m_actions, m_session);
    addMembershipPanel();
    addThemes();
    addTextCommands();
    addPanelCommands(*m_actions, {m_inspectorDock, m_timelineDock, m_logDock, m_consoleDock, m_networkDock, m_lessonDock,
                      m_figure2Dock, m_editorDock},
                     inspector);
    addInspectorCommands(*m_actions, m_session, inspector, m_canvas);
    addCanvasCommands(*m_actions, m_canvas);
    addPresentCommands(*m_actions, m_present, {m_timelineDock, m_lessonDock, m_logDock, m_inspectorDock, m_figure2Dock},
                       m_settings);
    addWindowStateCommands();
    addLessons();
    addHelpCommands();
}

void MainWindow::addPaletteCommands()
{
    m_actions->add({.name = QStringLiteral("goToTime"),
                    .title = tr("Go to time or event…"),
                    .tip = tr("Shows a certain time, or the instant after a certain event"),
                    .synonyms = tr("jump seek"),
                    .keys = {Qt::Key_J},
                    .menu = Menu::Edit,
                    .subjects = Subject::Event | Subject::Instant,
                    .plan = [this] { return Plan::to([this] { m_palette->openForInstant(); }); }});
    m_actions->add({.name = QStringLiteral("palette"),
                    .title = tr("Command palette…"),
                    .tip = tr("Everything by its name: commands, panels, themes, lessons, branches"),
                    .synonyms = tr("search find command"),
                    .keys = {QKeySequence(Qt::CTRL | Qt::Key_K)},
                    .menu = Menu::Edit,
                    .startsGroup = true,
                    .plan = [this] { return Plan::to([this] { m_palette->open(); }); }});
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

void MainWindow::addMembershipPanel()
{
    m_actions->add(
        {.name = QStringLiteral("membership"),
         .title = tr("Membership…"),
         .tip = tr("Who votes, who learns, who leaves: one server, or several by joint consensus (§6)"),
         .synonyms = tr("joint consensus voters learners configuration change"),
         .keys = {QKeySequence(Qt::CTRL | Qt::Key_M)},
         .menu = Menu::Membership,
         .startsGroup = true,
         .subjects = Subject::Cluster,
         .plan = [this] { return Plan::to([this] { askForMembership(); }); }});
}

void MainWindow::addThemes()
{
    const auto choice = [this](const QString &name, const QString &title, ThemeChoice theme) {
        return Command{.name = QStringLiteral("theme-") + name,
                       .title = title,
                       .tip = tr("The colours of the window"),
                       .plan = [this, theme] { return Plan::to([this, theme] { setThemeChoice(theme); }); },
                       .isOn = [this, theme] { return m_themeChoice == theme; }};
    };
    m_actions->add({.name = QStringLiteral("themes"),
                    .title = tr("Theme"),
                    .tip = tr("The colours of the window"),
                    .synonyms = tr("colours colors mode appearance"),
                    .menu = Menu::View,
                    .choices = [choice] {
                        return std::vector<Command>{
                            choice(QStringLiteral("system"), tr("As the system"), ThemeChoice::System),
                            choice(QStringLiteral("light"), tr("Light"), ThemeChoice::Light),
                            choice(QStringLiteral("dark"), tr("Dark"), ThemeChoice::Dark)};
                    }});
}

void MainWindow::addWindowStateCommands()
{
    m_actions->add(
        {.name = QStringLiteral("fullScreen"),
         .title = tr("Full screen"),
         .tip = tr("Fills the screen, or leaves it"),
         .synonyms = tr("maximise present"),
         .keys = {Qt::Key_F11},
         .menu = Menu::View,
         .startsGroup = true,
         .plan =
             [this] { return Plan::to([this] { setWindowState(windowState() ^ Qt::WindowFullScreen); }); },
         .isOn = [this] { return isFullScreen(); }});
    m_actions->add({.name = QStringLiteral("resetLayout"),
                    .title = tr("Reset layout"),
                    .tip = tr("Puts every panel back to where it was at first"),
                    .synonyms = tr("panels docks default restore"),
                    .menu = Menu::View,
                    .plan = [this] { return Plan::to([this] { resetLayout(); }); }});
}

void MainWindow::addLessons()
{
    addLessonCommands(*m_actions, m_session,
                      {{m_lessonDock, m_lesson},
                       {m_editorDock, m_editor},
                       m_present,
                       [this](const QString &path) { openLesson(path); },
                       [this] { askForLesson(); },
                       [this] { askForAnswers(); }});
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
                        return Plan::to([this] { (new ShortcutList(*m_actions, m_theme, this))->show(); });
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
    if (!m_legend) {
        m_legend = new Legend(this);
        m_legend->setWindowFlag(Qt::Tool);
        m_legend->setWindowTitle(tr("Legend"));
    }
    m_legend->setTheme(m_theme);
    m_legend->show();
    m_legend->raise();
}

void MainWindow::askForMembership()
{
    if (!m_membership)
        m_membership = new MembershipPanel(m_session, this);
    m_membership->open();
}

void MainWindow::leaveWhatIsOpen()
{
    if (m_canvas->isSplitEditing())
        m_canvas->cancelSplitEditing();
    else if (m_inspector->showsWhy())
        m_inspector->leaveWhy();
    else if (m_strip->isVisible())
        m_strip->hide();
    else
        m_session->select(NothingSelected{});
}

} // namespace raftarium
