#pragma once

#include "app/session/process_request.h"
#include "raftcore/scenario/runner.h"

#include <QObject>
#include <QTimer>

namespace raftarium {

class Session;

/// Plays a scenario on real processes while the session shows them. The processes are the session's: when it
/// forgets them, the play ends. Looking back, and acting beside the scenario, does not disturb it.
class ScenarioPlay : public QObject {
    Q_OBJECT

public:
    /// `factory` starts the servers that the scenario asks for. Neither is owned.
    ScenarioPlay(raft::Scenario scenario, Session *session, ProcessFactory factory,
                 QObject *parent = nullptr);

    const raft::Scenario &scenario() const { return m_runner.scenario(); }

public slots:
    /// Begins; what follows comes by itself.
    void start();

signals:
    /// The servers are there and shown.
    void shown();
    /// A step of the lesson begins.
    void stepBegun(const QString &title);
    /// It has come to its end, or (with a sentence) to something that did not hold.
    void ended(const QString &problem);

private:
    raft::Cluster *setUp(const raft::ClusterSetup &setup, std::string *problem);
    void goOn();
    void tellStep();
    void stopWhenForgotten();

    Session *m_session;
    ProcessFactory m_factory;
    raft::ScenarioRunner m_runner;
    const raft::Cluster *m_cluster = nullptr;
    QTimer m_turn{this};
    std::size_t m_stepsAnnounced = 0;
};

} // namespace raftarium
