#include "raftcore/scenario/runner.h"

#include <algorithm>
#include <utility>

/// Which command is next, and what asks the person who follows a lesson.
namespace raft {

using namespace command;

namespace {

constexpr std::string_view untilWord = " until ";

/// What free play is to reach, as it is written.
std::string goalOf(const ScenarioCommand &free)
{
    const auto at = free.text.rfind(untilWord);
    return at == std::string::npos ? free.text : free.text.substr(at + untilWord.size());
}

} // namespace

/// Whether the present command waits for the person.
bool ScenarioRunner::asks() const
{
    const ScenarioAct &act = m_scenario.commands[m_next].act;
    return m_options.audience && (std::holds_alternative<Ask>(act) || std::holds_alternative<Choose>(act) ||
                                  std::holds_alternative<Free>(act));
}

MarkedAnswer ScenarioRunner::answer(const LessonAnswer &answer)
{
    const auto *number = std::get_if<std::size_t>(&answer);
    MarkedAnswer marked{true, {}};
    if (!m_asking)
        return {};
    if (const auto *ask = std::get_if<Ask>(&m_scenario.commands[m_next].act))
        marked = mark(*ask, answer);
    m_given = {number == nullptr ? 0 : *number + 1, marked.right};
    goOn();
    return marked;
}

void ScenarioRunner::answerByItself(std::size_t choices, LessonAnswer right)
{
    if (m_options.way == 0 || choices == 0) {
        const auto *number = std::get_if<std::size_t>(&right);
        m_given = {number == nullptr ? 0 : *number + 1, m_options.way == 0};
    } else {
        m_given = {std::min(m_options.way, choices), true};
    }
}

void ScenarioRunner::ask(const Ask &ask)
{
    if (m_asking)
        return;
    answerByItself(choiceCount(ask), rightAnswer(ask));
    if (m_given.choice > 0)
        m_given.right = mark(ask, m_given.choice - 1).right;
}

void ScenarioRunner::choose(const Choose &choose)
{
    if (!m_asking)
        answerByItself(choose.choices.size(), std::size_t{0});
}

void ScenarioRunner::begin(const When &when)
{
    if (!m_given.isMeantBy(when))
        m_jump = m_scenario.commands[m_next].partner + 1;
}

bool ScenarioRunner::isFreePlayDone() const
{
    const auto *free = std::get_if<Free>(&m_scenario.commands[m_next].act);
    return free == nullptr || !free->until || m_run.judge(*free->until).holds;
}

void ScenarioRunner::goOn()
{
    if (!std::exchange(m_asking, false))
        return;
    const ScenarioCommand &command = m_scenario.commands[m_next];
    if (std::holds_alternative<Free>(command.act) && command.partner != 0)
        m_jump = m_scenario.commands[command.partner].partner + 1;
    endCommand();
}

void ScenarioRunner::showSolution()
{
    if (!std::exchange(m_asking, false))
        return;
    endCommand();
}

void ScenarioRunner::continueOn(Cluster &cluster)
{
    m_run.continueOn(cluster);
    m_safety.rewind(cluster.violations().size());
}

/// What the commands for people do to the order of the commands. The rest of them is found by cuesAfter().
void ScenarioRunner::guide(const ScenarioAct &act)
{
    if (const auto *question = std::get_if<Ask>(&act))
        ask(*question);
    else if (const auto *choice = std::get_if<Choose>(&act))
        choose(*choice);
    else if (const auto *when = std::get_if<When>(&act))
        begin(*when);
    else if (const auto *repeat = std::get_if<Repeat>(&act))
        m_repetitions.push_back(repeat->times);
    else if (std::holds_alternative<End>(act))
        end();
}

void ScenarioRunner::end()
{
    const std::size_t opener = m_scenario.commands[m_next].partner;
    const ScenarioAct &opened = m_scenario.commands[opener].act;
    if (std::holds_alternative<Solution>(opened))
        endSolution(m_scenario.commands[opener - 1]);
    if (!std::holds_alternative<Repeat>(opened))
        return;
    if (--m_repetitions.back() > 0)
        m_jump = opener + 1;
    else
        m_repetitions.pop_back();
}

/// A solution has to reach what it is the solution of.
void ScenarioRunner::endSolution(const ScenarioCommand &free)
{
    const auto &wanted = std::get<Free>(free.act);
    const auto finish = [this, &free, condition = *wanted.until] {
        const Judgement judgement = m_run.judge(condition);
        if (!judgement.holds)
            m_run.fail("expected the solution of line " + std::to_string(free.line) + " to reach " +
                       goalOf(free) + ", but " + judgement.instead);
    };
    if (m_run.isManual())
        return finish();
    m_run.passTime(
        m_run.cluster().now() + wanted.within,
        [this, condition = *wanted.until] { return m_run.judge(condition).holds; },
        [finish](bool) { finish(); });
}

} // namespace raft
