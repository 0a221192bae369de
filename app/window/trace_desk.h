#pragma once

#include "app/theme/theme.h"
#include "app/traces/trace_files.h"

#include <QObject>

#include <optional>

class QMainWindow;

namespace raftarium {

class Actions;
class ColumnsPanel;
class Panels;
class PatternPanel;
class RunFiles;
class Session;
class TraceFollower;

/// What a window has for traces of other implementations: the run as columns of text, the table of patterns
/// for lab logs, and the file that may still be written.
class TraceDesk : public QObject {
    Q_OBJECT

public:
    /// Adds its docks to the window. Nothing is owned.
    TraceDesk(QMainWindow *window, Session *session, Panels *panels, RunFiles *files);

    void setFiles(const TraceFiles &files);
    void addCommands(Actions &actions);
    void setTheme(const Theme &theme);
    /// The panels stand as they did last time: those of a trace that was read before are shown.
    void windowLaidOut();

    ColumnsPanel *columns() const { return m_columns; }
    PatternPanel *patterns() const { return m_patterns; }

signals:
    /// One sentence for the person at the window.
    void reported(const QString &sentence);

private:
    void traceOpened(const OpenedRun &opened);
    void showPanels();
    void showPatterns();
    void fillPatterns();
    void followPatterns();
    void keepPatterns(const raft::LabPatterns &patterns);
    bool isCounterexample() const;
    QString followObstacle() const;
    QString patternObstacle() const;
    QString groupObstacle() const;
    void askForGroup();

    QMainWindow *m_window;
    Session *m_session;
    Panels *m_panels;
    RunFiles *m_files;
    ColumnsPanel *m_columns;
    PatternPanel *m_patterns;
    TraceFollower *m_follower;
    TraceFiles m_traces;
    QStringList m_paths;                          ///< Of the trace that was opened last.
    std::optional<raft::EventNumber> m_returnsTo; ///< Of several files, one of which has grown.
    bool m_laidOut = false;                       ///< As windowLaidOut() says.
    QString m_patternsOf;                         ///< The log whose table is shown.
    QString m_group;                              ///< That was chosen of several; empty: the first.
    bool m_goesLive = false;                      ///< The trace that is read anew is to be shown at its end.
};

} // namespace raftarium
