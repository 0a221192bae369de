#include "raftcore/scenario/runner.h"

#include "raftcore/scenario/handmade.h"
#include "raftcore/verification/linearizability.h"

#include <utility>

namespace raft {

ScenarioOutcome runScenario(const Scenario &scenario, const ClusterFactory &factory,
                            const std::function<bool(const Cluster &)> &stop, std::size_t mostOrders)
{
    return ScenarioRunner(scenario, factory, stop, mostOrders).run();
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
    if (!m_cluster || m_brokenAsExpected)
        return;
    if (m_brokenPromise)
        m_outcome.problem = m_brokenPromise;
    if (m_brokenPromise || isExpected(SafetyProperty::Linearizability))
        return;
    const Linearizability result = checkLinearizability(clientHistory(*m_cluster), m_mostOrders);
    if (result.verdict == Linearizability::Verdict::Violated)
        fail("expected every safety property to hold to the end, but Linearizability is violated: " +
             result.proof);
    if (result.verdict == Linearizability::Verdict::Undecided)
        m_outcome.undecided.push_back(
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
        m_outcome.problem = m_outcome.problem.value_or(complaintAbout(*unexpected));
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
        m_outcome.problem = ScenarioProblem{m_scenario.file, m_line, std::move(text)};
}

} // namespace raft
