#include "raftcore/simulation/retained_suffix.h"

#include <charconv>
#include <memory>
#include <optional>

namespace raft {

namespace {

void beginServer(Cluster &cluster, const SimulatedServer &server, Time now)
{
    if (server.lives == 0)
        return; // It has not yet been seen.
    cluster.perform(
        action::Introduce{std::make_shared<const Server>(server.server), server.localTime(now), true});
    if (server.liveness == Liveness::Crashed)
        cluster.perform(action::Crash{server.id});
    else if (server.liveness == Liveness::Paused)
        cluster.perform(action::Pause{server.id});
}

void beginLinks(Cluster &cluster, const SimulationState &state)
{
    if (!state.groups.empty())
        cluster.perform(action::Split{state.groups});
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
void callAgain(Cluster &cluster, const std::optional<Operation> &operation)
{
    const std::optional<StoreCommand> command = operation ? commandOf(*operation) : std::nullopt;
    if (!command || cluster.perform(action::Submit{operation->server, *command}).done())
        return;
    for (const ServerView &server : cluster.view().servers)
        if (cluster.perform(action::Submit{server.id, *command}).done())
            return;
}

} // namespace

void beginAs(Cluster &cluster, const SimulationState &state, const OperationRecord &operations)
{
    cluster.advance(state.now);
    cluster.perform(action::Mark{"What came earlier was no longer kept"});
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

} // namespace raft
