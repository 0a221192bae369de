#include "raftcore/scenario/blocks.h"
#include "raftcore/scenario/document.h"
#include "raftcore/scenario/vocabulary.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace raft {

namespace {

constexpr std::size_t mostCommands = 100'000;

/// A command and the line on which it begins.
struct PlacedCommand {
    std::size_t line;
    RawCommand raw;
};

/// Whether a line goes on with the command of the line before: no command begins with these.
bool goesOn(const RawCommand &raw)
{
    const Word &first = raw.words.front();
    if (first.quoted)
        return first.open == 0;
    const auto &words = {"->", "else", "because"};
    return std::any_of(words.begin(), words.end(), [&](const char *word) { return first.text == word; });
}

/// Reads the commands of a document.
class CommandReader {
public:
    explicit CommandReader(ScenarioDocument &document) : m_document(document), m_scenario(document.scenario)
    {
    }

    std::optional<ScenarioProblem> read()
    {
        std::size_t step = 0;
        for (const RaftBlock &block : m_document.blocks) {
            while (step < block.step)
                m_scenario.steps[++step].firstCommand = m_scenario.commands.size();
            if (auto wrong = readBlock(block))
                return wrong;
        }
        while (++step < m_scenario.steps.size())
            m_scenario.steps[step].firstCommand = m_scenario.commands.size();
        return std::nullopt;
    }

private:
    std::optional<ScenarioProblem> readBlock(const RaftBlock &block)
    {
        auto &part = std::get<LessonBlock>(m_scenario.steps[block.step].parts[block.part]);
        part.firstCommand = m_scenario.commands.size();
        std::vector<PlacedCommand> commands;
        std::optional<ScenarioProblem> unreadable;
        for (auto line = block.lines.begin(); !unreadable && line != block.lines.end(); ++line)
            unreadable = splitInto(commands, *line);
        for (PlacedCommand &command : commands)
            if (auto wrong = understand(command))
                return wrong;
        if (unreadable)
            return unreadable;
        part.endCommand = m_scenario.commands.size();
        return checkClosed();
    }

    std::optional<ScenarioProblem> checkClosed() const
    {
        const auto open = m_blocks.unclosed();
        if (!open)
            return std::nullopt;
        const ScenarioCommand &opener = m_scenario.commands[*open];
        return problem(opener.line,
                       "expected \"end\" for \"" + opener.text + "\" before the block of commands ends");
    }

    std::optional<ScenarioProblem> splitInto(std::vector<PlacedCommand> &commands, const BlockLine &line)
    {
        auto split = splitLine(line.text);
        if (const auto *wrong = std::get_if<std::string>(&split))
            return problem(line.line, *wrong);
        auto &parts = std::get<std::vector<RawCommand>>(split);
        auto next = parts.begin();
        if (!parts.empty() && !commands.empty() && goesOn(*next)) {
            RawCommand &before = commands.back().raw;
            before.text += ' ' + next->text;
            std::move(next->words.begin(), next->words.end(), std::back_inserter(before.words));
            ++next;
        }
        for (; next != parts.end(); ++next)
            commands.push_back({line.line, std::move(*next)});
        return std::nullopt;
    }

    std::optional<ScenarioProblem> understand(PlacedCommand &command)
    {
        auto act = parseCommand(command.raw, m_context);
        if (auto *wrong = std::get_if<std::string>(&act))
            return problem(command.line, std::move(*wrong));
        if (m_scenario.commands.size() == mostCommands)
            return problem(command.line, "expected at most 100000 commands");
        m_scenario.commands.push_back(
            {command.line, std::move(command.raw.text), std::move(std::get<ScenarioAct>(act)), 0});
        std::string wrong = m_blocks.add(m_scenario.commands);
        return wrong.empty() ? std::nullopt : std::optional(problem(command.line, std::move(wrong)));
    }

    ScenarioProblem problem(std::size_t line, std::string text) const
    {
        return {m_scenario.file, line, std::move(text)};
    }

    ScenarioDocument &m_document;
    Scenario &m_scenario;
    ParseContext m_context;
    OpenBlocks m_blocks;
};

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
    if (auto problem = CommandReader(document).read())
        return std::move(*problem);
    return std::move(document.scenario);
}

} // namespace raft
