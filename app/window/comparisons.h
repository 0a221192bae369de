#pragma once

#include "app/commands/actions.h"
#include "app/comparison/compared_runs.h"
#include "app/theme/theme.h"

#include <QObject>
#include <QPointer>

#include <vector>

class QSettings;
class QWidget;

namespace raftarium {

class ComparisonWindow;
class RunFiles;
struct OpenedRecording;

/// What the run shown is compared with: another branch, a recording, the same acts with another seed or with
/// other settings. The two are compared beside the window, with the progress of RunFiles, and then shown in a
/// window of their own.
class Comparisons : public QObject {
    Q_OBJECT

public:
    /// Nothing is owned; `window` is the parent of dialogs and of the windows that are opened.
    Comparisons(Session *session, QSettings *settings, RunFiles *files, QWidget *window);

    void addCommands(Actions &actions, const AskForName &ask);
    void setTheme(const Theme &theme);
    /// Compares the run shown with another branch.
    void compareWithBranch(std::size_t branch);
    /// Compares the run shown with the one that a recording shows first, or with a trace.
    void compareWithRecording(const QString &path);
    /// Compares the run shown with one of other settings, in which the same is done.
    void compareWithSetup(const raft::ClusterSetup &setup, const QString &name);
    /// Shows two runs side by side, of whatever clusters, once they are compared.
    void compare(ComparedRun left, ComparedRun right);

signals:
    /// One sentence for the person at the window.
    void reported(const QString &sentence);

private:
    std::vector<Command> choices(const AskForName &ask);
    QString obstacle() const;
    QString rerunObstacle() const;
    QString nameOfShown() const;
    std::unique_ptr<raft::Cluster> copyOf(const raft::Cluster &run);
    void compareWithOpened(OpenedRecording &opened);
    void compareWithTrace(const QString &path);
    void compareAsTraces(ComparedRun left, ComparedRun right);
    void askForRecording();
    void askForSeed(const AskForName &ask);
    void askForSettings();
    void show(ComparedRuns runs);

    Session *m_session;
    QSettings *m_settings;
    RunFiles *m_files;
    QWidget *m_window;
    Theme m_theme = Theme::light();
    std::vector<QPointer<ComparisonWindow>> m_open;
};

} // namespace raftarium
