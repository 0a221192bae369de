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

SimulationState beginningOf(const ClusterSetup &setup)
{
    SimulationState simulation = stateOf(setup);
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

Explorer::Explorer(const ExplorationPlan &plan, const ExplorationStart *start)
    : m_plan(plan),
      m_now{start == nullptr ? beginningOf(setupOf(plan)) : beginningOf(start->setup), {}, {}, {}, 0, {}},
      m_engine(m_now.simulation, m_witness)
{
    m_witness.monitor = &m_now.monitor;
    if (plan.judgesClients)
        m_witness.operations = &m_now.operations;
    m_engine.begin();
    if (start == nullptr)
        beginNew();
    else
        beginAfter(*start);
    for (const Rule rule : plan.off)
        act(action::TurnOffRule{rule});
    m_beginning.insert(m_beginning.end(), m_actions.begin(), m_actions.end());
    m_actions.clear();
}

void Explorer::beginNew()
{
    for (std::size_t id = m_plan.voters + 1; id <= m_plan.servers(); ++id)
        act(action::Join{NodeId{id}});
}

void Explorer::beginAfter(const ExplorationStart &start)
{
    if (!start.setup.disks.empty())
        m_before = StoreBefore::Anything;
    for (const Intervention &next : start.run.interventions) {
        passTo(next.steps, next.at);
        m_engine.takeIn(next.what);
        ++m_now.transitions;
        noteCalls();
    }
    passTo(start.run.steps, start.run.end);
    bringBack();
    holdTraffic();
    ++m_now.transitions;
    noteCalls();
    Origin &origin = m_now.origin;
    origin.operations = m_now.simulation.lastOperation;
    origin.requests = m_now.simulation.lastRequest;
    origin.leaders = m_now.monitor.leaders().size();
    origin.reads = static_cast<std::uint64_t>(
        std::count_if(m_now.calls.begin(), m_now.calls.end(), [](const ClientCall &call) {
            return call.operation.kind == OperationKind::Read || call.operation.kind == OperationKind::Get;
        }));
}

void Explorer::passTo(std::uint64_t steps, Time at)
{
    for (auto next = m_engine.nextAt(); next && m_now.simulation.steps < steps && *next <= at;
         next = m_engine.nextAt()) {
        m_engine.runNext();
        ++m_now.transitions;
        noteCalls();
    }
    m_now.simulation.now = std::max(m_now.simulation.now, at);
}

void Explorer::bringBack()
{
    act(action::SetManual{true});
    act(action::Heal{});
    for (std::uint64_t id = 1; id <= m_plan.servers(); ++id) {
        const NodeId server{id};
        act(action::Restart{server});
        act(action::Resume{server});
        act(action::SetDisk{server, false});
        act(action::Sync{server});
    }
}

void Explorer::holdTraffic()
{
    constexpr std::size_t mostHeld = 4; // Each more doubles what is to be searched.
    std::vector<std::uint64_t> waiting;
    for (const InFlightMessage &flight : m_now.simulation.network.flights())
        if (flight.state == InFlightMessage::State::Waits || flight.state == InFlightMessage::State::Held)
            waiting.push_back(flight.id);
    std::sort(waiting.rbegin(), waiting.rend());
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        if (i < mostHeld)
            act(action::HoldMessage{waiting[i]});
        else
            act(action::Drop{waiting[i]});
    }
}

bool Explorer::play(const Transition &transition)
{
    m_transition = transition;
    m_latest = m_now.simulation.lastMessage;
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
    ++m_steps;
    return m_engine.perform(action);
}

template <class Wanted>
const InFlightMessage *Explorer::oldest(Wanted wanted) const
{
    const InFlightMessage *found = nullptr;
    for (const InFlightMessage &flight : m_now.simulation.network.flights()) {
        if (flight.state != InFlightMessage::State::Waits || (found != nullptr && found->id < flight.id))
            continue;
        if (m_transition.stays != 0 && !m_transition.twice && flight.id == m_latest + m_transition.stays)
            continue;
        if (wanted(flight))
            found = &flight;
    }
    return found;
}

void Explorer::noteSent(const InFlightMessage &flight, bool arrived)
{
    const Message &message = flight.message;
    m_sent.push_back({static_cast<std::uint8_t>(flight.id - m_latest), message.from, message.to,
                      typeOf(message), arrived});
}

MessageType Explorer::deliver(const InFlightMessage &flight)
{
    const std::uint64_t id = flight.id;
    const MessageType type = typeOf(flight.message);
    noteSent(flight, true);
    if (m_transition.twice && id == m_latest + m_transition.stays) {
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
        if (m_transition.peers.empty() || m_transition.stays != 0 || !mayWinLater(node))
            break;
    }
    if (node.isLeader() && m_plan.leading)
        exchange([this](const InFlightMessage &flight) { return isAmongPeers(flight); });
    return node.isLeader() || m_transition.peers.empty() || m_transition.stays != 0;
}

/// Whether a term later its peers may vote otherwise: it has learned of their term, or they have voted for
/// another one in this term. Whose log they refuse they go on refusing.
bool Explorer::mayWinLater(const Node &candidate) const
{
    if (!std::holds_alternative<Candidate>(candidate.roleState()))
        return true;
    const std::vector<NodeId> peers = m_transition.peers.ids();
    return std::any_of(peers.begin(), peers.end(), [&](NodeId id) {
        const Node &peer = m_now.simulation.server(id).node();
        return peer.term() > candidate.term() ||
               (peer.term() == candidate.term() && peer.vote() && *peer.vote() != candidate.id());
    });
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
        noteSent(*rest, false);
        act(action::Drop{rest->id});
    }
    if (m_transition.stays != 0 && !m_transition.twice)
        act(action::HoldMessage{m_latest + m_transition.stays});
}

/// A call and its return have their places between the transitions.
void Explorer::noteCalls()
{
    if (!m_plan.judgesClients)
        return;
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
    const Linearizability judged = checkLinearizability(m_now.calls, {}, m_before);
    if (judged.verdict != Linearizability::Verdict::Violated)
        return std::nullopt;
    Violation violation;
    violation.property = SafetyProperty::Linearizability;
    violation.proof = judged.proof;
    return violation;
}

} // namespace raft
