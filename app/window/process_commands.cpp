#include "app/canvas/canvas_widget.h"
#include "app/session/cluster_size.h"
#include "app/session/scenario_file.h"
#include "app/session/scenario_play.h"
#include "app/window/actions.h"
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
    m_actions->add({MenuPlace::File,
                    QStringLiteral("processes"),
                    tr("Real processes…"),
                    tr("Starts servers as real processes on this machine, or watches some that run already"),
                    {Qt::CTRL | Qt::SHIFT | Qt::Key_N},
                    Glyph::None,
                    [this] { askForProcesses(); },
                    [this] {
                        return m_processFactory
                                   ? QString()
                                   : tr("Real processes are not available: this program only simulates");
                    }});
    m_actions->add({MenuPlace::File,
                    QStringLiteral("leaveProcesses"),
                    tr("Leave the processes"),
                    tr("Ends the servers that were started here, and goes back to a simulation"),
                    {},
                    Glyph::None,
                    [this] { leaveProcesses(); },
                    [this] { return m_session->processRun() ? QString() : tr("No processes are shown"); }});
    m_actions->add(
        {MenuPlace::File,
         QStringLiteral("copyForTerminal"),
         tr("Copy for the terminal"),
         tr("Copies a line that tells a shell where the servers are, and their token: paste it before "
            "raftctl or curl"),
         {},
         Glyph::None,
         [this] {
             const auto *servers = dynamic_cast<const raft::Reachable *>(&m_session->cluster());
             QGuiApplication::clipboard()->setText(QString::fromStdString(servers->shellLine()));
             tell(tr("Copied: paste it in a terminal, then raftctl and curl -H \"Authorization: "
                     "Bearer $RAFT_TOKEN\" reach these servers."));
         },
         [this] {
             return dynamic_cast<const raft::Reachable *>(&m_session->cluster()) != nullptr
                        ? QString()
                        : tr("No running processes are shown");
         }});
    m_actions->add({MenuPlace::Run,
                    QStringLiteral("continueInSimulation"),
                    tr("Continue in simulation"),
                    tr("A simulation goes on from this instant of the real processes: what if?  [F]"),
                    {},
                    Glyph::None,
                    [this] { m_session->branchHere(); },
                    [this] {
                        return m_session->cluster().capabilities().elsewhere
                                   ? m_session->branchObstacle()
                                   : tr("This is a simulation already");
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
    setDocumentName(tr("Processes"));
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
    connect(m_play, &ScenarioPlay::shown, this, [this, title] { setDocumentName(title); });
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
    if (m_session->open(windowCluster(servers, seed))) {
        setDocumentName({});
        m_session->setPlaying(true);
    }
}

/// What a click on the switch in the tool bar does: the processes and a simulation that went on from them can
/// be looked at in turn.
void MainWindow::chooseMode(bool processes)
{
    const auto run = m_session->processRun();
    if (processes == m_session->inRealTime())
        return;
    if (processes && run)
        m_session->showBranch(*run);
    else if (processes)
        askForProcesses();
    else if (m_session->branches().size() > 1)
        m_session->showBranch(m_session->branches().size() - 1);
    else
        leaveProcesses();
}

} // namespace raftarium
