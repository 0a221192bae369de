#include "raftcore/scenario/document.h"
#include "raftcore/scenario/parse_command.h"

#include <utility>

namespace raft {

namespace {

constexpr std::size_t mostCommands = 100'000;

} // namespace

std::string ScenarioProblem::message() const
{
    return file + ":" + (line == 0 ? "" : std::to_string(line) + ":") + " " + text;
}

std::variant<Scenario, ScenarioProblem> parseScenario(std::string_view text, std::string file)
{
    auto read = readDocument(text, file);
    if (auto *problem = std::get_if<ScenarioProblem>(&read))
        return std::move(*problem);
    auto &document = std::get<ScenarioDocument>(read);
    Scenario &scenario = document.scenario;
    CommandParser parser;
    std::size_t step = 0;
    for (const BlockLine &line : document.lines) {
        while (step < line.step)
            scenario.steps[++step].firstCommand = scenario.commands.size();
        auto split = splitLine(line.text);
        if (auto *problem = std::get_if<std::string>(&split))
            return ScenarioProblem{std::move(file), line.line, std::move(*problem)};
        for (const RawCommand &raw : std::get<std::vector<RawCommand>>(split)) {
            auto act = parser.parse(raw);
            if (auto *problem = std::get_if<std::string>(&act))
                return ScenarioProblem{std::move(file), line.line, std::move(*problem)};
            if (scenario.commands.size() == mostCommands)
                return ScenarioProblem{std::move(file), line.line, "expected at most 100000 commands"};
            scenario.commands.push_back({line.line, raw.text, std::move(std::get<ScenarioAct>(act))});
        }
    }
    while (++step < scenario.steps.size())
        scenario.steps[step].firstCommand = scenario.commands.size();
    return std::move(scenario);
}

} // namespace raft
