#include "raftcore/scenario/safety_watch.h"

#include "raftcore/verification/linearizability.h"

#include <algorithm>

namespace raft {

SafetyWatch::SafetyWatch(const Scenario &scenario, std::size_t setUp)
    : m_file(scenario.file), m_setUpLine(scenario.commands[setUp].line)
{
    const auto note = [this](const Condition &condition) {
        if (const auto *violated = std::get_if<condition::Violated>(&condition))
            m_expected.set(static_cast<std::size_t>(violated->property));
    };
    for (std::size_t i = setUp + 1; i < scenario.commands.size(); ++i) {
        const ScenarioAct &act = scenario.commands[i].act;
        if (std::holds_alternative<command::SetUp>(act))
            return;
        if (const auto *expect = std::get_if<command::Expect>(&act))
            note(expect->condition);
        if (const auto *until = std::get_if<command::Until>(&act))
            note(until->condition);
    }
}

std::optional<ScenarioProblem> SafetyWatch::finish(const Cluster &cluster, std::size_t line,
                                                   std::size_t mostOrders,
                                                   std::vector<ScenarioProblem> &undecided) const
{
    if (m_brokenAsExpected)
        return std::nullopt;
    if (m_brokenPromise || isExpected(SafetyProperty::Linearizability))
        return m_brokenPromise;
    const Linearizability result = checkLinearizability(cluster, {mostOrders});
    if (result.verdict == Linearizability::Verdict::Violated)
        return ScenarioProblem{m_file, line,
                               "expected every safety property to hold to the end, but Linearizability is "
                               "violated: " +
                                   result.proof};
    if (result.verdict == Linearizability::Verdict::Undecided)
        undecided.push_back(
            {m_file, m_setUpLine,
             "whether the clients saw one store (Linearizability) is not decided: too many operations on \"" +
                 result.key + "\" overlap"});
    return std::nullopt;
}

void SafetyWatch::rewind(std::size_t violations)
{
    m_seen = std::min(m_seen, violations);
}

bool SafetyWatch::isExpected(SafetyProperty property) const
{
    return m_expected.test(static_cast<std::size_t>(property));
}

/// A violation is excused by the expectation of that very violation, or of one that it leads to: each
/// property of Figure 3 rests on those before it, so that they may be broken on the way. (If the expected one
/// does not come about, its `expect` fails.)
bool SafetyWatch::isExcused(SafetyProperty property) const
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

/// A promise that is not on disk harms nothing until a crash breaks it. Whether it does is seen first.
std::optional<ScenarioProblem> SafetyWatch::check(const Cluster &cluster, std::size_t line,
                                                  const std::string &text, bool forged)
{
    const auto complaint = [&](const Violation &violation) {
        return ScenarioProblem{m_file, line,
                               "expected every safety property to hold, but after \"" + text + "\" " +
                                   std::string(name(violation.property)) +
                                   " is violated: " + violation.proof};
    };
    const std::vector<Violation> &violations = cluster.violations();
    const Violation *unexpected = nullptr;
    for (; m_seen < violations.size(); ++m_seen) {
        const Violation &violation = violations[m_seen];
        if (isExpected(violation.property))
            m_brokenAsExpected = true;
        else if (isExcused(violation.property))
            continue;
        else if (violation.property != SafetyProperty::Durability)
            unexpected = unexpected == nullptr ? &violation : unexpected;
        else if (!m_brokenPromise && !forged)
            m_brokenPromise = complaint(violation);
    }
    return unexpected != nullptr && !m_brokenAsExpected ? std::optional(complaint(*unexpected))
                                                        : std::nullopt;
}

} // namespace raft
