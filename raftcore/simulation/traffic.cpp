#include "raftcore/simulation/engine.h"

#include <utility>

namespace raft {

namespace {

// The log position and the number of entries that an event shows for a message.
struct MessageSummary {
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
    std::visit(MessageSummary{event, snapshotChunk}, message.body);
    return event;
}

} // namespace

void Engine::send(Message &message, EventNumber cause)
{
    const std::uint64_t id = ++m_state.lastMessage;
    const EventNumber sent = emitSent(message, id, cause, 0);
    // By hand nothing is left to chance; doubling is one of the actions.
    const bool doubled = !m_state.manual && !m_state.external &&
                         m_state.random.chance(m_state.network.dials.duplicationPerMillion);
    if (!doubled) {
        launch(std::move(message), id, sent);
        return;
    }
    launch(Message(message), id, sent);
    const std::uint64_t copy = ++m_state.lastMessage;
    const EventNumber copied = emitSent(message, copy, sent, 0);
    launch(std::move(message), copy, copied);
}

EventNumber Engine::emitSent(const Message &message, std::uint64_t id, EventNumber cause, std::uint16_t flags)
{
    if (!m_state.counting)
        return 0;
    Event event = eventOf(EventKind::MessageSent, message, id, cause, m_state.config.snapshotChunk);
    event.flags = flags;
    const EventNumber sent = emit(event);
    if (sent == m_witness.wantedSent)
        m_witness.wanted = message;
    return sent;
}

void Engine::launch(Message &&message, std::uint64_t id, EventNumber sent)
{
    Network &network = m_state.network;
    const std::size_t place = network.take();
    InFlightMessage &flight = network.flight(place);
    flight.message = std::move(message);
    flight.id = id;
    flight.sent = m_state.now;
    flight.due = m_state.now;
    flight.sentEvent = sent;

    if (m_state.external)
        return launchExternal(place, sent);
    const NodeId from = flight.message.from;
    const NodeId to = flight.message.to;
    const bool leadsNowhere = !network.knows(from, to) || !m_state.exists(to) || network.link(from, to).cut;
    if (m_state.manual) {
        flight.state = InFlightMessage::State::Waits;
        if (leadsNowhere)
            lose(place, sent);
        else if (network.link(from, to).held)
            flight.state = InFlightMessage::State::Held;
        return;
    }
    const std::uint32_t linkLoss = leadsNowhere ? 0 : network.link(from, to).lossPerMillion;
    const bool unlucky =
        m_state.random.chance(network.dials.lossPerMillion) || m_state.random.chance(linkLoss);
    if (!leadsNowhere && !unlucky) {
        flight.state =
            network.link(from, to).held ? InFlightMessage::State::Held : InFlightMessage::State::Travels;
        if (flight.state == InFlightMessage::State::Travels)
            putUnderWay(place);
        return;
    }
    // It dies somewhere on its way; at a cut, half way.
    flight.state = InFlightMessage::State::Lost;
    putUnderWay(place);
}

// Draws how long the message travels from now on, and puts its end on the queue.
void Engine::putUnderWay(std::size_t place)
{
    Network &network = m_state.network;
    InFlightMessage &flight = network.flight(place);
    const NodeId from = flight.message.from;
    const NodeId to = flight.message.to;
    const bool known = network.knows(from, to);
    Time travels{m_state.random.between(network.dials.latencyMin.count(), network.dials.latencyMax.count())};
    if (known)
        travels += network.link(from, to).delay;
    if (flight.state == InFlightMessage::State::Lost) {
        const bool cut = !known || network.link(from, to).cut;
        travels = cut ? travels / 2 : travels * m_state.random.between(20, 80) / 100;
    }
    flight.due = m_state.now + travels;
    flight.turn = m_state.queue.add(flight.due, EventQueue::Kind::Message, place);
}

void Engine::arrive(std::size_t place)
{
    InFlightMessage &flight = m_state.network.flight(place);
    flight.turn = 0;
    const NodeId to = flight.message.to;
    if (flight.state == InFlightMessage::State::Lost || !m_state.exists(to) ||
        m_state.server(to).liveness == Liveness::Crashed)
        lose(place, flight.sentEvent);
    else if (m_state.server(to).liveness == Liveness::Paused)
        flight.state = InFlightMessage::State::Arrived;
    else
        deliver(place, 0);
}

void Engine::deliver(std::size_t place, std::uint16_t flags)
{
    InFlightMessage &flight = m_state.network.flight(place);
    const std::uint64_t id = flight.id;
    const EventNumber sent = flight.sentEvent;
    Message &message = std::get<Received>(m_received).message;
    message = std::move(flight.message);
    m_state.network.free(place);
    receive(id, sent, flags);
}

// What was received lies in m_received.
void Engine::receive(std::uint64_t id, EventNumber sent, std::uint16_t flags)
{
    const Message &message = std::get<Received>(m_received).message;
    SimulatedServer &server = m_state.server(message.to);
    EventNumber delivered = 0;
    ++m_state.deliveries;
    if (m_state.counting) {
        Event event = eventOf(EventKind::MessageDelivered, message, id, sent, m_state.config.snapshotChunk);
        std::swap(event.server, event.other);
        event.flags = flags;
        delivered = emit(event);
    }
    step(server, m_received, delivered);
}

void Engine::lose(std::size_t place, EventNumber cause)
{
    const InFlightMessage &flight = m_state.network.flight(place);
    if (m_state.counting)
        emit(eventOf(EventKind::MessageLost, flight.message, flight.id, cause, m_state.config.snapshotChunk));
    m_state.network.free(place);
}

void Engine::discardOnLink(NodeId from, NodeId to, EventNumber cause)
{
    const auto onLink = [this, from, to](const InFlightMessage &flight) {
        return flight.message.from == from && flight.message.to == to &&
               (m_state.external ? isKeptBack(flight) : flight.state != InFlightMessage::State::Arrived);
    };
    for (const std::size_t place : m_state.network.select(onLink))
        lose(place, cause);
}

void Engine::holdOnLink(NodeId from, NodeId to)
{
    const auto moving = [from, to](const InFlightMessage &flight) {
        return flight.message.from == from && flight.message.to == to &&
               (flight.state == InFlightMessage::State::Travels ||
                flight.state == InFlightMessage::State::Waits);
    };
    for (const std::size_t place : m_state.network.select(moving)) {
        InFlightMessage &flight = m_state.network.flight(place);
        flight.state = InFlightMessage::State::Held;
        flight.turn = 0;
    }
}

void Engine::releaseOnLink(NodeId from, NodeId to)
{
    const auto held = [from, to](const InFlightMessage &flight) {
        return flight.message.from == from && flight.message.to == to &&
               flight.state == InFlightMessage::State::Held;
    };
    for (const std::size_t place : m_state.network.select(held))
        release(place);
}

} // namespace raft
