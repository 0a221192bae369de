#include "raftcore/scenario/runner.h"

#include "raftcore/scenario/handmade.h"
#include "raftcore/verification/linearizability.h"

#include <utility>

namespace raft {

ScenarioOutcome runScenario(const Scenario &scenario, const ClusterFactory &factory,
                            const std::function<bool(const Cluster &)> &stop)
{
    return ScenarioRunner(scenario, factory, stop).run();
}

ScenarioOutcome ScenarioRunner::run()
{
    bool complete = true;
    for (std::size_t i = 0; i < m_scenario.commands.size() && !failed(); ++i) {
        if (stopped()) {
            complete = false;
            break;
        }
        const ScenarioCommand &command = m_scenario.commands[i];
        if (const auto *newCluster = std::get_if<command::SetUp>(&command.act)) {
            finishCluster();
            if (failed())
                break;
            m_line = command.line;
            setUp(*newCluster, i);
        } else if (!runCommand(command)) {
            break;
        }
        ++m_outcome.commandsRun;
    }
    if (complete && !failed() && (!m_setup || start()))
        finishCluster();
    m_outcome.cluster = std::move(m_cluster);
    return std::move(m_outcome);
}

void ScenarioRunner::setUp(const command::SetUp &setUp, std::size_t at)
{
    m_setup = setUp.setup;
    m_setUpLine = m_line;
    m_cluster.reset();
    m_memory = {};
    m_expected.reset();
    m_violationsSeen = 0;
    m_brokenAsExpected = false;
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

/// The cluster starts with the first command that is no longer about what is on its disks.
bool ScenarioRunner::start()
{
    std::string problem;
    m_cluster = m_factory(*m_setup, &problem);
    m_setup.reset();
    if (m_cluster)
        return true;
    m_line = m_setUpLine;
    fail(problem);
    return false;
}

void ScenarioRunner::finishCluster()
{
    if (!m_cluster || m_brokenAsExpected || isExcused(SafetyProperty::Linearizability))
        return;
    const Linearizability result = checkLinearizability(clientHistory(*m_cluster));
    if (result.verdict == Linearizability::Verdict::Violated)
        fail("expected every safety property to hold to the end, but Linearizability is violated: " +
             result.proof);
}

bool ScenarioRunner::isExcused(SafetyProperty property) const
{
    return m_expected.test(static_cast<std::size_t>(property));
}

void ScenarioRunner::checkSafety()
{
    const std::vector<Violation> &violations = m_cluster->violations();
    const Violation *unexpected = nullptr;
    for (; m_violationsSeen < violations.size(); ++m_violationsSeen) {
        if (isExcused(violations[m_violationsSeen].property))
            m_brokenAsExpected = true;
        else if (unexpected == nullptr)
            unexpected = &violations[m_violationsSeen];
    }
    if (unexpected != nullptr && !m_brokenAsExpected)
        fail("expected every safety property to hold, but after \"" + m_text + "\" " +
             std::string(name(unexpected->property)) + " is violated: " + unexpected->proof);
}

void ScenarioRunner::fail(std::string text)
{
    if (!failed())
        m_outcome.problem = ScenarioProblem{m_scenario.file, m_line, std::move(text)};
}

} // namespace raft
