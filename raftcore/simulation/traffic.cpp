#include "raftcore/simulation/traffic.h"

#include "raftcore/simulation/engine.h"
#include "raftcore/simulation/message_summary.h"

#include <utility>

namespace raft {

namespace {

bool isOn(const InFlightMessage &flight, NodeId from, NodeId to)
{
    return flight.message.from == from && flight.message.to == to;
}

} // namespace

// ---- leaving

// By manual scheduling nothing is left to chance; doubling is one of the actions. What external servers send,
// their own network doubles.
void Traffic::send(Message &message, EventNumber cause)
{
    SimulationState &state = m_engine.state;
    const std::uint64_t id = ++state.lastMessage;
    const EventNumber sent = writeSent(message, id, cause, 0);
    const bool doubled = state.scheduling == Scheduling::Clock &&
                         state.random.chance(state.network.dials.duplicationPerMillion);
    if (!doubled) {
        launch(std::move(message), id, sent);
        return;
    }
    launch(Message(message), id, sent);
    const std::uint64_t copy = ++state.lastMessage;
    const EventNumber copied = writeSent(message, copy, sent, 0);
    launch(std::move(message), copy, copied);
}

EventNumber Traffic::writeSent(const Message &message, std::uint64_t id, EventNumber cause,
                               std::uint16_t flags)
{
    if (!m_engine.state.counting)
        return 0;
    Event event = eventOf(EventKind::MessageSent, message, id, cause, m_engine.state.config.snapshotChunk);
    event.flags = flags;
    const EventNumber sent = m_engine.events.write(event);
    if (sent == m_engine.witness.wantedSent)
        m_engine.witness.wanted = message;
    return sent;
}

EventNumber Traffic::writeCrafted(const Message &message, std::uint64_t id)
{
    return writeSent(message, id, 0, Event::Forced);
}

void Traffic::launch(Message &&message, std::uint64_t id, EventNumber sent)
{
    SimulationState &state = m_engine.state;
    Network &network = state.network;
    const std::size_t place = network.take();
    InFlightMessage &flight = network.flight(place);
    flight.message = std::move(message);
    flight.id = id;
    flight.sent = state.now;
    flight.due = state.now;
    flight.sentEvent = sent;
    if (state.scheduling == Scheduling::External)
        return m_engine.mirror.launch(place);
    const NodeId from = flight.message.from;
    const NodeId to = flight.message.to;
    const bool leadsNowhere = !network.knows(from, to) || !state.exists(to) || network.link(from, to).cut;
    if (state.scheduling == Scheduling::Manual)
        launchManually(place, leadsNowhere);
    else
        launchByClock(place, leadsNowhere);
}

void Traffic::launchManually(std::size_t place, bool leadsNowhere)
{
    Network &network = m_engine.state.network;
    InFlightMessage &flight = network.flight(place);
    flight.state = InFlightMessage::State::Waits;
    if (leadsNowhere)
        lose(place, flight.sentEvent);
    else if (network.link(flight.message.from, flight.message.to).held)
        flight.state = InFlightMessage::State::Held;
}

void Traffic::launchByClock(std::size_t place, bool leadsNowhere)
{
    SimulationState &state = m_engine.state;
    Network &network = state.network;
    InFlightMessage &flight = network.flight(place);
    const Link *link = leadsNowhere ? nullptr : &network.link(flight.message.from, flight.message.to);
    const std::uint32_t linkLoss = leadsNowhere ? 0 : link->lossPerMillion;
    const bool unlucky = state.random.chance(network.dials.lossPerMillion) || state.random.chance(linkLoss);
    if (leadsNowhere || unlucky)
        flight.state = InFlightMessage::State::Lost; // It dies somewhere on its way; at a cut, half way.
    else
        flight.state = link->held ? InFlightMessage::State::Held : InFlightMessage::State::Travels;
    if (flight.state != InFlightMessage::State::Held)
        putUnderWay(place);
}

void Traffic::putUnderWay(std::size_t place)
{
    SimulationState &state = m_engine.state;
    Network &network = state.network;
    InFlightMessage &flight = network.flight(place);
    const NodeId from = flight.message.from;
    const NodeId to = flight.message.to;
    const bool known = network.knows(from, to);
    Time travels{state.random.between(network.dials.latencyMin.count(), network.dials.latencyMax.count())};
    if (known)
        travels += network.link(from, to).delay;
    if (flight.state == InFlightMessage::State::Lost) {
        const bool cut = !known || network.link(from, to).cut;
        travels = cut ? travels / 2 : travels * state.random.between(20, 80) / 100;
    }
    flight.due = state.now + travels;
    flight.turn = state.queue.add(flight.due, EventQueue::Kind::Message, place);
}

// ---- arriving

void Traffic::arrive(std::size_t place)
{
    SimulationState &state = m_engine.state;
    InFlightMessage &flight = state.network.flight(place);
    flight.turn = 0;
    const NodeId to = flight.message.to;
    if (flight.state == InFlightMessage::State::Lost || !state.exists(to) ||
        state.server(to).liveness == Liveness::Crashed)
        lose(place, flight.sentEvent);
    else if (state.server(to).liveness == Liveness::Paused)
        flight.state = InFlightMessage::State::Arrived;
    else
        deliver(place, 0);
}

void Traffic::deliver(std::size_t place, std::uint16_t flags)
{
    InFlightMessage &flight = m_engine.state.network.flight(place);
    const std::uint64_t id = flight.id;
    const EventNumber sent = flight.sentEvent;
    received() = std::move(flight.message);
    m_engine.state.network.free(place);
    receiveHeld(id, sent, flags);
}

void Traffic::receive(Message message, std::uint64_t id, EventNumber sent, std::uint16_t flags)
{
    received() = std::move(message);
    receiveHeld(id, sent, flags);
}

/// What is received lies in m_received.
void Traffic::receiveHeld(std::uint64_t id, EventNumber sent, std::uint16_t flags)
{
    SimulationState &state = m_engine.state;
    const Message &message = received();
    SimulatedServer &server = state.server(message.to);
    EventNumber delivered = 0;
    ++state.deliveries;
    if (state.counting) {
        Event event = eventOf(EventKind::MessageDelivered, message, id, sent, state.config.snapshotChunk);
        std::swap(event.server, event.other);
        event.flags = flags;
        delivered = m_engine.events.write(event);
    }
    m_engine.servers.step(server, m_received, delivered);
}

void Traffic::lose(std::size_t place, EventNumber cause)
{
    SimulationState &state = m_engine.state;
    const InFlightMessage &flight = state.network.flight(place);
    if (state.counting)
        m_engine.events.write(
            eventOf(EventKind::MessageLost, flight.message, flight.id, cause, state.config.snapshotChunk));
    state.network.free(place);
}

// ---- links

// A cut discards what is on its way; of what external servers sent, only what is still kept at its sender.
void Traffic::discardOnLink(NodeId from, NodeId to, EventNumber cause)
{
    const bool external = m_engine.state.scheduling == Scheduling::External;
    const auto onLink = [&](const InFlightMessage &flight) {
        return isOn(flight, from, to) && (external ? m_engine.mirror.isKeptBack(flight)
                                                   : flight.state != InFlightMessage::State::Arrived);
    };
    for (const std::size_t place : m_engine.state.network.select(onLink))
        lose(place, cause);
}

void Traffic::holdOnLink(NodeId from, NodeId to)
{
    Network &network = m_engine.state.network;
    const auto moving = [from, to](const InFlightMessage &flight) {
        return isOn(flight, from, to) && (flight.state == InFlightMessage::State::Travels ||
                                          flight.state == InFlightMessage::State::Waits);
    };
    for (const std::size_t place : network.select(moving)) {
        InFlightMessage &flight = network.flight(place);
        flight.state = InFlightMessage::State::Held;
        flight.turn = 0;
    }
}

void Traffic::releaseOnLink(NodeId from, NodeId to)
{
    const auto held = [from, to](const InFlightMessage &flight) {
        return isOn(flight, from, to) && flight.state == InFlightMessage::State::Held;
    };
    for (const std::size_t place : m_engine.state.network.select(held))
        release(place);
}

void Traffic::releaseAll()
{
    const auto held = [](const InFlightMessage &flight) {
        return flight.state == InFlightMessage::State::Held;
    };
    for (const std::size_t place : m_engine.state.network.select(held))
        release(place);
}

void Traffic::release(std::size_t place)
{
    InFlightMessage &flight = m_engine.state.network.flight(place);
    const bool manual = m_engine.state.scheduling == Scheduling::Manual;
    flight.state = manual ? InFlightMessage::State::Waits : InFlightMessage::State::Travels;
    if (!manual)
        putUnderWay(place);
}

void Traffic::stop()
{
    Network &network = m_engine.state.network;
    const auto moving = [](const InFlightMessage &flight) {
        return flight.state == InFlightMessage::State::Travels ||
               flight.state == InFlightMessage::State::Lost;
    };
    for (const std::size_t place : network.select(moving)) {
        InFlightMessage &flight = network.flight(place);
        flight.turn = 0;
        if (flight.state == InFlightMessage::State::Lost)
            lose(place, flight.sentEvent);
        else
            flight.state = InFlightMessage::State::Waits;
    }
}

void Traffic::start()
{
    const auto waiting = [](const InFlightMessage &flight) {
        return flight.state == InFlightMessage::State::Waits;
    };
    for (const std::size_t place : m_engine.state.network.select(waiting))
        release(place);
}

} // namespace raft
