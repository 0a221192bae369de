#include "raftcore/simulation/portrait.h"

#include <algorithm>

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

MessageFate fateOf(Flight::State state)
{
    if (state == Flight::State::Held)
        return MessageFate::Held;
    return state == Flight::State::Lost ? MessageFate::Lost : MessageFate::Arrives;
}

std::vector<MessageView> messagesOf(const World &world)
{
    std::vector<MessageView> views;
    const auto isShown = [&world](const Flight &flight) { return !world.isGivenUp(flight); };
    for (const std::size_t place : world.network.select(isShown)) {
        const Flight &flight = world.network.flights()[place];
        views.push_back(
            {flight.id, flight.message, flight.sent, flight.due, fateOf(flight.state), flight.sentEvent});
    }
    return views;
}

std::vector<LinkView> linksOf(const World &world)
{
    std::vector<LinkView> views;
    for (const std::optional<SimulatedServer> &from : world.servers) {
        for (const std::optional<SimulatedServer> &to : world.servers) {
            if (!from || !to || from->id == to->id)
                continue;
            const Link &link = world.network.link(from->id, to->id);
            views.push_back({from->id, to->id, link.cut, link.held, link.delay, link.lossPerMillion});
        }
    }
    return views;
}

std::vector<Operation> operationsOf(const World &world, const OperationRecord &operations)
{
    std::vector<Operation> views;
    for (const OperationId id : world.returned) {
        if (std::optional<Operation> operation = operations.find(id))
            views.push_back(*std::move(operation));
    }
    for (const PendingOperation &pending : world.pending) {
        if (std::optional<Operation> operation = operations.find(pending.id))
            views.push_back(asPending(*std::move(operation)));
    }
    std::sort(views.begin(), views.end(), [](const Operation &a, const Operation &b) { return a.id < b.id; });
    return views;
}

} // namespace

ClusterView portraitOf(const World &world, const OperationRecord &operations,
                       const std::vector<Violation> &violations)
{
    ClusterView view;
    view.now = world.now;
    view.event = world.events;
    for (const std::optional<SimulatedServer> &server : world.servers) {
        if (server)
            view.servers.push_back(viewOf(*server, world.now));
    }
    view.messages = messagesOf(world);
    view.links = linksOf(world);
    view.network = world.network.dials;
    view.rules = world.config.rules;
    view.diskMin = world.diskMin;
    view.diskMax = world.diskMax;
    view.groups = world.groups;
    view.operations = operationsOf(world, operations);
    for (const Violation &violation : violations) {
        if (violation.event <= world.events)
            view.violations.push_back(violation);
    }
    view.byHand = world.byHand;
    return view;
}

} // namespace raft
