#pragma once

#include "app/session/process_request.h"
#include "app/session/session.h"
#include "raftcore/scenario/scenario.h"

#include <QObject>

#include <chrono>

class QWidget;

namespace raftarium {

class Actions;
class ProcessPanel;
class ScenarioPlay;

/// Where the servers run: inside this program, or as real processes that it starts or watches.
class ProcessMode : public QObject {
    Q_OBJECT

public:
    /// Neither is owned; `window` is the parent of panels.
    ProcessMode(Session *session, QWidget *window);

    /// Makes it possible to see real processes; without it the window only simulates.
    void setFactory(ProcessFactory factory);
    bool isAvailable() const { return static_cast<bool>(m_factory); }
    /// As if processes whose messages are kept back for so long had been opened here.
    void setDelay(std::chrono::milliseconds delay) { m_delay = delay; }

    /// Adds what starts, watches and leaves processes.
    void addCommands(Actions &actions);
    /// Adds what goes on from processes in simulation.
    void addContinuation(Actions &actions);

    /// Shows real processes instead of what is open. False, with reported(), when that cannot work; a
    /// simulation is open then.
    bool open(const ProcessRequest &request, QString *problem = nullptr);
    /// Plays a scenario on processes of its own. Their messages are kept back for as long as those of the
    /// processes that were opened last; when that is not 0, its times are stretched accordingly.
    bool play(const QString &path);
    /// The same for a scenario that is meant for such processes as it is.
    void play(raft::Scenario scenario);
    /// What a click on the switch in the tool bar does: the processes, or what was recorded of them, and a
    /// simulation that went on from them can be looked at in turn.
    void choose(bool processes);

signals:
    /// One sentence for the person at the window.
    void reported(const QString &sentence);
    /// Processes are shown that were not before.
    void opened();
    /// A scenario on processes has come to its end, or (with a sentence) to something that did not hold.
    void playEnded(const QString &problem);
    /// What is possible has changed.
    void changed();

private:
    QString factoryObstacle() const;
    void addTerminalCommand(Actions &actions);
    void ask();
    void leave();
    void openSimulation();
    void copyForTerminal(const QString &line);

    Session *m_session;
    QWidget *m_window;
    ProcessFactory m_factory;
    std::chrono::milliseconds m_delay{0}; ///< Of messages between the processes opened last.
    bool m_isOpening = false;
    ProcessPanel *m_panel = nullptr;
    ScenarioPlay *m_play = nullptr; ///< The latest one.
};

} // namespace raftarium
