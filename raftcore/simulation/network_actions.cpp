#include "raftcore/cluster/wording.h"
#include "raftcore/simulation/engine.h"

#include <algorithm>
#include <string>
#include <utility>

namespace raft {

namespace {

std::string textOf(const std::vector<std::vector<NodeId>> &groups)
{
    std::string text;
    for (const std::vector<NodeId> &group : groups) {
        text += text.empty() ? "{" : " | {";
        for (std::size_t i = 0; i < group.size(); ++i)
            text += (i == 0 ? "S" : " S") + std::to_string(group[i].value);
        text += "}";
    }
    return text;
}

// The groups as they are in force: sorted, and a server in none of them is alone.
std::vector<std::vector<NodeId>> completed(std::vector<std::vector<NodeId>> groups,
                                           const SimulationState &state)
{
    std::erase_if(groups, [](const std::vector<NodeId> &group) { return group.empty(); });
    for (std::vector<NodeId> &group : groups)
        std::sort(group.begin(), group.end());
    for (const std::optional<SimulatedServer> &server : state.servers) {
        const auto holds = [&server](const std::vector<NodeId> &group) {
            return std::find(group.begin(), group.end(), server->id) != group.end();
        };
        if (server && std::none_of(groups.begin(), groups.end(), holds))
            groups.push_back({server->id});
    }
    return groups;
}

bool together(const std::vector<std::vector<NodeId>> &groups, NodeId a, NodeId b)
{
    return std::any_of(groups.begin(), groups.end(), [a, b](const std::vector<NodeId> &group) {
        return std::find(group.begin(), group.end(), a) != group.end() &&
               std::find(group.begin(), group.end(), b) != group.end();
    });
}

} // namespace

EventNumber Engine::emitLink(NodeId from, NodeId to, LinkChange change)
{
    return emit(EventKind::LinkChanged, from, to, 0, static_cast<std::uint8_t>(change));
}

EventNumber Engine::emitTouch(const InFlightMessage &flight, MessageTouch touch)
{
    Event event;
    event.kind = EventKind::MessageTouched;
    event.server = small(flight.message.from);
    event.other = small(flight.message.to);
    event.subject = flight.id;
    event.term = flight.message.term;
    event.cause = flight.sentEvent;
    event.detail = static_cast<std::uint8_t>(touch);
    return emit(event);
}

void Engine::perform(const action::Split &split)
{
    m_state.groups = completed(split.groups, m_state);
    Event event;
    event.kind = EventKind::NetworkSplit;
    const EventNumber cause = emitText(event, textOf(m_state.groups));
    for (const std::optional<SimulatedServer> &from : m_state.servers) {
        for (const std::optional<SimulatedServer> &to : m_state.servers) {
            if (!from || !to || from->id == to->id)
                continue;
            Link &link = m_state.network.link(from->id, to->id);
            link.cut = !together(m_state.groups, from->id, to->id);
            if (link.cut)
                discardOnLink(from->id, to->id, cause);
        }
    }
}

void Engine::perform(const action::Heal &)
{
    emit(EventKind::NetworkHealed);
    m_state.groups.clear();
    for (Link &link : m_state.network.links()) {
        link.cut = link.held = false;
        link.delay = {};
        link.lossPerMillion = 0;
    }
    const auto held = [](const InFlightMessage &flight) {
        return flight.state == InFlightMessage::State::Held;
    };
    for (const std::size_t place : m_state.network.select(held))
        release(place);
}

void Engine::perform(const action::CutLink &cut)
{
    m_state.network.link(cut.from, cut.to).cut = true;
    discardOnLink(cut.from, cut.to, emitLink(cut.from, cut.to, LinkChange::Cut));
}

void Engine::perform(const action::OpenLink &open)
{
    emitLink(open.from, open.to, LinkChange::Opened);
    m_state.network.link(open.from, open.to).cut = false;
    if (!together(m_state.groups, open.from, open.to))
        m_state.groups.clear(); // The split is no longer what its groups say.
}

void Engine::perform(const action::HoldLink &hold)
{
    emitLink(hold.from, hold.to, LinkChange::Held);
    m_state.network.link(hold.from, hold.to).held = true;
    holdOnLink(hold.from, hold.to);
}

void Engine::perform(const action::ReleaseLink &release)
{
    emitLink(release.from, release.to, LinkChange::Released);
    m_state.network.link(release.from, release.to).held = false;
    releaseOnLink(release.from, release.to);
}

void Engine::perform(const action::SlowLink &slow)
{
    Event event;
    event.kind = EventKind::LinkChanged;
    event.server = small(slow.from);
    event.other = small(slow.to);
    event.detail = static_cast<std::uint8_t>(LinkChange::Slowed);
    emitText(event, milliseconds(slow.delay));
    m_state.network.link(slow.from, slow.to).delay = slow.delay;
}

void Engine::perform(const action::LoseOnLink &lose)
{
    Event event;
    event.kind = EventKind::LinkChanged;
    event.server = small(lose.from);
    event.other = small(lose.to);
    event.detail = static_cast<std::uint8_t>(LinkChange::MadeLossy);
    emitText(event, percent(lose.perMillion));
    m_state.network.link(lose.from, lose.to).lossPerMillion = lose.perMillion;
}

void Engine::perform(const action::SetNetwork &set)
{
    emitDial(NodeId{}, "latency " + milliseconds(set.dials.latencyMin) + " to " +
                           milliseconds(set.dials.latencyMax) + ", loss " +
                           percent(set.dials.lossPerMillion) + ", duplicates " +
                           percent(set.dials.duplicationPerMillion));
    m_state.network.dials = set.dials;
}

void Engine::perform(const action::Deliver &deliverNow)
{
    deliver(m_state.network.placeOf(deliverNow.message), Event::Forced);
}

void Engine::perform(const action::Drop &drop)
{
    const std::size_t place = m_state.network.placeOf(drop.message);
    lose(place, emitTouch(m_state.network.flight(place), MessageTouch::Dropped));
}

void Engine::perform(const action::Duplicate &duplicate)
{
    const InFlightMessage &flight = m_state.network.flight(m_state.network.placeOf(duplicate.message));
    emitTouch(flight, MessageTouch::Doubled);
    std::get<Received>(m_received).message = flight.message;
    receive(flight.id, flight.sentEvent, Event::Forced);
}

void Engine::perform(const action::HoldMessage &hold)
{
    InFlightMessage &flight = m_state.network.flight(m_state.network.placeOf(hold.message));
    emitTouch(flight, MessageTouch::Held);
    flight.state = InFlightMessage::State::Held;
    flight.turn = 0;
}

void Engine::perform(const action::DelayMessage &delay)
{
    const std::size_t place = m_state.network.placeOf(delay.message);
    InFlightMessage &flight = m_state.network.flight(place);
    emitTouch(flight, MessageTouch::Delayed);
    flight.due += delay.by;
    flight.turn = m_state.queue.add(flight.due, EventQueue::Kind::Message, place);
}

void Engine::perform(const action::Inject &inject)
{
    Message &message = std::get<Received>(m_received).message;
    message = inject.message;
    const std::uint64_t id = ++m_state.lastMessage;
    receive(id, emitSent(message, id, 0, Event::Forced), Event::Forced);
}

void Engine::release(std::size_t place)
{
    m_state.network.flight(place).state =
        m_state.manual ? InFlightMessage::State::Waits : InFlightMessage::State::Travels;
    if (!m_state.manual)
        putUnderWay(place);
}

// From now on by hand: what travels waits where it is; what was to be lost is lost.
void Engine::stopTraffic()
{
    const auto moving = [](const InFlightMessage &flight) {
        return flight.state == InFlightMessage::State::Travels ||
               flight.state == InFlightMessage::State::Lost;
    };
    for (const std::size_t place : m_state.network.select(moving)) {
        InFlightMessage &flight = m_state.network.flight(place);
        flight.turn = 0;
        if (flight.state == InFlightMessage::State::Lost)
            lose(place, flight.sentEvent);
        else
            flight.state = InFlightMessage::State::Waits;
    }
}

void Engine::startTraffic()
{
    const auto waiting = [](const InFlightMessage &flight) {
        return flight.state == InFlightMessage::State::Waits;
    };
    for (const std::size_t place : m_state.network.select(waiting))
        release(place);
}

} // namespace raft
