#pragma once

#include "app/session/process_request.h"
#include "app/session/recording_files.h"
#include "app/traces/trace_files.h"
#include "app/window/appearance.h"

#include <QMainWindow>

#include <chrono>

class QSettings;

namespace raft {
struct Scenario;
} // namespace raft

namespace raftarium {

class Actions;
class ClientRequests;
class CommandPalette;
class Comparisons;
class Exports;
class Laboratory;
class Lectures;
class MessageStrip;
class Panels;
class ProcessMode;
class RunFiles;
class StatusLine;
class TextSizes;
class ToolBar;
class TraceDesk;

/// The window: its panels, one tool bar, menus, and the status bar. It puts the parts together and tells what
/// they have to tell; what they do is their own business.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    using ThemeChoice = Appearance::Choice;

    /// Neither session nor settings are owned. The session must have a cluster open.
    MainWindow(Session *session, QSettings *settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    void setThemeChoice(ThemeChoice choice) { m_appearance->choose(choice); }
    /// The same for this window only: the next one starts with what was chosen before.
    void showTheme(ThemeChoice choice) { m_appearance->show(choice); }
    const Theme &theme() const { return m_appearance->theme(); }
    Actions *actions() const { return m_actions; }
    MessageStrip *messageStrip() const { return m_strip; }
    Lectures *lectures() const { return m_lectures; }
    Laboratory *laboratory() const { return m_laboratory; }
    Exports *exports() const { return m_exports; }
    Comparisons *comparisons() const { return m_comparisons; }

    /// As RunFiles::open().
    bool openScenario(const QString &path, bool play);
    /// As RunFiles::run().
    void runScenario(raft::Scenario scenario, bool play);
    /// Whether something is being run, opened or saved beside the window.
    bool isBusy() const;
    /// Closes without asking.
    void closeAtOnce();
    /// As ProcessMode::setFactory().
    void setProcessFactory(ProcessFactory factory);
    /// As ProcessMode::open().
    bool openProcesses(const ProcessRequest &request, QString *problem = nullptr);
    /// As ProcessMode::play().
    bool playOnProcesses(const QString &path);
    void playOnProcesses(raft::Scenario scenario);
    /// As ProcessMode::setDelay().
    void setProcessDelay(std::chrono::milliseconds delay);
    /// As RunFiles::setRecordings().
    void setRecordingFiles(RecordingFiles files);
    /// As RunFiles::setTraces().
    void setTraceFiles(TraceFiles files);
    /// As RunFiles::open(); several files are one trace.
    void openFiles(const QStringList &paths);
    /// As RunFiles::openTrace().
    void openTrace(const QStringList &paths, const TraceReading &how);
    /// As RunFiles::save().
    void saveRecording(const QString &path);
    /// As RunFiles::openRecording().
    void openRecording(const QString &path);
    /// As RunFiles::openOwnCopy().
    void openOwnCopy(const QString &path);
    /// Tells one sentence at the lower edge of the canvas.
    void tell(const QString &sentence);
    /// Tells what did not hold of the scenario that is shown, and keeps it in sight until something else is
    /// open. Nothing for an empty sentence.
    void showFailure(const QString &sentence);

signals:
    /// As ProcessMode::playEnded().
    void playEnded(const QString &problem);
    /// As RunFiles::opened().
    void recordingOpened(const QString &path);

protected:
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addCommands();
    void addHelpCommands();
    void addSelectNothing();
    void connectEverything();
    void connectRequests();
    void showTitle();
    void showLegend();
    void applyTheme();
    void applyTextSizes();
    void leaveWhatIsOpen();

    Session *m_session;
    QSettings *m_settings;
    Appearance *m_appearance;
    TextSizes *m_textSizes;
    ClientRequests *m_requests;
    Actions *m_actions;
    Panels *m_panels;
    MessageStrip *m_strip;
    ProcessMode *m_processes;
    RunFiles *m_files;
    Exports *m_exports;
    Comparisons *m_comparisons;
    Lectures *m_lectures;
    Laboratory *m_laboratory;
    TraceDesk *m_traces;
    CommandPalette *m_palette;
    StatusLine *m_status;
    ToolBar *m_toolBar = nullptr;
    bool m_laidOut = false;
    bool m_mayClose = false; ///< What is lost by closing has been agreed to.
};

} // namespace raftarium
