#include "app/canvas/canvas_widget.h"
#include "app/commands/actions.h"
#include "app/session/cluster_size.h"
#include "app/session/scenario_file.h"
#include "app/session/scenario_play.h"
#include "app/window/main_window.h"
#include "app/window/process_panel.h"
#include "app/window/setup_panel.h"
#include "raftcore/cluster/reachable.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QRandomGenerator>

#include <algorithm>

// Where the servers run: inside this program, or as real processes.
namespace raftarium {

void MainWindow::setProcessFactory(ProcessFactory factory)
{
    m_processFactory = std::move(factory);
    m_actions->refresh();
}

void MainWindow::addProcessCommands()
{
    m_actions->add(
        {.name = QStringLiteral("processes"),
         .title = tr("Real processes…"),
         .tip = tr("Starts servers as real processes on this machine, or watches some that run already"),
         .synonyms = tr("start attach live raftnode"),
         .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)},
         .menu = Menu::File,
         .startsGroup = true,
         .plan = [this] {
             return m_processFactory
                        ? Plan::to([this] { askForProcesses(); })
                        : Plan::refuse(tr("Real processes are not available: this program only simulates"));
         }});
    m_actions->add({.name = QStringLiteral("leaveProcesses"),
                    .title = tr("Leave the processes"),
                    .tip = tr("Ends the servers that were started here, and goes back to a simulation"),
                    .synonyms = tr("stop end detach"),
                    .menu = Menu::File,
                    .plan = [this] {
                        return m_session->processRun() ? Plan::to([this] { leaveProcesses(); })
                                                       : Plan::refuse(tr("No processes are shown"));
                    }});
    addTerminalCommand();
}

void MainWindow::addContinuation()
{
    m_actions->add({.name = QStringLiteral("continueInSimulation"),
                    .title = tr("Continue in simulation"),
                    .tip = tr("A simulation goes on from this instant of the real processes: what if?  [F]"),
                    .synonyms = tr("fork branch"),
                    .menu = Menu::Run,
                    .plan = [this] {
                        if (!m_session->cluster().capabilities().external)
                            return Plan::refuse(tr("This is a simulation already"));
                        return Plan::unless(m_session->branchObstacle(), [this] { m_session->branchHere(); });
                    }});
}

void MainWindow::addTerminalCommand()
{
    m_actions->add(
        {.name = QStringLiteral("copyForTerminal"),
         .title = tr("Copy for the terminal"),
         .tip = tr("Copies a line that tells a shell where the servers are, and their token: paste it before "
                   "raftctl or curl"),
         .synonyms = tr("shell clipboard curl raftctl token"),
         .menu = Menu::File,
         .plan = [this] {
             const auto *servers = dynamic_cast<const raft::Reachable *>(&m_session->cluster());
             if (!servers)
                 return Plan::refuse(tr("No running processes are shown"));
             return Plan::to([this, servers] {
                 QGuiApplication::clipboard()->setText(QString::fromStdString(servers->shellLine()));
                 tell(tr("Copied: paste it in a terminal, then raftctl and curl -H \"Authorization: "
                         "Bearer $RAFT_TOKEN\" reach these servers."));
             });
         }});
}

void MainWindow::askForProcesses()
{
    if (!m_processPanel) {
        m_processPanel = new ProcessPanel(this);
        connect(m_processPanel, &ProcessPanel::chosen, this, [this](const ProcessRequest &request) {
            QString problem;
            if (openProcesses(request, &problem))
                m_processPanel->hide();
            m_processPanel->showProblem(problem); // The window's own words may lie behind the panel.
        });
    }
    m_processPanel->showProblem({});
    m_processPanel->show();
    m_processPanel->raise();
    m_processPanel->activateWindow();
}

bool MainWindow::openProcesses(const ProcessRequest &request, QString *problem)
{
    const auto refuse = [this, problem](const QString &sentence) {
        tell(sentence);
        if (problem)
            *problem = sentence;
        return false;
    };
    if (!m_processFactory)
        return refuse(m_actions->obstacle(QStringLiteral("processes")));
    if (std::exchange(m_openingProcesses, true))
        return false; // Asking servers takes a moment, in which the window goes on.
    // The old ones would keep their ports and their journals to themselves.
    leaveProcesses();
    QString reason;
    std::unique_ptr<raft::Cluster> cluster = m_processFactory(request, &reason);
    m_openingProcesses = false;
    if (!cluster)
        return refuse(reason);
    m_delay = request.kind == ProcessRequest::Kind::Start ? request.delay : std::chrono::milliseconds(0);
    m_session->adopt(std::move(cluster));
    m_session->setTitle(tr("Processes"));
    m_canvas->setFocus(Qt::OtherFocusReason);
    return true;
}

bool MainWindow::playOnProcesses(const QString &path)
{
    std::variant<raft::Scenario, QString> read = readScenarioForProcesses(path, m_delay);
    if (const auto *problem = std::get_if<QString>(&read)) {
        tell(*problem);
        return false;
    }
    playOnProcesses(std::get<raft::Scenario>(std::move(read)));
    return true;
}

void MainWindow::playOnProcesses(raft::Scenario scenario)
{
    const QString title = titleOf(scenario);
    delete m_play;
    m_play = new ScenarioPlay(std::move(scenario), m_session, m_processFactory, this);
    connect(m_play, &ScenarioPlay::shown, this, [this, title] { m_session->setTitle(title); });
    connect(m_play, &ScenarioPlay::stepBegun, this, &MainWindow::tell);
    connect(m_play, &ScenarioPlay::ended, this, [this, title](const QString &problem) {
        if (problem.isEmpty())
            tell(tr("%1: everything came as the scenario says").arg(title));
        showFailure(problem);
        emit playEnded(problem);
    });
    m_play->start();
}

void MainWindow::leaveProcesses()
{
    if (!m_session->processRun())
        return;
    const std::size_t servers = std::clamp<std::size_t>(m_session->view().servers.size(), 1, mostServers);
    const auto seed = static_cast<std::uint64_t>(QRandomGenerator::global()->bounded(1, 100'000));
    if (m_session->open(windowCluster(servers, seed)))
        m_session->setPlaying(true);
}

/// What a click on the switch in the tool bar does: the processes, or what was recorded of them, and a
/// simulation that went on from them can be looked at in turn.
void MainWindow::chooseMode(bool processes)
{
    const auto isOfProcesses = [this](std::size_t branch) {
        return m_session->run(branch).capabilities().external;
    };
    if (processes == isOfProcesses(m_session->branch()))
        return;
    for (std::size_t branch = m_session->branches().size(); branch-- > 0;)
        if (isOfProcesses(branch) == processes) {
            m_session->showBranch(branch);
            return;
        }
    if (processes)
        askForProcesses();
    else if (m_session->processRun())
        leaveProcesses();
    else
        m_session->branchHere(); // Of a recording.
}

} // namespace raftarium
