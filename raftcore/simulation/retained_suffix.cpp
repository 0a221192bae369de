#include "raftcore/simulation/simulation.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>
#include <utility>

namespace raft {

namespace {

void beginServer(Simulation &cluster, const SimulatedServer &server, Time now)
{
    if (server.lives == 0)
        return; // It has not yet been seen.
    cluster.observe(
        observation::Attached{std::make_shared<const Server>(server.server), server.localTime(now), true});
    if (server.liveness == Liveness::Crashed)
        cluster.perform(action::Crash{server.id});
    else if (server.liveness == Liveness::Paused)
        cluster.perform(action::Pause{server.id});
}

void beginLinks(Simulation &cluster, const SimulationState &state)
{
    if (!state.network.groups.empty())
        cluster.perform(action::Split{state.network.groups});
    const ClusterView view = cluster.view();
    if (state.network.dials != view.network)
        cluster.perform(action::SetNetwork{state.network.dials});
    for (const LinkView &link : view.links) {
        const Link &was = state.network.link(link.from, link.to);
        if (was.cut && !link.cut)
            cluster.perform(action::CutLink{link.from, link.to});
        if (!was.cut && link.cut)
            cluster.perform(action::OpenLink{link.from, link.to});
        if (was.delay > Time{})
            cluster.perform(action::SlowLink{link.from, link.to, was.delay});
        if (was.lossPerMillion > 0)
            cluster.perform(action::LoseOnLink{link.from, link.to, was.lossPerMillion});
    }
}

/// The command that the operation was; nothing when it was none.
std::optional<StoreCommand> commandOf(const Operation &operation)
{
    StoreCommand command;
    command.session = operation.session;
    switch (operation.kind) {
    case OperationKind::Put: command.change = Put{operation.key, operation.value}; return command;
    case OperationKind::Delete: command.change = Delete{operation.key}; return command;
    case OperationKind::CompareAndSet:
        command.change = CompareAndSet{operation.key, operation.expected, operation.value};
        return command;
    case OperationKind::Add: {
        Add add{operation.key, 0};
        const char *end = operation.value.data() + operation.value.size();
        std::from_chars(operation.value.data(), end, add.amount);
        command.change = add;
        return command;
    }
    case OperationKind::Append: // No store here appends.
    case OperationKind::Get:
    case OperationKind::Read: break;
    }
    return std::nullopt;
}

/// A write whose end was not known then may be seen by what comes later.
void callAgain(Simulation &cluster, const std::optional<Operation> &operation)
{
    const std::optional<StoreCommand> command = operation ? commandOf(*operation) : std::nullopt;
    if (!command || cluster.perform(action::Submit{operation->server, *command}).done())
        return;
    for (const ServerView &server : cluster.view().servers)
        if (cluster.perform(action::Submit{server.id, *command}).done())
            return;
}

/// Brings a new simulation that follows external servers to where `state` is, by what comes from outside
/// alone, so that a recording can do it again: its servers, their liveness, its links. Messages on their way
/// are not taken along. Writes that may still take effect are called again and never return.
void beginAs(Simulation &cluster, const SimulationState &state, const OperationRecord &operations)
{
    cluster.advance(state.now);
    cluster.perform(action::Mark{"What came earlier is no longer available"});
    for (const std::optional<SimulatedServer> &server : state.servers)
        if (server)
            beginServer(cluster, *server, state.now);
    beginLinks(cluster, state);
    for (const OperationId id : state.returned)
        if (const std::optional<Operation> operation = operations.find(id);
            operation && operation->outcome == OperationOutcome::Unknown)
            callAgain(cluster, operation);
    for (const PendingOperation &pending : state.pending)
        callAgain(cluster, operations.find(pending.id));
}

/// A frozen copy of a simulation.
class FrozenSimulation final : public FrozenRun {
public:
    explicit FrozenSimulation(std::unique_ptr<Simulation> simulation) : m_simulation(std::move(simulation)) {}

    KeptRun kept(const WorkProgress &progress) const override;

private:
    std::unique_ptr<Simulation> m_simulation;
};

KeptRun FrozenSimulation::kept(const WorkProgress &progress) const
{
    KeptRun kept;
    const bool isWhole = m_simulation->runIsWhole();
    const std::unique_ptr<Simulation> suffix = m_simulation->retainedSuffix(partOf(progress, 0, 0.5));
    if (!suffix && !isWhole)
        return kept;
    if (suffix)
        kept.from = suffix->events()[1].at;
    const Simulation &told = suffix ? *suffix : *m_simulation;
    kept.run = told.run(partOf(progress, isWhole ? 0 : 0.5, 1));
    kept.events = told.events().size();
    kept.hash = told.events().hash();
    return kept;
}

} // namespace

std::unique_ptr<Simulation> Simulation::frozen() const
{
    if (!m_setup.record)
        return nullptr;
    auto frozen = std::make_unique<Simulation>(m_setup);
    frozen->m_state = m_state;
    frozen->m_record = m_record;
    frozen->m_texts = m_texts;
    frozen->m_operations = m_operations;
    frozen->m_history = m_history.frozenCopy();
    return frozen;
}

std::unique_ptr<FrozenRun> Simulation::frozenCopy() const
{
    std::unique_ptr<Simulation> copy = frozen();
    return copy ? std::make_unique<FrozenSimulation>(std::move(copy)) : nullptr;
}

// Operations are counted anew: what returned was called under another number.
std::unique_ptr<Simulation> Simulation::retainedSuffix(const WorkProgress &progress) const
{
    if (runIsWhole())
        return nullptr;
    auto suffix = std::make_unique<Simulation>(m_setup);
    beginAs(*suffix, m_history.oldest(), m_operations);
    std::map<OperationId, OperationId> numbers;
    const auto repeat = [&](const Intervention &next, const SimulationState &after) {
        suffix->advance(next.at);
        const auto *action = std::get_if<Action>(&next.what);
        if (action == nullptr)
            return suffix->observeRenumbered(std::get<Observation>(next.what), numbers);
        const ActionResult result = suffix->perform(*action);
        if (std::holds_alternative<action::Submit>(*action) && result.done())
            numbers[after.lastOperation] = result.subject;
    };
    if (!m_history.replay(m_record, progress, repeat))
        return nullptr;
    suffix->advance(m_state.now);
    return suffix;
}

/// Takes an observation of another run, in which operations had these other numbers.
void Simulation::observeRenumbered(Observation observation, const std::map<OperationId, OperationId> &numbers)
{
    if (auto *answered = std::get_if<observation::Answered>(&observation)) {
        const auto number = numbers.find(answered->operation);
        if (number == numbers.end())
            return; // It was called before the beginning; what became of it is left open.
        answered->operation = number->second;
    }
    observe(observation);
}

// The safety properties go on being watched for what any server still holds.
void Simulation::forgetBefore(EventNumber event)
{
    if (!m_setup.record || event <= m_record.first() || event >= m_record.size())
        return;
    m_history.forgetBefore(event);
    const SimulationState &oldest = m_history.oldest();
    m_record.forgetBefore(oldest.events);
    m_texts.erase(m_texts.begin(), m_texts.lower_bound(m_record.first()));
    OperationId needed = oldest.pending.empty() ? oldest.lastOperation + 1 : oldest.pending.front().id;
    for (const OperationId returned : oldest.returned)
        needed = std::min(needed, returned);
    m_operations.forgetBefore(needed);
    Index held{greatestNumber};
    for (const std::optional<SimulatedServer> &server : oldest.servers)
        if (server)
            held = std::min(held, server->disk.log.base().index);
    if (held < Index{greatestNumber})
        m_monitor.forgetBefore(held);
}

} // namespace raft
