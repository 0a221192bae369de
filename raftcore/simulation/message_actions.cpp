#include "raftcore/simulation/message_actions.h"

#include "raftcore/consensus/phrase.h"
#include "raftcore/simulation/engine.h"

#include <string>
#include <variant>

namespace raft {

InFlightMessage &MessageActions::find(std::uint64_t message)
{
    Network &network = m_engine.state.network;
    return network.flight(network.placeOf(message));
}

EventNumber MessageActions::write(const InFlightMessage &flight, MessageTouch touch)
{
    Event event = eventAt(EventKind::MessageTouched, flight.message.from);
    event.other = small(flight.message.to);
    event.subject = flight.id;
    event.term = flight.message.term;
    event.cause = flight.sentEvent;
    event.detail = static_cast<std::uint8_t>(touch);
    return m_engine.events.write(event);
}

// ---- Deliver, Drop, Duplicate

std::string MessageActions::obstacle(const action::Deliver &deliver, const Preconditions &must)
{
    return must.reach(deliver.message);
}

void MessageActions::perform(const action::Deliver &deliver)
{
    m_engine.traffic.deliver(m_engine.state.network.placeOf(deliver.message), Event::Forced);
}

std::string MessageActions::obstacle(const action::Drop &drop, const Preconditions &must)
{
    return must.travel(drop.message);
}

void MessageActions::perform(const action::Drop &drop)
{
    const std::size_t place = m_engine.state.network.placeOf(drop.message);
    m_engine.traffic.lose(place, write(find(drop.message), MessageTouch::Dropped));
}

std::string MessageActions::obstacle(const action::Duplicate &duplicate, const Preconditions &must)
{
    return must.reach(duplicate.message);
}

void MessageActions::perform(const action::Duplicate &duplicate)
{
    const InFlightMessage &flight = find(duplicate.message);
    write(flight, MessageTouch::Doubled);
    m_engine.traffic.receive(flight.message, flight.id, flight.sentEvent, Event::Forced);
}

// ---- HoldMessage, DelayMessage

std::string MessageActions::obstacle(const action::HoldMessage &hold, const Preconditions &must)
{
    if (std::string problem = must.travel(hold.message); !problem.empty())
        return problem;
    const InFlightMessage::State state = must.find(hold.message)->state;
    const bool moves = state == InFlightMessage::State::Travels || state == InFlightMessage::State::Waits;
    return moves ? std::string() : phrase("Message %1 does not move.", {std::to_string(hold.message)});
}

void MessageActions::perform(const action::HoldMessage &hold)
{
    InFlightMessage &flight = find(hold.message);
    write(flight, MessageTouch::Held);
    flight.state = InFlightMessage::State::Held;
    flight.turn = 0;
}

std::string MessageActions::obstacle(const action::DelayMessage &delay, const Preconditions &must)
{
    if (std::string problem = must.travel(delay.message); !problem.empty())
        return problem;
    if (must.find(delay.message)->state != InFlightMessage::State::Travels)
        return phrase("Message %1 does not travel by itself.", {std::to_string(delay.message)});
    return badTime(delay.by, ofDelay);
}

void MessageActions::perform(const action::DelayMessage &delay)
{
    SimulationState &state = m_engine.state;
    const std::size_t place = state.network.placeOf(delay.message);
    InFlightMessage &flight = state.network.flight(place);
    write(flight, MessageTouch::Delayed);
    flight.due += delay.by;
    flight.turn = state.queue.add(flight.due, EventQueue::Kind::Message, place);
}

// ---- Inject

std::string MessageActions::obstacle(const action::Inject &inject, const Preconditions &must)
{
    const Message &message = inject.message;
    if (std::string problem =
            Preconditions::numbered(message.from, marked("The sender's number is between 1 and %1."));
        !problem.empty())
        return problem;
    const auto *snapshot = std::get_if<InstallSnapshot>(&message.body);
    if (snapshot != nullptr && !snapshot->membership)
        return phrase("The snapshot names no membership.");
    return must.run(message.to);
}

void MessageActions::perform(const action::Inject &inject)
{
    const std::uint64_t id = ++m_engine.state.lastMessage;
    const EventNumber sent = m_engine.traffic.writeCrafted(inject.message, id);
    m_engine.traffic.receive(inject.message, id, sent, Event::Forced);
}

} // namespace raft
