#pragma once

#include "app/commands/command.h"
#include "app/session/recording_files.h"
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
    /// Adds what opens and saves.
    void addCommands(Actions &actions);
    /// Shows how far the present work has come.
    ProgressNote *progress() const { return m_progress; }
    /// Whether something is being run, opened or saved.
    bool isBusy() const;

    /// Shows a scenario or a recording. While real processes are shown, a scenario is played on such. False,
    /// with reported(), when it cannot be read, or processes cannot do it.
    bool open(const QString &path, bool play);
    /// Runs a scenario to its end in simulation, then shows it from the start.
    void run(raft::Scenario scenario, bool play);
    /// Keeps the run, with all its branches; tells when it is done, or why not.
    void save(const QString &path);
    /// Writes the run, with all its branches, as a web page; tells when it is done, or why not.
    void exportPage(const QString &path);
    /// Shows a run that was kept, from its start; tells why it cannot.
    void openRecording(const QString &path);

signals:
    /// One sentence for the person at the window.
    void reported(const QString &sentence);
    /// The recording in that file is shown.
    void opened(const QString &path);
    /// A scenario is shown; with what did not hold of it, or nothing.
    void ranTo(const QString &failure);
    /// What is possible has changed.
    void changed();

private:
    QString busyObstacle() const;
    QString recordingObstacle() const;
    void addRecordingCommands(Actions &actions);
    std::vector<Command> recent();
    void askForFile();
    void askForRecording(bool toSave);
    void askForPage();
    void show(PlayedScenario &played, bool play);
    bool show(OpenedRecording &opened, const QString &fileName);

    Session *m_session;
    QSettings *m_settings;
    ProcessMode *m_processes;
    QWidget *m_window;
    std::unique_ptr<RecentFiles> m_recent;
    RecordingFiles m_recordings;
    ProgressNote *m_progress;
};

} // namespace raftarium
