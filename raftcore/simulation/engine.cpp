#include "raftcore/simulation/engine.h"

#include "raftcore/simulation/client_actions.h"
#include "raftcore/simulation/disk_actions.h"
#include "raftcore/simulation/message_actions.h"
#include "raftcore/simulation/network_actions.h"
#include "raftcore/simulation/preconditions.h"
#include "raftcore/simulation/run_actions.h"
#include "raftcore/simulation/server_actions.h"
#include "raftcore/simulation/timer_actions.h"

#include <type_traits>

namespace raft {

namespace {

/// Which of these performs such an action: the one that says what stands against it.
template <class What, class First, class... Rest>
struct PerformerAmong {
    using Type = typename PerformerAmong<What, Rest...>::Type;
};
template <class What, class First, class... Rest>
requires requires(const What &what, const Preconditions &must)
{
    First::obstacle(what, must);
}
struct PerformerAmong<What, First, Rest...> {
    using Type = First;
};

template <class What>
using Performer = typename PerformerAmong<What, ServerActions, TimerActions, DiskActions, NetworkActions,
                                          MessageActions, ClientActions, RunActions>::Type;

} // namespace

Engine::Engine(SimulationState &forState, Witness &forWitness)
    : state(forState), witness(forWitness), events(forState, forWitness), servers(*this), disks(*this),
      traffic(*this), clients(*this), mirror(*this)
{
}

void Engine::begin()
{
    for (std::optional<SimulatedServer> &server : state.servers) {
        if (!server)
            continue;
        // Of an external server nothing is known before it is seen.
        if (witness.monitor != nullptr && state.scheduling != Scheduling::External)
            witness.monitor->started(server->node(), 0, state.now);
        servers.settle(*server, 0);
        servers.arm(*server);
    }
    events.writeViolationsAfter(0);
    settle();
}

std::optional<Time> Engine::nextAt() const
{
    if (state.queue.empty())
        return std::nullopt;
    return state.queue.top().at;
}

void Engine::runNext()
{
    const EventQueue::Item item = state.queue.top();
    state.queue.pop();
    state.now = item.at;
    ++state.steps;
    switch (item.kind) {
    case EventQueue::Kind::Message: traffic.arrive(item.whose); break;
    case EventQueue::Kind::Timer:
        state.servers[item.whose]->timerTurn = 0;
        servers.fireTimer(*state.servers[item.whose], 0);
        break;
    case EventQueue::Kind::Disk: disks.done(*state.servers[item.whose]); break;
    }
    events.passRecordedViolations();
    settle();
}

// Brings something that really happens to the top: items that no longer count go, and a timer whose deadline
// has moved on meanwhile is put down again. So a server needs one item, however often its deadline moves.
void Engine::settle()
{
    EventQueue &queue = state.queue;
    while (!queue.empty()) {
        const EventQueue::Item item = queue.top();
        if (!state.isLive(item)) {
            queue.pop();
            continue;
        }
        if (item.kind != EventQueue::Kind::Timer)
            return;
        SimulatedServer &server = *state.servers[item.whose];
        const Time due = state.timerDue(server);
        if (due <= item.at)
            return;
        queue.pop();
        server.timerAt = due;
        server.timerTurn = queue.add(due, EventQueue::Kind::Timer, item.whose);
    }
}

ActionResult Engine::perform(const Action &action)
{
    const ActionResult result = std::visit(
        [this](const auto &what) {
            Performer<std::decay_t<decltype(what)>> performer(*this);
            if constexpr (std::is_void_v<decltype(performer.perform(what))>) {
                performer.perform(what);
                return ActionResult();
            } else {
                return performer.perform(what);
            }
        },
        action);
    endIntervention();
    return result;
}

void Engine::observe(const Observation &observation)
{
    mirror.observe(observation);
    endIntervention();
}

ActionResult Engine::takeIn(const FromOutside &what)
{
    if (const auto *action = std::get_if<Action>(&what))
        return perform(*action);
    observe(std::get<Observation>(what));
    return {};
}

void Engine::endIntervention()
{
    ++state.interventions;
    events.passRecordedViolations();
    settle();
}

std::string obstacleTo(const Action &action, const SimulationState &state)
{
    return std::visit(
        [&state](const auto &what) {
            return Performer<std::decay_t<decltype(what)>>::obstacle(what, Preconditions(state));
        },
        action);
}

std::string obstacleTo(const FromOutside &what, const SimulationState &state)
{
    return std::visit([&state](const auto &one) { return obstacleTo(one, state); }, what);
}

} // namespace raft
