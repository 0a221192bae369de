#include "raftcore/simulation/engine.h"
#include "raftcore/simulation/same_message.h"

#include <algorithm>
#include <utility>

/// External servers, as real processes: what they tell of their steps is done again here, so that
/// everything is known of them that is known of simulated ones.
namespace raft {

namespace {

/// A message that nobody delays is on the screen for as long as this, unless it arrives earlier.
constexpr Time usualFlight{1'000};
/// Numbers of requests that are nobody's operation, above all operations.
constexpr std::uint64_t nobodysRequests = std::uint64_t{1} << 62U;

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

Event about(EventKind kind, NodeId server)
{
    Event event;
    event.kind = kind;
    event.server = small(server);
    return event;
}

/// Clients that an external server has been waiting for are nobody's operation here.
void disown(Server &server)
{
    Server::visitState(server, [](const Node &, const Store &, auto &changes, auto &reads, RequestId) {
        for (auto &change : changes)
            change.client.value |= nobodysRequests;
        for (auto &[asked, read] : reads)
            read.client.value |= nobodysRequests;
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

} // namespace

void Engine::perform(const action::Introduce &introduce)
{
    const NodeId id = introduce.server->node().id();
    const std::size_t place = id.value - 1;
    if (m_state.servers.size() <= place)
        m_state.servers.resize(place + 1);
    m_state.network.grow(m_state.servers.size());
    const bool known = m_state.exists(id) && m_state.server(id).lives > 0;
    EventNumber cause = 0;
    if (!known)
        cause = emitText(about(EventKind::Joined, id), "it runs elsewhere");
    else if (introduce.restarted)
        cause = emit(EventKind::Restarted, id);
    else
        emitDial(id, "some of its steps were not seen");
    const auto ofItsLinks = [id](const InFlightMessage &flight) {
        return (flight.message.from == id || flight.message.to == id) &&
               flight.state == InFlightMessage::State::Travels;
    };
    for (const std::size_t lost : m_state.network.select(ofItsLinks))
        lose(lost, m_state.network.flight(lost).sentEvent);
    forgetArrivals(id);
    const std::uint64_t lives = known ? m_state.server(id).lives + (introduce.restarted ? 1 : 0) : 1;
    SimulatedServer &server =
        m_state.servers[place].emplace(id, *introduce.server, diskOf(introduce.server->node()));
    disown(server.server);
    server.lives = lives;
    server.since = m_state.now;
    server.clock.set(m_state.now, introduce.local);
    const Node &node = server.node();
    if (node.term() > Term{0}) {
        Event state = about(EventKind::StateChanged, id);
        state.cause = cause;
        state.term = node.term();
        state.detail = static_cast<std::uint8_t>(node.role());
        emit(state);
    }
    const std::size_t violations = m_witness.monitor != nullptr ? m_witness.monitor->violations().size() : 0;
    if (m_witness.monitor != nullptr)
        m_witness.monitor->started(server.node(), cause, m_state.now);
    tellViolations(violations);
}

void Engine::perform(const action::Retell &retell)
{
    SimulatedServer &server = m_state.server(retell.step->server);
    server.clock.set(m_state.now, retell.step->local);
    m_replayed = retell.step.get();
    m_sentOfReplayed = 0;
    std::visit([this, &server](const auto &what) { this->retell(server, what); }, retell.step->what);
    m_replayed = nullptr;
}

void Engine::retell(SimulatedServer &server, const TimerFired &)
{
    fireTimer(server, 0);
}

// A message that nobody was seen to send has no cause. One that arrives as it was sent shares its entries
// with the sender's.
void Engine::retell(SimulatedServer &server, const ServerStep::Arrived &arrived)
{
    const NodeId from = arrived.message.from;
    Message &message = std::get<Received>(m_received).message;
    message = arrived.message;
    message.to = server.id;
    std::uint64_t id = 0;
    EventNumber sent = 0;
    const InFlightMessage *flight = m_state.network.travelling(from, server.id, arrived.number);
    if (flight != nullptr) {
        id = flight->id;
        sent = flight->sentEvent;
        if (same(flight->message, message))
            message = flight->message;
        m_state.network.free(m_state.network.placeOf(id));
    }
    loseOvertaken(from, server.id, arrived.number);
    if (m_state.network.knows(from, server.id))
        noteArrival(from, m_state.network.link(from, server.id), arrived.number, flight != nullptr);
    receive(id == 0 ? ++m_state.lastMessage : id, sent, 0);
}

// Several writes may share a sync; the server is told of the last of them.
void Engine::retell(SimulatedServer &server, const WriteDone &done)
{
    const Index before = server.disk.log.lastIndex();
    UnsyncedWrite last;
    last.write.id = done.id;
    while (!server.unsynced.empty() && server.unsynced.front().write.id <= done.id) {
        last = std::move(server.unsynced.front());
        server.unsynced.pop_front();
        putOnDisk(server, last.write);
    }
    wrote(server, last);
    shareLog(server, before);
}

/// The operation that a request is: known already when it was called here, else a client's elsewhere. Of two
/// reads of a key at the same server it does not matter which is which.
const PendingOperation &Engine::calledBy(const SimulatedServer &server, const ClientRequest &request)
{
    const auto *command = std::get_if<StoreCommand>(&request.what);
    const auto *get = std::get_if<Get>(&request.what);
    for (PendingOperation &pending : m_state.pending) {
        if (command != nullptr && command->session && pending.session == command->session)
            return pending;
        if (get == nullptr || !get->linearizable || pending.server != server.id ||
            pending.unseenRead != get->key)
            continue;
        pending.unseenRead.reset();
        return pending;
    }
    call({server.id, request.what});
    return m_state.pending.back();
}

void Engine::retell(SimulatedServer &server, const ServerStep::Called &called)
{
    std::vector<ClientRequest> requests = called.requests;
    EventNumber cause = 0;
    for (ClientRequest &request : requests) {
        const auto *get = std::get_if<Get>(&request.what);
        if (get != nullptr &&
            get->key.empty()) { // The server itself wants to know how far it must have come.
            request.id = {nobodysRequests + request.id.value};
            continue;
        }
        const PendingOperation &operation = calledBy(server, request);
        request.id = {operation.id};
        cause = operation.called;
    }
    stepBy(server, cause,
           [this, &server, &requests](Time local) { server.server.submit(local, requests, m_effects); });
}

void Engine::retell(SimulatedServer &server, const ChangeMembership &change)
{
    ActionResult result;
    request(server, change, change.id, "change the membership", result);
}

void Engine::retell(SimulatedServer &server, const TransferLeadership &transfer)
{
    ActionResult result;
    request(server, transfer, transfer.id, "hand leadership over", result);
}

void Engine::retell(SimulatedServer &server, const ServerStep::StoreRemembered &)
{
    server.remembered = server.server.store();
}

void Engine::retell(SimulatedServer &server, const ServerStep::Compacted &compacted)
{
    const Store store =
        server.remembered ? *std::exchange(server.remembered, std::nullopt) : server.server.store();
    Event event;
    event.kind = EventKind::RequestMade;
    event.server = small(server.id);
    event.position.index = compacted.upTo;
    const EventNumber asked = emitText(event, "compact its log");
    step(server, Compact{compacted.upTo, std::make_shared<const std::string>(store.snapshot())}, asked);
}

void Engine::perform(const action::Return &answer)
{
    returned(answer.operation, answer.answer, 0);
}

// What the sender's end of the link did with it is told; whether it arrives, the receiver tells. What is
// known here of cuts says nothing about it: they are made at the ends of the link, a moment earlier or later.
void Engine::launchExternal(std::size_t place, EventNumber sent)
{
    InFlightMessage &flight = m_state.network.flight(place);
    const NodeId from = flight.message.from;
    const NodeId to = flight.message.to;
    const ServerStep::Sent fate = m_replayed != nullptr && m_sentOfReplayed < m_replayed->sent.size()
                                      ? m_replayed->sent[m_sentOfReplayed++]
                                      : ServerStep::Sent{};
    flight.number = fate.number;
    flight.sentEvent = sent;
    if (fate.number == 0 || !m_state.exists(to)) {
        flight.state = InFlightMessage::State::Lost;
        putUnderWay(place);
        return;
    }
    Link::Lane &lane = m_state.network.link(from, to).lanes.at(laneOf(fate.number));
    if (std::exchange(lane.sent, fate.number) == fate.number)
        loseUnsent(place);
    if (!leftBefore(fate.number, lane.arrived) && std::exchange(lane.ahead, false))
        seeAgain(from);
    if (fate.number == lane.arrived || leftBefore(fate.number, lane.arrived)) {
        m_state.network.free(place); // Its receiver has told of it already.
        return;
    }
    flight.state = InFlightMessage::State::Travels;
    flight.due = m_state.now + std::max(fate.delay, usualFlight);
}

/// A message has the number of an earlier one on its link, which its sender held and never sent.
void Engine::loseUnsent(std::size_t place)
{
    const InFlightMessage &present = m_state.network.flight(place);
    const auto isEarlier = [&present](const InFlightMessage &flight) {
        return flight.number == present.number && flight.state == InFlightMessage::State::Travels &&
               flight.message.from == present.message.from && flight.message.to == present.message.to;
    };
    for (const std::size_t earlier : m_state.network.select(isEarlier))
        lose(earlier, m_state.network.flight(earlier).sentEvent);
}

/// A message of that number has arrived on the link. If it was not seen to be sent, steps of its sender have
/// not been told, or not yet: what the sender's disk holds by now is not known.
void Engine::noteArrival(NodeId from, Link &link, std::uint64_t number, bool seenSent)
{
    Link::Lane &lane = link.lanes.at(laneOf(number));
    lane.arrived = number;
    lane.ahead = lane.ahead || !seenSent;
    if (!seenSent && m_witness.monitor != nullptr)
        m_witness.monitor->loseSight(from);
}

/// The sender has told how it sent what had arrived on one of its links.
void Engine::seeAgain(NodeId sender)
{
    for (NodeId other{1}; other.value <= m_state.servers.size(); ++other.value)
        if (m_state.network.link(sender, other).isAhead())
            return;
    if (m_witness.monitor != nullptr)
        m_witness.monitor->seeAgain(sender);
}

/// The server's links begin to count anew, or it is not known what it has sent.
void Engine::forgetArrivals(NodeId id)
{
    for (NodeId other{1}; other.value <= m_state.servers.size(); ++other.value)
        for (Link *link : {&m_state.network.link(id, other), &m_state.network.link(other, id)})
            link->lanes = {};
}

/// A lane keeps the order: of what is on its way there, only what left after something that arrived can
/// arrive still; and nothing of an earlier link can.
void Engine::loseOvertaken(NodeId from, NodeId to, std::uint64_t number)
{
    const auto overtaken = [&](const InFlightMessage &flight) {
        return flight.message.from == from && flight.message.to == to &&
               flight.state == InFlightMessage::State::Travels &&
               (laneOf(number) == laneOf(flight.number) ? !leftBefore(number, flight.number)
                                                        : !shareLink(number, flight.number));
    };
    for (const std::size_t place : m_state.network.select(overtaken))
        lose(place, m_state.network.flight(place).sentEvent);
}

/// Whether a fault still keeps the message at its sender, who drops it when the link is cut.
bool Engine::isKeptBack(const InFlightMessage &flight) const
{
    return flight.state == InFlightMessage::State::Travels && flight.due > m_state.now &&
           flight.due - flight.sent > usualFlight;
}

// Timers go on from where they are, messages on their way arrive, disks finish what they have begun.
void Engine::perform(const action::GoOnHere &)
{
    emitText(about(EventKind::Marked, NodeId{}), "in simulation from here on");
    const auto travels = [](const InFlightMessage &flight) {
        return flight.state == InFlightMessage::State::Travels;
    };
    for (const std::size_t place : m_state.network.select(travels)) {
        if (m_state.isGivenUp(m_state.network.flight(place)))
            m_state.network.flight(place).state = InFlightMessage::State::Lost;
        putUnderWay(place);
    }
    m_state.external = false;
    for (std::optional<SimulatedServer> &server : m_state.servers) {
        if (!server || server->liveness == Liveness::Crashed)
            continue;
        runDisk(*server);
        arm(*server);
    }
}

} // namespace raft
