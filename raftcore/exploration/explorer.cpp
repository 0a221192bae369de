#include "raftcore/exploration/explorer.h"

#include <algorithm>
#include <utility>

namespace raft {

namespace {

/// No transition needs more; a protocol without a rule might go on for ever.
constexpr std::size_t mostDeliveries = 64;

/// How often an election timer runs out within one transition: to learn of the present term, and to leave it.
constexpr int mostTimeouts = 3;

bool isOfElection(MessageType type)
{
    return type == MessageType::RequestVote || type == MessageType::RequestVoteReply ||
           type == MessageType::PreVote || type == MessageType::PreVoteReply;
}

Membership membersOf(ServerSet voters)
{
    return {voters.ids(), {}, {}};
}

SimulationState beginningOf(const ExplorationPlan &plan)
{
    SimulationState simulation = stateOf(setupOf(plan));
    simulation.counting = false;
    return simulation;
}

} // namespace

std::vector<const InFlightMessage *> stayingIn(const SimulationState &simulation)
{
    std::vector<const InFlightMessage *> staying;
    for (const InFlightMessage &flight : simulation.network.flights())
        if (flight.state == InFlightMessage::State::Held)
            staying.push_back(&flight);
    std::sort(staying.begin(), staying.end(),
              [](const InFlightMessage *one, const InFlightMessage *other) { return one->id < other->id; });
    return staying;
}

Explorer::Explorer(const ExplorationPlan &plan)
    : m_plan(plan), m_now{beginningOf(plan), {}, {}, {}, 0}, m_engine(m_now.simulation, m_witness)
{
    m_witness.monitor = &m_now.monitor;
    if (plan.judgesClients)
        m_witness.operations = &m_now.operations;
    m_engine.begin();
    for (const Rule rule : plan.off)
        act(action::TurnOffRule{rule});
    for (std::size_t id = plan.voters + 1; id <= plan.servers(); ++id)
        act(action::Join{NodeId{id}});
    m_beginning = std::exchange(m_actions, {});
}

bool Explorer::play(const Transition &transition)
{
    m_transition = transition;
    m_before = m_now.simulation.lastMessage;
    m_sent.clear();
    m_actions.clear();
    if (transition.forgets != 0)
        act(action::SetDisk{NodeId{transition.forgets}, true});
    const bool useful = playKind();
    loseTheRest();
    if (transition.forgets != 0) {
        act(action::Crash{NodeId{transition.forgets}});
        act(action::Restart{NodeId{transition.forgets}});
    }
    ++m_now.transitions;
    if (m_plan.judgesClients)
        noteCalls();
    return useful;
}

bool Explorer::playKind()
{
    switch (m_transition.kind) {
    case TransitionKind::Elect: return elect();
    case TransitionKind::SoundOut: return soundOut();
    case TransitionKind::Replicate: return replicate();
    case TransitionKind::Write: return write();
    case TransitionKind::Read: return read();
    case TransitionKind::ChangeMembers: return change();
    case TransitionKind::Compact: return act(action::CompactLog{m_transition.id()}).done();
    case TransitionKind::Restart:
        return act(action::Crash{m_transition.id()}).done() && act(action::Restart{m_transition.id()}).done();
    case TransitionKind::Arrive: return arrive();
    }
    return false;
}

template <class What>
ActionResult Explorer::act(const What &what)
{
    const Action action = what;
    ActionResult result;
    result.problem = obstacleTo(action, m_now.simulation);
    if (!result.done())
        return result;
    m_actions.push_back(action);
    return m_engine.perform(action);
}

template <class Wanted>
const InFlightMessage *Explorer::oldest(Wanted wanted) const
{
    const InFlightMessage *found = nullptr;
    for (const InFlightMessage &flight : m_now.simulation.network.flights()) {
        if (flight.state != InFlightMessage::State::Waits || (found != nullptr && found->id < flight.id))
            continue;
        if (m_transition.stays != 0 && !m_transition.twice && flight.id == m_before + m_transition.stays)
            continue;
        if (wanted(flight))
            found = &flight;
    }
    return found;
}

MessageType Explorer::deliver(const InFlightMessage &flight)
{
    const std::uint64_t id = flight.id;
    const MessageType type = typeOf(flight.message);
    m_sent.push_back({static_cast<std::uint8_t>(id - m_before), type, true});
    if (m_transition.twice && id == m_before + m_transition.stays) {
        act(action::Duplicate{id});
        act(action::HoldMessage{id});
    } else {
        act(action::Deliver{id});
    }
    return type;
}

template <class Wanted>
void Explorer::exchange(Wanted wanted)
{
    for (std::size_t count = 0; count < mostDeliveries; ++count) {
        const InFlightMessage *next = oldest(wanted);
        if (next == nullptr)
            return;
        deliver(*next);
    }
}

bool Explorer::isAmongPeers(const InFlightMessage &flight) const
{
    const NodeId from = flight.message.from;
    const NodeId to = flight.message.to;
    return (from == m_transition.id() && m_transition.peers.has(to)) ||
           (to == m_transition.id() && m_transition.peers.has(from));
}

bool Explorer::elect()
{
    const Node &node = m_now.simulation.server(m_transition.id()).node();
    for (int timeouts = 0; timeouts < mostTimeouts && !node.isLeader(); ++timeouts) {
        act(action::ForceTimeout{m_transition.id()});
        exchange([this](const InFlightMessage &flight) {
            return isAmongPeers(flight) && isOfElection(typeOf(flight.message));
        });
        if (m_transition.peers.empty() || m_transition.stays != 0)
            break;
    }
    if (node.isLeader() && m_plan.leading)
        exchange([this](const InFlightMessage &flight) { return isAmongPeers(flight); });
    return node.isLeader() || m_transition.peers.empty() || m_transition.stays != 0;
}

bool Explorer::soundOut()
{
    act(action::ForceTimeout{m_transition.id()});
    exchange([this](const InFlightMessage &flight) {
        const MessageType type = typeOf(flight.message);
        return isAmongPeers(flight) && (type == MessageType::PreVote || type == MessageType::PreVoteReply);
    });
    return true;
}

// With Config::maxBatch 1 a message brings one entry; what was sent behind it is lost, and sent again next
// time.
bool Explorer::replicate()
{
    act(action::SendHeartbeat{m_transition.id()});
    bool brought = false;
    for (std::size_t count = 0; count < mostDeliveries; ++count) {
        const InFlightMessage *next =
            oldest([this](const InFlightMessage &flight) { return isAmongPeers(flight); });
        if (next == nullptr)
            break;
        const MessageType type = deliver(*next);
        if (brought && isReply(type))
            break;
        brought = brought || type == MessageType::Append || type == MessageType::Snapshot;
    }
    return true;
}

bool Explorer::write()
{
    const std::string value = std::to_string(m_now.simulation.lastOperation + 1);
    act(action::Submit{m_transition.id(), StoreCommand{Put{"x", value}, std::nullopt}});
    exchange([this](const InFlightMessage &flight) { return isAmongPeers(flight); });
    return true;
}

bool Explorer::read()
{
    act(action::Submit{m_transition.id(), Get{"x", true}});
    exchange([this](const InFlightMessage &flight) { return isAmongPeers(flight); });
    return true;
}

bool Explorer::change()
{
    const ActionResult result = act(action::Change{m_transition.id(), membersOf(m_transition.target), false});
    exchange([this](const InFlightMessage &flight) { return isAmongPeers(flight); });
    return result.done() && !result.refused;
}

bool Explorer::arrive()
{
    const std::vector<const InFlightMessage *> staying = stayingIn(m_now.simulation);
    if (m_transition.server >= staying.size())
        return false;
    const InFlightMessage &flight = *staying[m_transition.server];
    const NodeId one = flight.message.from;
    const NodeId other = flight.message.to;
    act(action::Deliver{flight.id});
    exchange([one, other](const InFlightMessage &answer) {
        const Message &message = answer.message;
        return isReply(typeOf(message)) &&
               ((message.from == one && message.to == other) || (message.from == other && message.to == one));
    });
    return true;
}

void Explorer::loseTheRest()
{
    while (const InFlightMessage *rest = oldest([](const InFlightMessage &) { return true; })) {
        m_sent.push_back({static_cast<std::uint8_t>(rest->id - m_before), typeOf(rest->message), false});
        act(action::Drop{rest->id});
    }
    if (m_transition.stays != 0 && !m_transition.twice)
        act(action::HoldMessage{m_before + m_transition.stays});
}

/// A call and its return have their places between the transitions.
void Explorer::noteCalls()
{
    const std::uint64_t called = 2 * m_now.transitions;
    for (OperationId id = 1; id <= m_now.simulation.lastOperation; ++id) {
        if (m_now.calls.size() < id)
            m_now.calls.push_back({*m_now.operations.find(id), called, std::nullopt});
        ClientCall &call = m_now.calls[id - 1];
        call.operation = *m_now.operations.find(id);
        if (call.operation.returned && !call.returned)
            call.returned = called + 1;
    }
}

std::optional<Violation> Explorer::violation() const
{
    for (const Violation &violation : m_now.monitor.violations())
        if (violation.property != SafetyProperty::Durability)
            return violation;
    if (!m_plan.judgesClients)
        return std::nullopt;
    const Linearizability judged = checkLinearizability(m_now.calls);
    if (judged.verdict != Linearizability::Verdict::Violated)
        return std::nullopt;
    Violation violation;
    violation.property = SafetyProperty::Linearizability;
    violation.proof = judged.proof;
    return violation;
}

} // namespace raft
