#include "app/window/process_mode.h"

#include "app/commands/actions.h"
#include "app/session/cluster_size.h"
#include "app/session/scenario_file.h"
#include "app/session/scenario_play.h"
#include "app/window/process_panel.h"
#include "app/window/setup_panel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QRandomGenerator>

#include <algorithm>

namespace raftarium {

ProcessMode::ProcessMode(Session *session, QWidget *window)
    : QObject(window), m_session(session), m_window(window)
{
}

void ProcessMode::setFactory(ProcessFactory factory)
{
    m_factory = std::move(factory);
    emit changed();
}

QString ProcessMode::factoryObstacle() const
{
    return m_factory ? QString() : tr("Real processes are not available: this program only simulates.");
}

void ProcessMode::addCommands(Actions &actions)
{
    actions.add(
        {.name = QStringLiteral("processes"),
         .title = tr("Real processes…"),
         .tip = tr("Starts servers as real processes on this machine, or watches some that run already"),
         .synonyms = tr("start attach live raftnode"),
         .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)},
         .menu = Menu::File,
         .startsGroup = true,
         .plan = [this] { return Plan::unless(factoryObstacle(), [this] { ask(); }); }});
    actions.add({.name = QStringLiteral("leaveProcesses"),
                 .title = tr("Leave the processes"),
                 .tip = tr("Ends the servers that were started here, and goes back to a simulation"),
                 .synonyms = tr("stop end detach"),
                 .menu = Menu::File,
                 .plan = [this] {
                     return m_session->processRun() ? Plan::to([this] { leave(); })
                                                    : Plan::refuse(tr("No processes are shown."));
                 }});
    addTerminalCommand(actions);
}

void ProcessMode::addContinuation(Actions &actions)
{
    actions.add({.name = QStringLiteral("continueInSimulation"),
                 .title = tr("Continue in simulation"),
                 .tip = tr("A simulation goes on from this instant of the real processes: what if?  [F]"),
                 .synonyms = tr("fork branch"),
                 .menu = Menu::Run,
                 .plan = [this] {
                     if (!m_session->cluster().capabilities().external)
                         return Plan::refuse(tr("This is a simulation already."));
                     return Plan::unless(m_session->branchObstacle(), [this] { m_session->branchHere(); });
                 }});
}

void ProcessMode::addTerminalCommand(Actions &actions)
{
    actions.add(
        {.name = QStringLiteral("copyForTerminal"),
         .title = tr("Copy for the terminal"),
         .tip = tr("Copies a line that tells a shell where the servers are, and their token: paste it before "
                   "raftctl or curl"),
         .synonyms = tr("shell clipboard curl raftctl token"),
         .menu = Menu::File,
         .plan = [this] {
             const std::optional<std::string> line = m_session->cluster().shellLine();
             if (!line)
                 return Plan::refuse(tr("No running processes are shown."));
             return Plan::to([this, line] { copyForTerminal(QString::fromStdString(*line)); });
         }});
}

void ProcessMode::copyForTerminal(const QString &line)
{
    QGuiApplication::clipboard()->setText(line);
    emit reported(tr("Copied: paste it in a terminal, then raftctl and curl -H \"Authorization: "
                     "Bearer $RAFT_TOKEN\" reach these servers."));
}

void ProcessMode::ask()
{
    if (!m_panel) {
        m_panel = new ProcessPanel(m_window);
        connect(m_panel, &ProcessPanel::chosen, this, [this](const ProcessRequest &request) {
            QString problem;
            if (open(request, &problem))
                m_panel->hide();
            m_panel->showProblem(problem); // The window's own words may lie behind the panel.
        });
    }
    m_panel->showProblem({});
    m_panel->show();
    m_panel->raise();
    m_panel->activateWindow();
}

bool ProcessMode::open(const ProcessRequest &request, QString *problem)
{
    const auto refuse = [this, problem](const QString &sentence) {
        emit reported(sentence);
        if (problem)
            *problem = sentence;
        return false;
    };
    if (!m_factory)
        return refuse(factoryObstacle());
    if (std::exchange(m_isOpening, true))
        return false; // Asking servers takes a moment, in which the window goes on.
    // The old ones would keep their ports and their journals to themselves.
    leave();
    QString reason;
    std::unique_ptr<raft::Cluster> cluster = m_factory(request, &reason);
    m_isOpening = false;
    if (!cluster)
        return refuse(reason);
    m_delay = request.kind == ProcessRequest::Kind::Start ? request.delay : std::chrono::milliseconds(0);
    m_session->adopt(std::move(cluster));
    m_session->setTitle(tr("Processes"));
    emit opened();
    return true;
}

bool ProcessMode::play(const QString &path)
{
    std::variant<raft::Scenario, QString> read = readScenarioForProcesses(path, m_delay);
    if (const auto *problem = std::get_if<QString>(&read)) {
        emit reported(*problem);
        return false;
    }
    play(std::get<raft::Scenario>(std::move(read)));
    return true;
}

void ProcessMode::play(raft::Scenario scenario)
{
    const QString title = titleOf(scenario);
    delete m_play;
    m_play = new ScenarioPlay(std::move(scenario), m_session, m_factory, this);
    connect(m_play, &ScenarioPlay::shown, this, [this, title] { m_session->setTitle(title); });
    connect(m_play, &ScenarioPlay::stepBegun, this, &ProcessMode::reported);
    connect(m_play, &ScenarioPlay::ended, this, [this, title](const QString &problem) {
        if (problem.isEmpty())
            emit reported(tr("%1: everything came as the scenario says.").arg(title));
        emit playEnded(problem);
    });
    m_play->start();
}

void ProcessMode::leave()
{
    if (m_session->processRun())
        openSimulation();
}

/// Of as many servers as are shown.
void ProcessMode::openSimulation()
{
    const std::size_t servers = std::clamp<std::size_t>(m_session->view().servers.size(), 1, mostServers);
    const auto seed = static_cast<std::uint64_t>(QRandomGenerator::global()->bounded(1, 100'000));
    if (m_session->open(windowCluster(servers, seed)))
        m_session->setPlaying(true);
}

void ProcessMode::choose(bool processes)
{
    const auto isOfProcesses = [this](std::size_t branch) {
        return m_session->run(branch).capabilities().external;
    };
    if (!processes && isReadOnly(m_session->cluster())) {
        openSimulation(); // Nothing goes on from a trace.
        return;
    }
    if (processes == isOfProcesses(m_session->branch()))
        return;
    for (std::size_t branch = m_session->branches().size(); branch-- > 0;)
        if (isOfProcesses(branch) == processes) {
            m_session->showBranch(branch);
            return;
        }
    if (processes)
        ask();
    else if (m_session->processRun())
        leave();
    else
        m_session->branchHere(); // Of a recording.
}

} // namespace raftarium
