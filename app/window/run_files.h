#pragma once

#include "app/commands/command.h"
#include "app/session/recording_files.h"
#include "app/traces/trace_files.h"
#include "raftcore/scenario/scenario.h"

#include <QObject>

#include <memory>
#include <vector>

class QSettings;
class QWidget;

namespace raftarium {

class Actions;
class ProcessMode;
class ProgressNote;
class RecentFiles;
struct PlayedScenario;

/// The files of a window: scenarios that are run beside it and then shown, and recordings that are saved and
/// shown again. One work at a time, with progress and cancel.
class RunFiles : public QObject {
    Q_OBJECT

public:
    /// Nothing is owned; `window` is the parent of dialogs.
    RunFiles(Session *session, QSettings *settings, ProcessMode *processes, QWidget *window);
    ~RunFiles() override;

    /// Makes it possible to keep runs in files; without it the window forgets them.
    void setRecordings(RecordingFiles files);
    /// Makes it possible to open traces of other implementations.
    void setTraces(TraceFiles files);
    /// Adds what opens and saves.
    void addCommands(Actions &actions);
    const RecordingFiles &recordings() const { return m_recordings; }
    const TraceFiles &traces() const { return m_traces; }
    /// Why nothing can be opened or saved now; empty when it can.
    QString busyObstacle() const;
    /// Shows how far the present work has come.
    ProgressNote *progress() const { return m_progress; }
    /// Whether something is being run, opened or saved.
    bool isBusy() const;

    /// Shows a scenario, a recording or a trace. While real processes are shown, a scenario is played on
    /// such. False, with reported(), when it cannot be read, or processes cannot do it.
    bool open(const QString &path, bool play);
    /// Runs a scenario to its end in simulation, then shows it from the start.
    void run(raft::Scenario scenario, bool play);
    /// Keeps the run, with all its branches; tells when it is done, or why not.
    void save(const QString &path);
    /// Writes the run, with all its branches, as a web page; tells when it is done, or why not.
    void exportPage(const QString &path);
    /// Shows a run that was kept, from its start; tells why it cannot.
    void openRecording(const QString &path);
    /// Likewise one that this program has kept by itself: it is not among the files that were opened lately.
    void openOwnCopy(const QString &path);
    /// Shows what these files tell of other implementations, as one trace: its first violation, or its start.
    void openTrace(const QStringList &paths, const TraceReading &how = {});

signals:
    /// One sentence for the person at the window.
    void reported(const QString &sentence);
    /// The recording in that file is shown.
    void opened(const QString &path);
    /// A trace is shown.
    void traceOpened(const std::shared_ptr<raftarium::OpenedRun> &opened);
    /// A scenario is shown; with what did not hold of it, or nothing.
    void ranTo(const QString &failure);
    /// What is possible has changed.
    void changed();

private:
    QString recordingObstacle() const;
    void openRecording(const QString &path, bool isOwnCopy);
    QString keepingObstacle() const;
    QString traceObstacle(const QStringList &paths) const;
    bool isTrace(const QString &path) const;
    void addRecordingCommands(Actions &actions);
    std::vector<Command> recent();
    void askForFile();
    void askForRecording(bool toSave);
    void askForPage();
    void show(PlayedScenario &played, bool play);
    /// The run is called as its file where it has no title of its own.
    bool show(OpenedRecording &opened, const QString &fileName);
    void show(OpenedRun &opened);

    Session *m_session;
    QSettings *m_settings;
    ProcessMode *m_processes;
    QWidget *m_window;
    std::unique_ptr<RecentFiles> m_recent;
    RecordingFiles m_recordings;
    TraceFiles m_traces;
    ProgressNote *m_progress;
};

} // namespace raftarium
