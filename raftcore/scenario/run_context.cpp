#include "raftcore/scenario/run_context.h"

#include "raftcore/scenario/command.h"

#include <algorithm>

namespace raft {

namespace {

constexpr std::size_t mostStepsOfTime = 20'000'000; ///< During one command.
constexpr std::size_t mostEvents = 20'000'000;      ///< Of one cluster: all of them are kept in memory.
constexpr std::size_t stepsAtOnce = 256;            ///< Until it is asked again whether to go on.

} // namespace

std::string afterRefusal(const Cluster &cluster, const ScenarioMemory &memory)
{
    const std::string why = refusalOfLatest(cluster, memory);
    return why.empty() || memory.latestOperation ? std::string()
                                                 : " (the latest request was refused: " + why + ")";
}

void RunContext::enter(const ScenarioCommand &command)
{
    m_line = command.line;
    m_text = command.text;
}

void RunContext::failWith(ScenarioProblem problem)
{
    if (!failed())
        m_problem = std::move(problem);
}

void RunContext::failUnless(const Judgement &judgement)
{
    if (judgement.holds)
        return;
    const std::string wanted = m_text.rfind("expect ", 0) == 0 ? m_text.substr(7) : m_text;
    fail("expected " + wanted + ", but " + judgement.instead + afterRefusal(*m_cluster, memory));
}

void RunContext::use(Cluster *cluster)
{
    m_cluster = cluster;
    memory = {};
    m_losses.clear();
}

bool RunContext::perform(const Action &action)
{
    const ActionResult result = m_cluster->perform(action);
    if (!result.done())
        fail("expected \"" + m_text + "\" to be possible, but: " + result.problem);
    return result.done();
}

std::optional<NodeId> RunContext::find(ServerName name)
{
    const ClusterView view = m_cluster->view();
    const auto id = resolve(name, view);
    if (!id)
        fail("expected a leader for \"" + m_text + "\", but no server leads");
    return id;
}

std::optional<std::pair<NodeId, NodeId>> RunContext::findLink(ServerName from, ServerName to)
{
    const auto first = find(from);
    const auto second = find(to);
    if (!first || !second)
        return std::nullopt;
    if (first == second) {
        fail("expected two servers in \"" + m_text + "\", but both are S" + std::to_string(first->value));
        return std::nullopt;
    }
    return std::pair(*first, *second);
}

void RunContext::passTime(Time until, std::function<bool()> done, std::function<void(bool)> then)
{
    m_pause = Pause{until, std::move(done), std::move(then), 0};
}

bool RunContext::isWaiting()
{
    const bool done = m_pause->done && m_pause->done();
    if (!done && m_cluster->now() < m_pause->until)
        return true;
    const Pause over = *std::exchange(m_pause, std::nullopt);
    if (over.then)
        over.then(done || !over.done);
    return false;
}

void RunContext::letTimePass()
{
    if (!m_pause)
        return;
    const bool oneByOne = m_pause->done || !m_losses.empty();
    m_pause->happened += m_cluster->advance(m_pause->until, oneByOne ? 1 : stepsAtOnce);
    dropLosses();
    if (m_pause->happened > mostStepsOfTime)
        fail("expected \"" + m_text + "\" to end, but " + std::to_string(m_pause->happened) +
             " things happened and it did not");
    else if (m_cluster->events().size() > mostEvents)
        fail("expected at most " + std::to_string(mostEvents) + " events of one cluster, but during \"" +
             m_text + "\" there were more; let less time pass, or let heartbeats and timeouts be longer");
    if (failed())
        m_pause.reset();
}

void RunContext::loseNothingOn(NodeId from, NodeId to)
{
    std::erase_if(m_losses, [&](const Loss &loss) { return loss.from == from && loss.to == to; });
}

bool RunContext::isLost(const Message &message) const
{
    return std::any_of(m_losses.begin(), m_losses.end(), [&](const Loss &loss) {
        return loss.from == message.from && loss.to == message.to && names(loss.type, typeOf(message));
    });
}

void RunContext::dropLosses()
{
    if (m_losses.empty())
        return;
    const ClusterView view = m_cluster->view();
    for (const MessageView &one : view.messages)
        if (one.fate != MessageFate::Lost && isLost(one.message))
            m_cluster->perform(action::Drop{one.id});
}

} // namespace raft
