#include "raftcore/scenario/minimise.h"

#include "raftcore/scenario/blocks.h"
#include "raftcore/scenario/vocabulary.h"
#include "raftcore/verification/delta_debugging.h"

#include <utility>
#include <vector>

namespace raft {

namespace {

constexpr std::size_t mostOrders = 200'000; ///< A part that takes longer to judge is not taken.

/// What goes wrong.
struct Failure {
    std::optional<SafetyProperty> property; ///< A violation …
    std::optional<std::size_t> command; ///< … or what this command finds, by its place in the whole scenario,
    std::string found;                  ///< and what it says of it.

    bool operator==(const Failure &) const = default;
};

/// What comes of a promise that is not on a disk goes before that promise, as where scenarios are run.
std::optional<SafetyProperty> violatedIn(const Cluster &cluster)
{
    for (const Violation &violation : cluster.violations())
        if (violation.property != SafetyProperty::Durability)
            return violation.property;
    return cluster.violations().empty() ? std::nullopt : std::optional(SafetyProperty::Durability);
}

bool isExpectation(const ScenarioAct &act)
{
    return std::holds_alternative<command::Expect>(act) || std::holds_alternative<command::Until>(act);
}

/// Some commands of a scenario as one of its own; nothing when they make no sense without the others.
std::optional<Scenario> partOf(const Scenario &whole, const std::vector<std::size_t> &kept)
{
    Scenario part;
    part.file = whole.file;
    part.title = whole.title;
    part.reference = whole.reference;
    part.steps.emplace_back();
    ParseContext context;
    OpenBlocks blocks;
    for (const std::size_t place : kept) {
        const ScenarioCommand &command = whole.commands[place];
        const auto split = splitLine(command.text);
        const auto *raw = std::get_if<std::vector<RawCommand>>(&split);
        if (raw == nullptr || raw->size() != 1)
            return std::nullopt;
        auto act = parseCommand(raw->front(), context);
        if (std::holds_alternative<std::string>(act))
            return std::nullopt;
        part.commands.push_back(
            {part.commands.size() + 1, command.text, std::get<ScenarioAct>(std::move(act)), 0});
        if (!blocks.add(part.commands).empty())
            return std::nullopt;
    }
    return blocks.unclosed() ? std::nullopt : std::optional(std::move(part));
}

class Minimisation {
public:
    Minimisation(const Scenario &whole, const ClusterFactory &factory, const std::function<bool()> &goesOn)
        : m_whole(whole), m_factory(factory), m_goesOn(goesOn)
    {
    }

    std::optional<MinimisedScenario> run()
    {
        std::vector<std::size_t> all(m_whole.commands.size());
        for (std::size_t place = 0; place < all.size(); ++place)
            all[place] = place;
        const std::optional<Failure> failure = failureOf(all);
        if (!failure)
            return std::nullopt;
        const auto fails = [&](const std::vector<std::size_t> &kept) { return failureOf(kept) == failure; };
        const std::vector<std::size_t> kept = smallestFailing(all.size(), fails, m_goesOn);
        failureOf(kept); // For what it says.
        return MinimisedScenario{*partOf(m_whole, kept), m_problem, all.size(), m_runs};
    }

private:
    std::optional<Failure> failureOf(const std::vector<std::size_t> &kept)
    {
        const std::optional<Scenario> part = partOf(m_whole, kept);
        if (!part)
            return std::nullopt;
        ++m_runs;
        const auto stop = [this](const Cluster &) { return m_goesOn && !m_goesOn(); };
        const ScenarioOutcome outcome = runScenario(*part, m_factory, stop, mostOrders);
        if (!outcome.problem)
            return std::nullopt;
        m_problem = *outcome.problem;
        Failure failure;
        const bool isAtEnd = outcome.commandsRun >= kept.size();
        if (outcome.cluster)
            failure.property = violatedIn(*outcome.cluster);
        if (isAtEnd || (failure.property && !isExpectation(part->commands[outcome.commandsRun].act)))
            return failure;
        failure.command = kept[outcome.commandsRun];
        failure.found = outcome.problem->text;
        return failure;
    }

    const Scenario &m_whole;
    const ClusterFactory &m_factory;
    const std::function<bool()> &m_goesOn;
    ScenarioProblem m_problem;
    std::size_t m_runs = 0;
};

} // namespace

std::optional<MinimisedScenario> minimise(const Scenario &scenario, const ClusterFactory &factory,
                                          const std::function<bool()> &goesOn)
{
    return Minimisation(scenario, factory, goesOn).run();
}

std::string toMarkdown(const Scenario &scenario, const std::string &sentence)
{
    std::string text = "# " +
                       (scenario.title.empty() ? std::string("A scenario that fails") : scenario.title) +
                       "\n\n" + sentence + "\n\n```raft\n";
    for (const ScenarioCommand &command : scenario.commands)
        text += command.text + "\n";
    return text + "```\n";
}

} // namespace raft
