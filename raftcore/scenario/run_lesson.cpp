#include "raftcore/scenario/runner.h"

#include <algorithm>
#include <utility>

/// Which command is next, and what asks the person who follows a lesson.
namespace raft {

using namespace command;

namespace {

constexpr std::string_view until = " until ";

/// What free play is to reach, as it is written.
std::string goalOf(const ScenarioCommand &free)
{
    const auto at = free.text.rfind(until);
    return at == std::string::npos ? free.text : free.text.substr(at + until.size());
}

} // namespace

/// Whether the present command waits for the person.
bool ScenarioRunner::asks() const
{
    const ScenarioAct &act = m_scenario.commands[m_commandsDone].act;
    return m_options.audience && (std::holds_alternative<Ask>(act) || std::holds_alternative<Choose>(act) ||
                                  std::holds_alternative<Free>(act));
}

MarkedAnswer ScenarioRunner::answer(const LessonAnswer &answer)
{
    const auto *number = std::get_if<std::size_t>(&answer);
    MarkedAnswer marked{true, {}};
    if (!m_asking)
        return {};
    if (const auto *ask = std::get_if<Ask>(&m_scenario.commands[m_commandsDone].act))
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
        m_jump = m_scenario.commands[m_commandsDone].partner + 1;
}

bool ScenarioRunner::isFreePlayDone() const
{
    const auto *free = std::get_if<Free>(&m_scenario.commands[m_commandsDone].act);
    return free == nullptr || !free->until || judge(*free->until, *m_cluster, m_memory).holds;
}

void ScenarioRunner::goOn()
{
    if (!std::exchange(m_asking, false))
        return;
    const ScenarioCommand &command = m_scenario.commands[m_commandsDone];
    if (std::holds_alternative<Free>(command.act) && command.partner != 0)
        m_jump = m_scenario.commands[command.partner].partner + 1;
    endCommand();
    m_ended = failed();
}

void ScenarioRunner::showSolution()
{
    if (!std::exchange(m_asking, false))
        return;
    endCommand();
    m_ended = failed();
}

void ScenarioRunner::continueOn(Cluster &cluster)
{
    m_cluster = &cluster;
    m_violationsSeen = std::min(m_violationsSeen, cluster.violations().size());
}

void ScenarioRunner::end()
{
    const std::size_t opener = m_scenario.commands[m_commandsDone].partner;
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
        const Judgement judgement = judge(condition, *m_cluster, m_memory);
        if (!judgement.holds)
            fail("expected the solution of line " + std::to_string(free.line) + " to reach " + goalOf(free) +
                 ", but " + judgement.instead);
    };
    if (m_cluster->view().manual)
        return finish();
    passTime(
        m_cluster->now() + wanted.within,
        [this, condition = *wanted.until] { return judge(condition, *m_cluster, m_memory).holds; },
        [finish](bool) { finish(); });
}

} // namespace raft
