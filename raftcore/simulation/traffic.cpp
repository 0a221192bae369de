#include "raftcore/simulation/engine.h"

#include <utility>

namespace raft {

namespace {

// The log position and the number of entries that an event shows for a message.
struct Gist {
    Event &event;
    std::size_t snapshotChunk; // Bytes of a whole chunk.

    void operator()(const RequestVote &request) const { event.position = request.last; }
    void operator()(const VoteReply &reply) const { event.count = reply.granted ? 1 : 0; }
    void operator()(const AppendEntries &request) const
    {
        event.position = request.prev;
        event.count = static_cast<std::uint32_t>(request.entries.size());
    }
    void operator()(const AppendReply &reply) const
    {
        event.position = reply.success ? Position{reply.match, {}} : reply.conflict;
        event.count = reply.success ? 1 : 0;
    }
    void operator()(const InstallSnapshot &request) const
    {
        event.position = request.last;
        event.count = static_cast<std::uint32_t>(request.offset / snapshotChunk + 1);
    }
    void operator()(const SnapshotReply &reply) const
    {
        event.position = reply.last;
        event.count = reply.installed ? 1 : 0;
    }
    void operator()(const TimeoutNow &) const {}
    void operator()(const ReadIndex &) const {}
    void operator()(const ReadIndexReply &reply) const
    {
        event.position.index = reply.index;
        event.count = reply.confirmed ? 1 : 0;
    }
};

Event eventOf(EventKind kind, const Message &message, std::uint64_t id, EventNumber cause,
              std::size_t snapshotChunk)
{
    Event event;
    event.kind = kind;
    event.server = small(message.from);
    event.other = small(message.to);
    event.term = message.term;
    event.subject = id;
    event.detail = static_cast<std::uint8_t>(typeOf(message));
    event.cause = cause;
    std::visit(Gist{event, snapshotChunk}, message.body);
    return event;
}

} // namespace

void Engine::send(Message &message, EventNumber cause)
{
    const std::uint64_t id = ++m_world.lastMessage;
    const EventNumber sent = emitSent(message, id, cause, 0);
    // By hand nothing is left to chance; doubling is one of the actions.
    const bool doubled = !m_world.byHand && !m_world.elsewhere &&
                         m_world.random.chance(m_world.network.dials.duplicationPerMillion);
    if (!doubled) {
        launch(std::move(message), id, sent);
        return;
    }
    launch(Message(message), id, sent);
    const std::uint64_t copy = ++m_world.lastMessage;
    const EventNumber copied = emitSent(message, copy, sent, 0);
    launch(std::move(message), copy, copied);
}

EventNumber Engine::emitSent(const Message &message, std::uint64_t id, EventNumber cause, std::uint16_t flags)
{
    if (!m_world.counting)
        return 0;
    Event event = eventOf(EventKind::MessageSent, message, id, cause, m_world.config.snapshotChunk);
    event.flags = flags;
    const EventNumber sent = emit(event);
    if (sent == m_witness.wantedSent)
        m_witness.wanted = message;
    return sent;
}

void Engine::launch(Message &&message, std::uint64_t id, EventNumber sent)
{
    Network &network = m_world.network;
    const std::size_t place = network.take();
    Flight &flight = network.flight(place);
    flight.message = std::move(message);
    flight.id = id;
    flight.sent = m_world.now;
    flight.due = m_world.now;
    flight.sentEvent = sent;

    if (m_world.elsewhere)
        return launchElsewhere(place, sent);
    const NodeId from = flight.message.from;
    const NodeId to = flight.message.to;
    const bool leadsNowhere = !network.knows(from, to) || !m_world.exists(to) || network.link(from, to).cut;
    if (m_world.byHand) {
        flight.state = Flight::State::Waits;
        if (leadsNowhere)
            lose(place, sent);
        else if (network.link(from, to).held)
            flight.state = Flight::State::Held;
        return;
    }
    const std::uint32_t linkLoss = leadsNowhere ? 0 : network.link(from, to).lossPerMillion;
    const bool unlucky =
        m_world.random.chance(network.dials.lossPerMillion) || m_world.random.chance(linkLoss);
    if (!leadsNowhere && !unlucky) {
        flight.state = network.link(from, to).held ? Flight::State::Held : Flight::State::Travels;
        if (flight.state == Flight::State::Travels)
            putUnderWay(place);
        return;
    }
    // It dies somewhere on its way; at a cut, half way.
    flight.state = Flight::State::Lost;
    putUnderWay(place);
}

// Draws how long the message travels from now on, and puts its end on the agenda.
void Engine::putUnderWay(std::size_t place)
{
    Network &network = m_world.network;
    Flight &flight = network.flight(place);
    const NodeId from = flight.message.from;
    const NodeId to = flight.message.to;
    const bool known = network.knows(from, to);
    Time travels{m_world.random.between(network.dials.latencyMin.count(), network.dials.latencyMax.count())};
    if (known)
        travels += network.link(from, to).delay;
    if (flight.state == Flight::State::Lost) {
        const bool cut = !known || network.link(from, to).cut;
        travels = cut ? travels / 2 : travels * m_world.random.between(20, 80) / 100;
    }
    flight.due = m_world.now + travels;
    flight.turn = m_world.agenda.add(flight.due, Agenda::Kind::Message, place);
}

void Engine::arrive(std::size_t place)
{
    Flight &flight = m_world.network.flight(place);
    flight.turn = 0;
    const NodeId to = flight.message.to;
    if (flight.state == Flight::State::Lost || !m_world.exists(to) ||
        m_world.server(to).liveness == Liveness::Crashed)
        lose(place, flight.sentEvent);
    else if (m_world.server(to).liveness == Liveness::Paused)
        flight.state = Flight::State::Arrived;
    else
        deliver(place, 0);
}

void Engine::deliver(std::size_t place, std::uint16_t flags)
{
    Flight &flight = m_world.network.flight(place);
    const std::uint64_t id = flight.id;
    const EventNumber sent = flight.sentEvent;
    Message &message = std::get<Received>(m_received).message;
    message = std::move(flight.message);
    m_world.network.free(place);
    receive(id, sent, flags);
}

// What was received lies in m_received.
void Engine::receive(std::uint64_t id, EventNumber sent, std::uint16_t flags)
{
    const Message &message = std::get<Received>(m_received).message;
    SimulatedServer &server = m_world.server(message.to);
    EventNumber delivered = 0;
    ++m_world.deliveries;
    if (m_world.counting) {
        Event event = eventOf(EventKind::MessageDelivered, message, id, sent, m_world.config.snapshotChunk);
        std::swap(event.server, event.other);
        event.flags = flags;
        delivered = emit(event);
    }
    step(server, m_received, delivered);
}

void Engine::lose(std::size_t place, EventNumber cause)
{
    const Flight &flight = m_world.network.flight(place);
    if (m_world.counting)
        emit(eventOf(EventKind::MessageLost, flight.message, flight.id, cause, m_world.config.snapshotChunk));
    m_world.network.free(place);
}

void Engine::discardOnLink(NodeId from, NodeId to, EventNumber cause)
{
    const auto onLink = [this, from, to](const Flight &flight) {
        return flight.message.from == from && flight.message.to == to &&
               (m_world.elsewhere ? isKeptBack(flight) : flight.state != Flight::State::Arrived);
    };
    for (const std::size_t place : m_world.network.select(onLink))
        lose(place, cause);
}

void Engine::holdOnLink(NodeId from, NodeId to)
{
    const auto moving = [from, to](const Flight &flight) {
        return flight.message.from == from && flight.message.to == to &&
               (flight.state == Flight::State::Travels || flight.state == Flight::State::Waits);
    };
    for (const std::size_t place : m_world.network.select(moving)) {
        Flight &flight = m_world.network.flight(place);
        flight.state = Flight::State::Held;
        flight.turn = 0;
    }
}

void Engine::releaseOnLink(NodeId from, NodeId to)
{
    const auto held = [from, to](const Flight &flight) {
        return flight.message.from == from && flight.message.to == to && flight.state == Flight::State::Held;
    };
    for (const std::size_t place : m_world.network.select(held))
        release(place);
}

} // namespace raft
