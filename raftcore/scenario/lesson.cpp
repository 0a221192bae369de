#include "raftcore/scenario/lesson.h"

#include "raftcore/scenario/question.h"

#include <algorithm>

namespace raft {

using namespace command;

std::size_t stepOf(const Scenario &scenario, std::size_t command)
{
    const auto begins = [&](const ScenarioStep &step) {
        return std::any_of(step.parts.begin(), step.parts.end(), [&](const LessonPart &part) {
            const auto *block = std::get_if<LessonBlock>(&part);
            return block != nullptr && block->firstCommand <= command && command < block->endCommand;
        });
    };
    const auto found = std::find_if(scenario.steps.begin(), scenario.steps.end(), begins);
    const auto place = found == scenario.steps.end() ? found - 1 : found;
    return static_cast<std::size_t>(place - scenario.steps.begin());
}

std::size_t partOf(const ScenarioStep &step, std::size_t command)
{
    std::size_t latest = 0;
    for (std::size_t i = 0; i < step.parts.size(); ++i) {
        const auto *block = std::get_if<LessonBlock>(&step.parts[i]);
        if (block != nullptr && block->firstCommand <= command)
            latest = i;
    }
    return latest;
}

std::vector<std::size_t> questionsOf(const Scenario &scenario)
{
    std::vector<std::size_t> questions;
    for (std::size_t i = 0; i < scenario.commands.size(); ++i) {
        const ScenarioAct &act = scenario.commands[i].act;
        if (std::holds_alternative<Ask>(act) || std::holds_alternative<Choose>(act) ||
            std::holds_alternative<Free>(act))
            questions.push_back(i);
    }
    return questions;
}

std::size_t waysThrough(const Scenario &scenario)
{
    constexpr std::size_t rightAndWrong = 2;
    std::size_t ways = 1;
    std::size_t choices = 0; // Of the latest question.
    for (const ScenarioCommand &command : scenario.commands) {
        if (const auto *ask = std::get_if<Ask>(&command.act))
            choices = std::max(choiceCount(*ask), rightAndWrong);
        else if (const auto *choose = std::get_if<Choose>(&command.act))
            choices = choose->choices.size();
        else if (std::holds_alternative<When>(command.act))
            ways = std::max(ways, choices + 1);
    }
    return ways;
}

LessonCues cuesAfter(const Scenario &scenario, std::span<const PlayedCommand> played)
{
    LessonCues cues;
    if (played.empty())
        return cues;
    cues.step = stepOf(scenario, played.back().command);
    for (const PlayedCommand &one : played) {
        if (stepOf(scenario, one.command) != cues.step)
            continue; // It was about that step.
        const ScenarioCommand &command = scenario.commands[one.command];
        if (std::holds_alternative<SetUp>(command.act)) {
            cues.caption.clear(); // It was about another picture.
            cues.shown.clear();
        } else if (const auto *caption = std::get_if<Caption>(&command.act))
            cues.caption = caption->text;
        else if (const auto *show = std::get_if<Show>(&command.act))
            cues.shown = show->what;
        else if (const auto *notes = std::get_if<Notes>(&command.act))
            cues.notes += (cues.notes.empty() ? "" : "\n") + notes->text;
    }
    return cues;
}

} // namespace raft
