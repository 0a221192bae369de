#pragma once

#include "app/session/process_request.h"
#include "app/session/recording_files.h"
#include "app/session/session.h"
#include "app/theme/theme.h"

#include <QMainWindow>
#include <QPointer>

#include <chrono>
#include <memory>
#include <vector>

class QDockWidget;
class QSettings;

namespace raft {
struct Scenario;
} // namespace raft

namespace raftarium {

class Actions;
class CanvasWidget;
struct Command;
enum class Subject : unsigned;
class ClientRequests;
class CommandPalette;
class ConsoleWidget;
class DockHandle;
class Figure2Page;
class InspectorWidget;
class Legend;
class LessonEditor;
class LessonPanel;
class LogGridWidget;
class MembershipPanel;
class MessageStrip;
class NetworkPanel;
class Presentation;
class ProcessPanel;
class ProgressNote;
class RecentFiles;
struct PlayedScenario;
class ScenarioPlay;
class SetupPanel;
class StatusLine;
class TextSizes;
class TimelineWidget;
class ToolBar;

/// The window: the canvas in the middle, the other panels in docks around it, one tool bar, menus, and the
/// status bar. Knows every panel; the panels know only the session.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    enum class ThemeChoice { System, Light, Dark };
    Q_ENUM(ThemeChoice)

    /// Neither session nor settings are owned. The session must have a cluster open.
    MainWindow(Session *session, QSettings *settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    void setThemeChoice(ThemeChoice choice);
    /// The same for this window only: the next one starts with what was chosen before.
    void showTheme(ThemeChoice choice);
    const Theme &theme() const { return m_theme; }
    Actions *actions() const { return m_actions; }
    MessageStrip *messageStrip() const { return m_strip; }
    Presentation *presentation() const { return m_present; }
    LessonPanel *lesson() const { return m_lesson; }

    /// Runs a scenario to its end, beside the window, and then shows it from the start; where real processes
    /// are shown, plays it on such. False, with a message, when it cannot be read, or real processes cannot
    /// do it. Of a recording, openRecording().
    bool openScenario(const QString &path, bool play);
    /// Shows a lesson in its panel, step by step; where real processes are shown, plays it on such.
    void openLesson(const QString &path);
    /// The same for one that has been read, in simulation.
    void runScenario(raft::Scenario scenario, bool play);
    /// Whether something is being run, opened or saved beside the window.
    bool isBusy() const;
    /// Closes without asking.
    void closeAtOnce();
    /// Makes it possible to see real processes; without it the window only simulates.
    void setProcessFactory(ProcessFactory factory);
    /// Shows real processes instead of what is open. False, with a message, when that cannot work; a
    /// simulation is open then.
    bool openProcesses(const ProcessRequest &request, QString *problem = nullptr);
    /// Plays the scenario on real processes of its own. Their messages are kept back for as long as those of
    /// the processes that were opened last; when that is not 0, its times are stretched accordingly.
    bool playOnProcesses(const QString &path);
    /// The same for a scenario that is meant for such processes as it is.
    void playOnProcesses(raft::Scenario scenario);
    /// As if processes whose messages are kept back for so long had been opened here.
    void setProcessDelay(std::chrono::milliseconds delay) { m_delay = delay; }
    /// Makes it possible to keep runs in files; without it the window forgets them.
    void setRecordingFiles(RecordingFiles files);
    /// Keeps the run, with all its branches; tells when it is done, or why not.
    void saveRecording(const QString &path);
    /// Shows a run that was kept, from its start; tells why it cannot.
    void openRecording(const QString &path);
    /// Puts every dock back to where it is on the first start.
    void resetLayout();
    /// Tells one sentence at the lower edge of the canvas.
    void tell(const QString &sentence);
    /// Tells what did not hold of the scenario that is shown, and keeps it in sight until something else is
    /// open. Nothing for an empty sentence.
    void showFailure(const QString &sentence);

signals:
    /// A scenario on real processes has come to its end, or (with a sentence) to something that did not hold.
    void playEnded(const QString &problem);

protected:
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showTitle();
    void createPanels();
    QDockWidget *addDock(const QString &name, const QString &title, QWidget *panel, Qt::DockWidgetArea area);
    void addCommands();
    void addFileCommands();
    void addLeavingCommands();
    void addProcessCommands();
    void addTerminalCommand();
    void addContinuation();
    void addRecordingCommands();
    void addLessons();
    void askForLesson();
    void askForSource(bool toSave);
    void saveSource(const QString &path);
    void openSource(const QString &path);
    void connectEditor();
    void askForAnswers();
    std::vector<Command> recentFiles();
    QString busyObstacle() const;
    QString recordingObstacle() const;
    void showScenario(PlayedScenario &played, bool play);
    void askForRecording(bool toSave);
    bool showRecording(OpenedRecording &opened, const QString &fileName);
    void addPaletteCommands();
    void addSelectNothing();
    void addMembershipPanel();
    void addThemes();
    void addWindowStateCommands();
    void addHelpCommands();
    void createMenus();
    void showContextMenu(const Selection &target, Subject otherwise, QPoint globalPosition);
    void connectEverything();
    void connectContextMenus();
    void applyTheme(const Theme &theme);
    void applyTextSizes();
    void addTextCommands();
    void rememberLayout();
    void restoreLayout();
    void askForCluster();
    void askForProcesses();
    void leaveProcesses();
    void chooseMode(bool processes);
    void askForScenario();
    QString whatIsLost() const;
    void askBeforeClosing(const QString &loss);
    void askForPicture();
    void leaveWhatIsOpen();
    void askForMembership();
    void showLegend();

    Session *m_session;
    QSettings *m_settings;
    std::unique_ptr<RecentFiles> m_recentFiles;
    Theme m_theme = Theme::light();
    TextSizes *m_textSizes;
    ThemeChoice m_themeChoice = ThemeChoice::System;
    ProcessFactory m_processFactory;
    std::chrono::milliseconds m_delay{0}; ///< Of messages between the processes opened last.
    bool m_openingProcesses = false;
    RecordingFiles m_recordings;
    ProgressNote *m_progress = nullptr;
    ScenarioPlay *m_play = nullptr; ///< The latest one on processes.
    ClientRequests *m_requests;
    Actions *m_actions;
    CanvasWidget *m_canvas = nullptr;
    TimelineWidget *m_timeline = nullptr;
    LogGridWidget *m_log = nullptr;
    InspectorWidget *m_inspector = nullptr;
    ConsoleWidget *m_console = nullptr;
    NetworkPanel *m_network = nullptr;
    LessonPanel *m_lesson = nullptr;
    Figure2Page *m_figure2 = nullptr;
    LessonEditor *m_editor = nullptr;
    Presentation *m_present = nullptr;
    ToolBar *m_toolBar = nullptr;
    StatusLine *m_status = nullptr;
    MessageStrip *m_strip = nullptr;
    CommandPalette *m_palette = nullptr;
    SetupPanel *m_setup = nullptr;
    ProcessPanel *m_processPanel = nullptr;
    MembershipPanel *m_membership = nullptr;
    Legend *m_legend = nullptr;
    QDockWidget *m_inspectorDock = nullptr;
    QDockWidget *m_timelineDock = nullptr;
    QDockWidget *m_logDock = nullptr;
    QDockWidget *m_consoleDock = nullptr;
    QDockWidget *m_networkDock = nullptr;
    QDockWidget *m_lessonDock = nullptr;
    QDockWidget *m_figure2Dock = nullptr;
    QDockWidget *m_editorDock = nullptr;
    QList<DockHandle *> m_handles;
    bool m_laidOut = false;
    bool m_mayClose = false; ///< What is lost by closing has been agreed to.
};

} // namespace raftarium
