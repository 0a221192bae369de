#include "raftcore/scenario/runner.h"

#include "raftcore/consensus/random.h"
#include "raftcore/scenario/acts.h"
#include "raftcore/scenario/crafted.h"

#include <utility>

namespace raft {

ScenarioOutcome runScenario(const Scenario &scenario, const ClusterFactory &factory,
                            const std::function<bool(const Cluster &)> &stop, std::size_t mostOrders,
                            const std::function<void(std::size_t)> &done, std::size_t way)
{
    ScenarioOutcome outcome;
    const auto source = [&](const ClusterSetup &setup, std::string *problem) {
        outcome.cluster.reset();
        outcome.cluster = factory(setup, problem);
        return outcome.cluster.get();
    };
    constexpr std::size_t turnsBetweenAsking = 256;
    const auto stopped = [&] { return stop && outcome.cluster && stop(*outcome.cluster); };
    ScenarioRunner runner(scenario, source, {stop, mostOrders, false, way});
    for (std::size_t waited = 0;;) {
        const ScenarioRunner::Progress progress = runner.step();
        if (progress == ScenarioRunner::Progress::Ended)
            break;
        waited = progress == ScenarioRunner::Progress::Waiting ? waited + 1 : 0;
        if (done && progress == ScenarioRunner::Progress::Done)
            done(runner.commandsDone());
        if (waited % turnsBetweenAsking == 0 && stopped())
            break;
        if (waited > 0)
            runner.letTimePass();
    }
    outcome.problem = runner.problem();
    outcome.undecided = runner.undecided();
    outcome.commandsRun = runner.commandsDone();
    return outcome;
}

ScenarioRunner::Progress ScenarioRunner::step()
{
    if (m_ended)
        return Progress::Ended;
    if (m_run.isPaused()) {
        if (m_run.isWaiting())
            return Progress::Waiting;
    } else if (m_asking) {
        return Progress::Asking;
    } else if (m_next == m_scenario.commands.size()) {
        return finish();
    } else if (!begin(m_scenario.commands[m_next])) {
        m_ended = true;
        return Progress::Ended;
    }
    if (!m_run.isPaused() && !m_run.failed() && asks()) {
        m_asking = true;
        return Progress::Asking;
    }
    if (!m_run.isPaused())
        endCommand();
    return m_ended ? Progress::Ended : Progress::Done;
}

void ScenarioRunner::letTimePass()
{
    m_run.letTimePass();
    m_ended = m_ended || m_run.failed();
}

/// After the last command. A cluster that was set up and never asked anything starts nevertheless.
ScenarioRunner::Progress ScenarioRunner::finish()
{
    m_ended = true;
    if (!m_setup || start())
        finishCluster();
    return Progress::Ended;
}

bool ScenarioRunner::begin(const ScenarioCommand &command)
{
    const bool known = m_run.hasCluster();
    m_played.push_back({m_next, m_clusters, known ? m_run.cluster().events().size() : 0,
                        known ? m_run.cluster().now() : Time{}});
    if (const auto *newCluster = std::get_if<command::SetUp>(&command.act)) {
        finishCluster();
        if (m_run.failed())
            return false;
        m_run.enter(command);
        setUp(*newCluster, m_next);
        return true;
    }
    return runCommand(command);
}

void ScenarioRunner::endCommand()
{
    if (!m_run.failed() && m_run.hasCluster()) {
        m_run.dropLosses();
        if (auto wrong = m_safety.check(m_run.cluster(), m_run.line(), m_run.text(), m_run.memory.forged))
            m_run.failWith(std::move(*wrong));
    }
    if (!m_run.failed())
        m_next = std::exchange(m_jump, std::nullopt).value_or(m_next + 1);
    m_ended = m_run.failed();
}

void ScenarioRunner::setUp(const command::SetUp &setUp, std::size_t at)
{
    m_setup = setUp.setup;
    m_setUpLine = m_run.line();
    m_run.use(nullptr);
    ++m_clusters;
    m_safety = SafetyWatch(m_scenario, at);
    m_drifts.clear();
    Random dice(setUp.setup.seed);
    const auto most = static_cast<std::int64_t>(setUp.drift);
    if (most > 0)
        for (const NodeId server : setUp.setup.voters)
            m_drifts.emplace_back(server, static_cast<std::int32_t>(dice.between(-most, most)));
}

void ScenarioRunner::describe(const command::OnDisk &server)
{
    if (!server.empty)
        m_setup->disks.emplace_back(server.server, craftedDisk(server, *m_setup));
    if (server.options)
        m_setup->exceptions.emplace_back(server.server, *server.options);
    if (server.drift)
        m_drifts.emplace_back(server.server, *server.drift);
}

/// Whether the cluster, which is set up, starts before this command: with the first that is not about what is
/// on its disks. What is said to people is no reason to wait, unless more about disks comes behind it.
bool ScenarioRunner::startsBefore(std::size_t at) const
{
    const std::vector<ScenarioCommand> &commands = m_scenario.commands;
    while (at < commands.size() && isForPeople(commands[at].act))
        ++at;
    return at == commands.size() || !std::holds_alternative<command::OnDisk>(commands[at].act);
}

/// The cluster starts with the first command that is no longer about what is on its disks.
bool ScenarioRunner::start()
{
    std::string problem;
    m_run.use(m_source(*m_setup, &problem));
    m_setup.reset();
    if (!m_run.hasCluster()) {
        m_run.failWith({m_scenario.file, m_setUpLine, problem});
        return false;
    }
    for (const auto &[server, perMillion] : m_drifts)
        m_run.perform(action::DriftClock{server, perMillion});
    return !m_run.failed();
}

void ScenarioRunner::finishCluster()
{
    if (!m_run.hasCluster())
        return;
    if (auto wrong = m_safety.finish(m_run.cluster(), m_run.line(), m_options.mostOrders, m_undecided))
        m_run.failWith(std::move(*wrong));
}

bool ScenarioRunner::runCommand(const ScenarioCommand &command)
{
    m_run.enter(command);
    if (m_setup && startsBefore(m_next)) {
        if (!start())
            return false;
        if (!m_run.cluster().isQuiescent()) { // A scenario begins with servers that are up.
            constexpr Time patience{10'000'000};
            m_run.passTime(
                patience, [this] { return m_run.cluster().isQuiescent(); },
                [this, &command](bool) { carryOut(command); });
            return true;
        }
    }
    carryOut(command);
    return !m_run.failed();
}

void ScenarioRunner::carryOut(const ScenarioCommand &command)
{
    if (const auto *server = std::get_if<command::OnDisk>(&command.act))
        return describe(*server);
    if (isForPeople(command.act))
        return guide(command.act);
    raft::carryOut(command.act, m_run);
    if (!m_run.isPaused())
        settle(m_run);
}

} // namespace raft
