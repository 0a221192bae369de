#include "app/session/scenario_play.h"

#include "app/session/session.h"

#include <QElapsedTimer>

#include <utility>

namespace raftarium {

namespace {

constexpr int turnMs = 10;
constexpr qint64 turnBudgetMs = 5; ///< The window needs its time, too.

} // namespace

ScenarioPlay::ScenarioPlay(raft::Scenario scenario, Session *session, ProcessFactory factory, QObject *parent)
    : QObject(parent), m_session(session), m_factory(std::move(factory)),
      m_runner(std::move(scenario), [this](const raft::ClusterSetup &setup, std::string *problem) {
          return setUp(setup, problem);
      })
{
    m_turn.setInterval(turnMs);
    connect(&m_turn, &QTimer::timeout, this, &ScenarioPlay::goOn);
    connect(m_session, &Session::clusterReplaced, this, &ScenarioPlay::stopWhenForgotten);
}

void ScenarioPlay::start()
{
    m_turn.start();
}

raft::Cluster *ScenarioPlay::setUp(const raft::ClusterSetup &setup, std::string *problem)
{
    ProcessRequest request;
    request.servers = setup.voters.size();
    request.setup = setup;
    QString why;
    std::unique_ptr<raft::Cluster> cluster = m_factory(request, &why);
    *problem = why.toStdString();
    raft::Cluster *made = cluster.get();
    if (cluster) {
        m_cluster = made;
        m_session->adopt(std::move(cluster));
        emit shown();
    }
    return made;
}

void ScenarioPlay::goOn()
{
    QElapsedTimer spent;
    spent.start();
    while (m_turn.isActive() && spent.elapsed() < turnBudgetMs) {
        tellStep();
        const raft::ScenarioRunner::Progress progress = m_runner.step();
        if (progress == raft::ScenarioRunner::Progress::Waiting)
            return;
        if (progress == raft::ScenarioRunner::Progress::Ended) {
            m_turn.stop();
            emit ended(m_runner.problem() ? QString::fromStdString(m_runner.problem()->message())
                                          : QString());
        }
    }
}

void ScenarioPlay::tellStep()
{
    const std::vector<raft::ScenarioStep> &steps = scenario().steps;
    std::size_t begun = m_stepsAnnounced;
    while (begun < steps.size() && steps[begun].firstCommand <= m_runner.commandsDone())
        ++begun;
    if (begun > std::exchange(m_stepsAnnounced, begun) && !steps[begun - 1].title.empty())
        emit stepBegun(QString::fromStdString(steps[begun - 1].title));
}

void ScenarioPlay::stopWhenForgotten()
{
    if (m_cluster == nullptr)
        return;
    // A simulation that went on from the processes may be shown while they go on behind it.
    const bool forgotten =
        m_session->inRealTime() ? &m_session->cluster() != m_cluster : !m_session->processRun().has_value();
    if (forgotten)
        m_turn.stop();
}

} // namespace raftarium
