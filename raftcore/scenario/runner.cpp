#include "raftcore/scenario/runner.h"

#include "raftcore/scenario/crafted.h"
#include "raftcore/verification/linearizability.h"

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
    if (m_pause) {
        if (isWaiting())
            return Progress::Waiting;
    } else if (m_asking) {
        return Progress::Asking;
    } else if (m_commandsDone == m_scenario.commands.size()) {
        return finish();
    } else if (!begin(m_scenario.commands[m_commandsDone])) {
        m_ended = true;
        return Progress::Ended;
    }
    if (!m_pause && !failed() && asks()) {
        m_asking = true;
        return Progress::Asking;
    }
    if (!m_pause)
        endCommand();
    m_ended = failed();
    return m_ended ? Progress::Ended : Progress::Done;
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
    m_played.push_back({m_commandsDone, m_clusters, m_cluster == nullptr ? 0 : m_cluster->events().size(),
                        m_cluster == nullptr ? Time{} : m_cluster->now()});
    if (const auto *newCluster = std::get_if<command::SetUp>(&command.act)) {
        finishCluster();
        if (failed())
            return false;
        m_line = command.line;
        setUp(*newCluster, m_commandsDone);
        return true;
    }
    return runCommand(command);
}

void ScenarioRunner::endCommand()
{
    if (!failed() && m_cluster)
        checkSafety();
    if (!failed())
        m_commandsDone = std::exchange(m_jump, std::nullopt).value_or(m_commandsDone + 1);
}

void ScenarioRunner::setUp(const command::SetUp &setUp, std::size_t at)
{
    m_setup = setUp.setup;
    m_setUpLine = m_line;
    m_cluster = nullptr;
    ++m_clusters;
    m_memory = {};
    m_expected.reset();
    m_violationsSeen = 0;
    m_brokenAsExpected = false;
    m_brokenPromise.reset();
    const auto note = [this](const Condition &condition) {
        if (const auto *violated = std::get_if<condition::Violated>(&condition))
            m_expected.set(static_cast<std::size_t>(violated->property));
    };
    for (std::size_t i = at + 1; i < m_scenario.commands.size(); ++i) {
        const ScenarioAct &act = m_scenario.commands[i].act;
        if (std::holds_alternative<command::SetUp>(act))
            return;
        if (const auto *expect = std::get_if<command::Expect>(&act))
            note(expect->condition);
        if (const auto *until = std::get_if<command::Until>(&act))
            note(until->condition);
    }
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
    m_cluster = m_source(*m_setup, &problem);
    m_setup.reset();
    if (m_cluster)
        return true;
    m_line = m_setUpLine;
    fail(problem);
    return false;
}

void ScenarioRunner::finishCluster()
{
    if (!m_cluster || m_brokenAsExpected)
        return;
    if (m_brokenPromise)
        m_problem = m_brokenPromise;
    if (m_brokenPromise || isExpected(SafetyProperty::Linearizability))
        return;
    const Linearizability result = checkLinearizability(*m_cluster, {m_options.mostOrders});
    if (result.verdict == Linearizability::Verdict::Violated)
        fail("expected every safety property to hold to the end, but Linearizability is violated: " +
             result.proof);
    if (result.verdict == Linearizability::Verdict::Undecided)
        m_undecided.push_back(
            {m_scenario.file, m_setUpLine,
             "whether the clients saw one store (Linearizability) is not decided: too many operations on \"" +
                 result.key + "\" overlap"});
}

bool ScenarioRunner::isExpected(SafetyProperty property) const
{
    return m_expected.test(static_cast<std::size_t>(property));
}

/// A violation is excused by the expectation of that very violation, or of one that it leads to: each
/// property of Figure 3 rests on those before it, so that they may be broken on the way. (If the expected one
/// does not come about, its `expect` fails.)
bool ScenarioRunner::isExcused(SafetyProperty property) const
{
    if (isExpected(property))
        return true;
    constexpr auto last = static_cast<std::size_t>(SafetyProperty::Linearizability);
    const std::size_t first =
        property == SafetyProperty::Durability ? 0 : static_cast<std::size_t>(property) + 1;
    for (std::size_t later = first; later <= last; ++later)
        if (m_expected.test(later))
            return true;
    return false;
}

/// A promise that is not on disk harms nobody until a crash breaks it. Whether it does is seen first.
void ScenarioRunner::checkSafety()
{
    const std::vector<Violation> &violations = m_cluster->violations();
    const Violation *unexpected = nullptr;
    for (; m_violationsSeen < violations.size(); ++m_violationsSeen) {
        const Violation &violation = violations[m_violationsSeen];
        if (isExpected(violation.property))
            m_brokenAsExpected = true;
        else if (isExcused(violation.property))
            continue;
        else if (violation.property != SafetyProperty::Durability)
            unexpected = unexpected == nullptr ? &violation : unexpected;
        else if (!m_brokenPromise && !m_memory.forged)
            m_brokenPromise = complaintAbout(violation);
    }
    if (unexpected != nullptr && !m_brokenAsExpected)
        m_problem = m_problem.value_or(complaintAbout(*unexpected));
}

ScenarioProblem ScenarioRunner::complaintAbout(const Violation &violation) const
{
    return {m_scenario.file, m_line,
            "expected every safety property to hold, but after \"" + m_text + "\" " +
                std::string(name(violation.property)) + " is violated: " + violation.proof};
}

void ScenarioRunner::fail(std::string text)
{
    if (!failed())
        m_problem = ScenarioProblem{m_scenario.file, m_line, std::move(text)};
}

} // namespace raft
