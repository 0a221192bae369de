#include "raftcore/simulation/mirror.h"

#include "raftcore/cluster/wording.h"
#include "raftcore/consensus/phrase.h"
#include "raftcore/simulation/engine.h"
#include "raftcore/simulation/preconditions.h"
#include "raftcore/simulation/same_message.h"

#include <algorithm>
#include <utility>

namespace raft {

namespace {

/// A message that is not delayed is on the screen for as long as this, unless it arrives earlier.
constexpr Time usualFlight{1'000};
/// Numbers of requests that are no operation of this run, above all operations.
constexpr std::uint64_t requestsOfOthers = std::uint64_t{1} << 62U;

/// What the disk of a server holds as far as its state tells: with what is being written.
Stored diskOf(const Node &node)
{
    Stored disk;
    disk.hard = {node.term(), node.vote(), node.cluster()};
    disk.disk = node.disk();
    disk.snapshot = node.snapshot();
    disk.log = node.log();
    if (disk.snapshot && disk.log.base() != disk.snapshot->last)
        disk.log.compact(disk.snapshot->last);
    disk.membership = node.membership();
    return disk;
}

/// What an external server has been asked before it was seen is no operation of this run.
void disown(Server &server)
{
    Server::visitState(server, [](const Node &, const Store &, auto &changes, auto &reads, RequestId) {
        for (auto &change : changes)
            change.client.value |= requestsOfOthers;
        for (auto &[asked, read] : reads)
            read.client.value |= requestsOfOthers;
    });
}

/// What is on the disk of a server is in its log: now and then the two are made to share their memory again.
/// The end, to which more will be appended, is not shared.
void shareLog(SimulatedServer &server, Index before)
{
    constexpr std::uint64_t often = 512;
    Log &disk = server.disk.log;
    const Log &own = server.node().log();
    const Position last = disk.last();
    if (before.value / often == last.index.value / often || !own.contains(last.index) ||
        own.termAt(last.index) != last.term || own.base().index > disk.base().index)
        return;
    const Position base = disk.base();
    disk = own;
    disk.truncateFrom(last.index + 1);
    if (base.index > disk.base().index)
        disk.compact(base);
}

/// Answers of each kind of observation why it does not fit; empty when it does.
struct Obstacle {
    Preconditions must;

    std::string operator()(const observation::Attached &attached) const
    {
        return Preconditions::isValid(attached.server->node().id())
                   ? must.followExternal()
                   : phrase("There is no room for such a server.");
    }
    std::string operator()(const observation::Stepped &stepped) const
    {
        const ServerStep &step = *stepped.step;
        if (std::string problem = must.exist(step.server); !problem.empty())
            return problem;
        const SimulatedServer &server = must.state().server(step.server);
        if (server.liveness == Liveness::Crashed)
            return phrase("%1 is down.", {named(step.server)});
        const auto *done = std::get_if<WriteDone>(&step.what);
        if (done != nullptr && done->id > server.node().lastWrite())
            return phrase("%1 has never asked for that write.", {named(step.server)});
        return must.followExternal();
    }
    std::string operator()(const observation::Answered &) const { return must.followExternal(); }
    std::string operator()(const observation::Forked &) const { return must.followExternal(); }
};

} // namespace

std::string obstacleTo(const Observation &observation, const SimulationState &state)
{
    return std::visit(Obstacle{Preconditions(state)}, observation);
}

void Mirror::observe(const Observation &observation)
{
    std::visit([this](const auto &what) { take(what); }, observation);
}

// ---- a server is seen

void Mirror::take(const observation::Attached &attached)
{
    SimulationState &state = m_engine.state;
    const NodeId id = attached.server->node().id();
    state.makeRoomFor(id);
    const bool known = state.exists(id) && state.server(id).lives > 0;
    const EventNumber cause = writeAttached(id, known, attached.restarted);
    loseAllOfLinks(id);
    forgetArrivals(id);
    const std::uint64_t lives = known ? state.server(id).lives + (attached.restarted ? 1 : 0) : 1;
    SimulatedServer &server = state.put(id, *attached.server, diskOf(attached.server->node()));
    disown(server.server);
    server.lives = lives;
    server.since = state.now;
    server.clock.set(state.now, attached.local);
    const Node &node = server.node();
    if (node.term() > Term{0}) {
        Event changed = eventAt(EventKind::StateChanged, id);
        changed.cause = cause;
        changed.term = node.term();
        changed.detail = static_cast<std::uint8_t>(node.role());
        m_engine.events.write(changed);
    }
    m_engine.servers.started(server, cause);
}

EventNumber Mirror::writeAttached(NodeId id, bool known, bool restarted)
{
    if (!known)
        return m_engine.events.write(eventAt(EventKind::Joined, id), composed("it runs elsewhere"));
    if (restarted)
        return m_engine.events.write(EventKind::Restarted, id);
    m_engine.events.writeDial(id, composed("some of its steps were not seen"));
    return 0;
}

void Mirror::loseAllOfLinks(NodeId id)
{
    const Network &network = m_engine.state.network;
    const auto ofItsLinks = [id](const InFlightMessage &flight) {
        return (flight.message.from == id || flight.message.to == id) &&
               flight.state == InFlightMessage::State::Travels;
    };
    for (const std::size_t lost : network.select(ofItsLinks))
        m_engine.traffic.lose(lost, network.flights()[lost].sentEvent);
}

// ---- a server has taken a step

void Mirror::take(const observation::Stepped &stepped)
{
    SimulationState &state = m_engine.state;
    SimulatedServer &server = state.server(stepped.step->server);
    server.clock.set(state.now, stepped.step->local);
    m_step = stepped.step.get();
    m_sentOfStep = 0;
    std::visit([this, &server](const auto &what) { repeat(server, what); }, stepped.step->what);
    m_step = nullptr;
}

void Mirror::repeat(SimulatedServer &server, const TimerFired &)
{
    m_engine.servers.fireTimer(server, 0);
}

// A message that was not seen to be sent has no cause. One that arrives as it was sent shares its entries
// with the sender's.
void Mirror::repeat(SimulatedServer &server, const ServerStep::Arrived &arrived)
{
    SimulationState &state = m_engine.state;
    const NodeId from = arrived.message.from;
    Message message = arrived.message;
    message.to = server.id;
    std::uint64_t id = 0;
    EventNumber sent = 0;
    const InFlightMessage *flight = state.network.travelling(from, server.id, arrived.number);
    if (flight != nullptr) {
        id = flight->id;
        sent = flight->sentEvent;
        if (same(flight->message, message))
            message = flight->message;
        state.network.free(state.network.placeOf(id));
    }
    loseOvertaken(from, server.id, arrived.number);
    if (state.network.knows(from, server.id))
        noteArrival(from, state.network.link(from, server.id), arrived.number, flight != nullptr);
    m_engine.traffic.receive(std::move(message), id == 0 ? ++state.lastMessage : id, sent, 0);
}

void Mirror::repeat(SimulatedServer &server, const WriteDone &done)
{
    const Index before = server.disk.log.lastIndex();
    m_engine.disks.reported(server, done.id);
    shareLog(server, before);
}

/// The operation that a request is: known already when it was called here, else another client's. Of two
/// reads of a key at the same server it does not matter which is which.
const PendingOperation &Mirror::calledBy(const SimulatedServer &server, const ClientRequest &request)
{
    const auto *command = std::get_if<StoreCommand>(&request.what);
    const auto *get = std::get_if<Get>(&request.what);
    for (PendingOperation &pending : m_engine.state.pending) {
        if (command != nullptr && command->session && pending.session == command->session)
            return pending;
        if (get == nullptr || !get->linearizable || pending.server != server.id ||
            pending.unseenRead != get->key)
            continue;
        pending.unseenRead.reset();
        return pending;
    }
    m_engine.clients.call({server.id, request.what});
    return m_engine.state.pending.back();
}

void Mirror::repeat(SimulatedServer &server, const ServerStep::Called &called)
{
    std::vector<ClientRequest> requests = called.requests;
    EventNumber cause = 0;
    for (ClientRequest &request : requests) {
        const auto *get = std::get_if<Get>(&request.what);
        if (get != nullptr && get->key.empty()) { // The server itself asks how far it must have come.
            request.id = {requestsOfOthers + request.id.value};
            continue;
        }
        const PendingOperation &operation = calledBy(server, request);
        request.id = {operation.id};
        cause = operation.called;
    }
    m_engine.servers.stepBy(server, cause, [&](Time local, ServerEffects &effects) {
        server.server.submit(local, requests, effects);
    });
}

void Mirror::repeat(SimulatedServer &server, const ChangeMembership &change)
{
    m_engine.clients.request(server, change, change.id,
                             composed("%1 is asked to change the membership", {named(server.id)}));
}

void Mirror::repeat(SimulatedServer &server, const TransferLeadership &transfer)
{
    m_engine.clients.request(server, transfer, transfer.id,
                             composed("%1 is asked to hand leadership over", {named(server.id)}));
}

void Mirror::repeat(SimulatedServer &server, const ServerStep::StoreRemembered &)
{
    server.remembered = server.server.store();
}

void Mirror::repeat(SimulatedServer &server, const ServerStep::Compacted &compacted)
{
    const Store store =
        server.remembered ? *std::exchange(server.remembered, std::nullopt) : server.server.store();
    Event event = eventAt(EventKind::RequestMade, server.id);
    event.position.index = compacted.upTo;
    const EventNumber asked =
        m_engine.events.write(event, composed("%1 is asked to compact its log", {named(server.id)}));
    m_engine.servers.step(
        server, Compact{compacted.upTo, std::make_shared<const std::string>(store.snapshot())}, asked);
}

// ---- a client has its answer

void Mirror::take(const observation::Answered &answered)
{
    m_engine.clients.returned(answered.operation, answered.answer, 0);
}

// ---- the run forks into a simulation

// Timers go on from where they are, messages on their way arrive, disks finish what they have begun.
void Mirror::take(const observation::Forked &)
{
    SimulationState &state = m_engine.state;
    m_engine.events.write(eventAt(EventKind::Marked), composed("in simulation from here on"));
    const auto travels = [](const InFlightMessage &flight) {
        return flight.state == InFlightMessage::State::Travels;
    };
    for (const std::size_t place : state.network.select(travels)) {
        if (state.isGivenUp(state.network.flight(place)))
            state.network.flight(place).state = InFlightMessage::State::Lost;
        m_engine.traffic.putUnderWay(place);
    }
    state.scheduling = Scheduling::Clock;
    for (std::optional<SimulatedServer> &server : state.servers) {
        if (!server || server->liveness == Liveness::Crashed)
            continue;
        m_engine.disks.run(*server);
        m_engine.servers.arm(*server);
    }
}

// ---- messages

// What the sender's end of the link did with it is reported; whether it arrives, the receiver tells. What is
// known here of cuts says nothing about it: they are made at the ends of the link, a moment earlier or later.
void Mirror::launch(std::size_t place)
{
    SimulationState &state = m_engine.state;
    InFlightMessage &flight = state.network.flight(place);
    const NodeId from = flight.message.from;
    const NodeId to = flight.message.to;
    const ServerStep::Sent fate = m_step != nullptr && m_sentOfStep < m_step->sent.size()
                                      ? m_step->sent[m_sentOfStep++]
                                      : ServerStep::Sent{};
    flight.number = fate.number;
    if (fate.number == 0 || !state.exists(to)) {
        flight.state = InFlightMessage::State::Lost;
        m_engine.traffic.putUnderWay(place);
        return;
    }
    Link::Lane &lane = state.network.link(from, to).lanes.at(laneOf(fate.number));
    if (!leftBefore(fate.number, lane.arrived) && std::exchange(lane.ahead, false))
        seeAgain(from);
    if (fate.number == lane.arrived || leftBefore(fate.number, lane.arrived)) {
        state.network.free(place); // Its receiver has reported it already.
        return;
    }
    if (std::exchange(lane.sent, fate.number) == fate.number)
        loseUnsent(place);
    flight.state = InFlightMessage::State::Travels;
    flight.due = state.now + std::max(fate.delay, usualFlight);
}

/// A message has the number of an earlier one on its link, which its sender held and never sent.
void Mirror::loseUnsent(std::size_t place)
{
    const Network &network = m_engine.state.network;
    const InFlightMessage &present = network.flights()[place];
    const auto isEarlier = [&present](const InFlightMessage &flight) {
        return flight.number == present.number && flight.state == InFlightMessage::State::Travels &&
               flight.message.from == present.message.from && flight.message.to == present.message.to;
    };
    for (const std::size_t earlier : network.select(isEarlier))
        m_engine.traffic.lose(earlier, network.flights()[earlier].sentEvent);
}

/// A message of that number has arrived on the link. If it was not seen to be sent, steps of its sender have
/// not been reported, or not yet: what the sender's disk holds by now is not known.
void Mirror::noteArrival(NodeId from, Link &link, std::uint64_t number, bool seenSent)
{
    Link::Lane &lane = link.lanes.at(laneOf(number));
    lane.arrived = number;
    lane.ahead = lane.ahead || !seenSent;
    if (!seenSent && m_engine.witness.monitor != nullptr)
        m_engine.witness.monitor->loseSight(from);
}

/// The sender has reported how it sent what had arrived on one of its links.
void Mirror::seeAgain(NodeId sender)
{
    const SimulationState &state = m_engine.state;
    for (NodeId other{1}; other.value <= state.servers.size(); ++other.value)
        if (state.network.link(sender, other).isAhead())
            return;
    if (m_engine.witness.monitor != nullptr)
        m_engine.witness.monitor->seeAgain(sender);
}

/// The server's links begin to count anew, or it is not known what it has sent.
void Mirror::forgetArrivals(NodeId id)
{
    SimulationState &state = m_engine.state;
    for (NodeId other{1}; other.value <= state.servers.size(); ++other.value)
        for (Link *link : {&state.network.link(id, other), &state.network.link(other, id)})
            link->lanes = {};
}

/// A lane keeps the order: of what is on its way there, only what left after something that arrived can
/// arrive still; and nothing of an earlier link can.
void Mirror::loseOvertaken(NodeId from, NodeId to, std::uint64_t number)
{
    const auto overtaken = [&](const InFlightMessage &flight) {
        return flight.message.from == from && flight.message.to == to &&
               flight.state == InFlightMessage::State::Travels &&
               (laneOf(number) == laneOf(flight.number) ? !leftBefore(number, flight.number)
                                                        : !shareLink(number, flight.number));
    };
    const Network &network = m_engine.state.network;
    for (const std::size_t place : network.select(overtaken))
        m_engine.traffic.lose(place, network.flights()[place].sentEvent);
}

bool Mirror::isKeptBack(const InFlightMessage &flight) const
{
    return flight.state == InFlightMessage::State::Travels && flight.due > m_engine.state.now &&
           flight.due - flight.sent > usualFlight;
}

bool Mirror::endsWith(const InFlightMessage &flight, NodeId server) const
{
    return (flight.message.to == server && flight.state == InFlightMessage::State::Travels) ||
           (flight.message.from == server && isKeptBack(flight));
}

} // namespace raft
