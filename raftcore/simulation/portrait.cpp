#include "raftcore/simulation/portrait.h"

#include <algorithm>
#include <utility>

namespace raft {

namespace {

void showRole(const Candidate &candidate, ServerView &view)
{
    view.votesGranted = candidate.granted;
    view.votesRefused = candidate.refused;
}

void showRole(const Leader &leader, ServerView &view)
{
    view.progress = leader.peers;
    view.readRound = leader.rounds.latest();
    view.confirmedRound = leader.rounds.confirmed();
    view.leaseUntil = leader.rounds.leaseUntil();
    view.transfer = leader.transfer;
    view.pendingReads = leader.rounds.pending();
}

void showRole(const Follower &, ServerView &)
{
}

std::vector<WaitingRead> waitingReadsOf(const Server &server)
{
    std::vector<WaitingRead> reads;
    for (const auto &[asked, read] : server.waitingReads()) {
        reads.push_back({read.client.value, read.key, asked, read.readAt});
        for (const ForwardedRead &forwarded : server.node().forwardedReads()) {
            if (forwarded.id == asked)
                reads.back().asked = forwarded.sent;
        }
    }
    return reads;
}

ServerView viewOf(const SimulatedServer &server, Time now)
{
    const Node &node = server.node();
    ServerView view;
    view.id = server.id;
    view.liveness = server.liveness;
    view.since = server.since;
    view.disk = node.disk();
    view.hard = {node.term(), node.vote(), node.cluster()};
    view.commit = node.commit();
    view.applied = node.applied();
    view.durable = node.durable();
    view.log = node.log();
    if (node.snapshot()) {
        view.snapshot = node.snapshot()->last;
        view.snapshotBytes = node.snapshot()->data.size();
    }
    view.membership = node.membership();
    view.store = server.server.store();
    view.diskManual = server.diskManual;
    view.diskDelay = server.diskDelay;
    view.clockPerMillion = server.clock.drift();
    if (server.liveness == Liveness::Crashed)
        return view;

    view.role = node.role();
    view.leader = node.leader();
    std::visit([&view](const auto &role) { showRole(role, view); }, node.roleState());
    const Time extra = node.deadline() == server.postponedFrom ? server.postponed : Time{};
    view.timerStart = server.clock.when(node.timerStart(), now);
    view.deadline = server.clock.when(node.deadline() + extra, now);
    if (view.leaseUntil > Time{})
        view.leaseUntil = server.clock.when(view.leaseUntil, now);
    if (view.transfer)
        view.transfer->until = server.clock.when(view.transfer->until, now);
    view.waitingClients = server.server.waiting();
    view.waitingReads = waitingReadsOf(server.server);
    view.unsyncedWrites = server.unsynced.size();
    return view;
}

MessageFate fateOf(InFlightMessage::State state)
{
    if (state == InFlightMessage::State::Held)
        return MessageFate::Held;
    return state == InFlightMessage::State::Lost ? MessageFate::Lost : MessageFate::Arrives;
}

std::vector<MessageView> messagesOf(const SimulationState &state)
{
    std::vector<MessageView> views;
    const auto isShown = [&state](const InFlightMessage &flight) { return !state.isGivenUp(flight); };
    for (const std::size_t place : state.network.select(isShown)) {
        const InFlightMessage &flight = state.network.flights()[place];
        views.push_back(
            {flight.id, flight.message, flight.sent, flight.due, fateOf(flight.state), flight.sentEvent});
    }
    return views;
}

std::vector<LinkView> linksOf(const SimulationState &state)
{
    std::vector<LinkView> views;
    for (const std::optional<SimulatedServer> &from : state.servers) {
        for (const std::optional<SimulatedServer> &to : state.servers) {
            if (!from || !to || from->id == to->id)
                continue;
            const Link &link = state.network.link(from->id, to->id);
            views.push_back({from->id, to->id, link.cut, link.held, link.delay, link.lossPerMillion});
        }
    }
    return views;
}

std::vector<Operation> operationsOf(const SimulationState &state, const OperationRecord &operations)
{
    std::vector<std::pair<OperationId, bool>> shown; // Whether it is pending.
    for (const OperationId id : state.returned)
        shown.emplace_back(id, false);
    for (const PendingOperation &pending : state.pending)
        shown.emplace_back(pending.id, true);
    std::sort(shown.begin(), shown.end());
    OperationRecord::Reader reader(operations);
    std::vector<Operation> views;
    views.reserve(shown.size());
    for (const auto &[id, isPending] : shown) {
        std::optional<Operation> operation = reader.find(id);
        if (operation)
            views.push_back(isPending ? asPending(*std::move(operation)) : *std::move(operation));
    }
    return views;
}

} // namespace

ClusterView portraitOf(const SimulationState &state, const OperationRecord &operations,
                       const std::vector<Violation> &violations)
{
    ClusterView view;
    view.now = state.now;
    view.event = state.events;
    for (const std::optional<SimulatedServer> &server : state.servers) {
        if (server)
            view.servers.push_back(viewOf(*server, state.now));
    }
    view.messages = messagesOf(state);
    view.links = linksOf(state);
    view.network = state.network.dials;
    view.rules = state.config.rules;
    view.diskMin = state.diskTime.least;
    view.diskMax = state.diskTime.most;
    view.groups = state.network.groups;
    view.operations = operationsOf(state, operations);
    for (const Violation &violation : violations) {
        if (violation.event <= state.events)
            view.violations.push_back(violation);
    }
    view.manual = state.scheduling == Scheduling::Manual;
    return view;
}

} // namespace raft
