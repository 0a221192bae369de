#include "raftcore/exploration/stage.h"

#include <algorithm>
#include <utility>

namespace raft {

namespace {

/// No move needs more; a protocol without a rule might go on for ever.
constexpr std::size_t mostDeliveries = 64;

/// How often an election timer runs out within one move: to learn of the present term, and to leave it.
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

World beginningOf(const ClusterSetup &setup)
{
    World world = worldOf(setup);
    world.counting = false;
    return world;
}

} // namespace

std::vector<const Flight *> stayingIn(const World &world)
{
    std::vector<const Flight *> staying;
    for (const Flight &flight : world.network.flights())
        if (flight.state == Flight::State::Held)
            staying.push_back(&flight);
    std::sort(staying.begin(), staying.end(),
              [](const Flight *one, const Flight *other) { return one->id < other->id; });
    return staying;
}

Stage::Stage(const ExplorationPlan &plan, const ExplorationStart *start)
    : m_plan(plan), m_now{start == nullptr ? beginningOf(setupOf(plan)) : beginningOf(start->setup), {}, {}, {}, 0, {}},
      m_engine(m_now.world, m_witness)
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

void Stage::beginNew()
{
    for (std::size_t id = m_plan.voters + 1; id <= m_plan.servers(); ++id)
        act(action::Join{NodeId{id}});
}

void Stage::beginAfter(const ExplorationStart &start)
{
    if (!start.setup.disks.empty())
        m_before = StoreBefore::Anything;
    for (const Intervention &next : start.run.interventions) {
        passTo(next.steps, next.at);
        m_engine.perform(next.action);
        ++m_now.moves;
        noteCalls();
    }
    passTo(start.run.steps, start.run.end);
    bringBack();
    holdTraffic();
    ++m_now.moves;
    noteCalls();
    Origin &origin = m_now.origin;
    origin.operations = m_now.world.lastOperation;
    origin.requests = m_now.world.lastRequest;
    origin.leaders = m_now.monitor.leaders().size();
    origin.reads = static_cast<std::uint64_t>(
        std::count_if(m_now.calls.begin(), m_now.calls.end(), [](const ClientCall &call) {
            return call.operation.kind == OperationKind::Read || call.operation.kind == OperationKind::Get;
        }));
}

void Stage::passTo(std::uint64_t steps, Time at)
{
    for (auto next = m_engine.nextAt(); next && m_now.world.steps < steps && *next <= at; next = m_engine.nextAt()) {
        m_engine.runNext();
        ++m_now.moves;
        noteCalls();
    }
    m_now.world.now = std::max(m_now.world.now, at);
}

void Stage::bringBack()
{
    act(action::SetByHand{true});
    act(action::Heal{});
    for (std::uint64_t id = 1; id <= m_plan.servers(); ++id) {
        const NodeId server{id};
        act(action::Restart{server});
        act(action::Resume{server});
        act(action::SetDisk{server, false});
        act(action::Sync{server});
    }
}

void Stage::holdTraffic()
{
    constexpr std::size_t mostHeld = 4; // Each more doubles what is to be searched.
    std::vector<std::uint64_t> waiting;
    for (const Flight &flight : m_now.world.network.flights())
        if (flight.state == Flight::State::Waits || flight.state == Flight::State::Held)
            waiting.push_back(flight.id);
    std::sort(waiting.rbegin(), waiting.rend());
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        if (i < mostHeld)
            act(action::HoldMessage{waiting[i]});
        else
            act(action::Drop{waiting[i]});
    }
}

bool Stage::play(const Move &move)
{
    m_move = move;
    m_latest = m_now.world.lastMessage;
    m_sent.clear();
    m_actions.clear();
    if (move.forgets != 0)
        act(action::SetDisk{NodeId{move.forgets}, true});
    const bool useful = playKind();
    loseTheRest();
    if (move.forgets != 0) {
        act(action::Crash{NodeId{move.forgets}});
        act(action::Restart{NodeId{move.forgets}});
    }
    ++m_now.moves;
    noteCalls();
    return useful;
}

bool Stage::playKind()
{
    switch (m_move.kind) {
    case MoveKind::Elect: return elect();
    case MoveKind::SoundOut: return soundOut();
    case MoveKind::Replicate: return replicate();
    case MoveKind::Write: return write();
    case MoveKind::Read: return read();
    case MoveKind::ChangeMembers: return change();
    case MoveKind::Compact: return act(action::CompactLog{m_move.id()}).done();
    case MoveKind::Restart:
        return act(action::Crash{m_move.id()}).done() && act(action::Restart{m_move.id()}).done();
    case MoveKind::Arrive: return arrive();
    }
    return false;
}

template <class What>
ActionResult Stage::act(const What &what)
{
    const Action action = what;
    ActionResult result;
    result.problem = obstacleTo(action, m_now.world);
    if (!result.done())
        return result;
    m_actions.push_back(action);
    return m_engine.perform(action);
}

template <class Wanted>
const Flight *Stage::oldest(Wanted wanted) const
{
    const Flight *found = nullptr;
    for (const Flight &flight : m_now.world.network.flights()) {
        if (flight.state != Flight::State::Waits || (found != nullptr && found->id < flight.id))
            continue;
        if (m_move.stays != 0 && !m_move.twice && flight.id == m_latest + m_move.stays)
            continue;
        if (wanted(flight))
            found = &flight;
    }
    return found;
}

MessageType Stage::deliver(const Flight &flight)
{
    const std::uint64_t id = flight.id;
    const MessageType type = typeOf(flight.message);
    m_sent.push_back({static_cast<std::uint8_t>(id - m_latest), type, true});
    if (m_move.twice && id == m_latest + m_move.stays) {
        act(action::Duplicate{id});
        act(action::HoldMessage{id});
    } else {
        act(action::Deliver{id});
    }
    return type;
}

template <class Wanted>
void Stage::exchange(Wanted wanted)
{
    for (std::size_t count = 0; count < mostDeliveries; ++count) {
        const Flight *next = oldest(wanted);
        if (next == nullptr)
            return;
        deliver(*next);
    }
}

bool Stage::isAmongPeers(const Flight &flight) const
{
    const NodeId from = flight.message.from;
    const NodeId to = flight.message.to;
    return (from == m_move.id() && m_move.peers.has(to)) || (to == m_move.id() && m_move.peers.has(from));
}

bool Stage::elect()
{
    const Node &node = m_now.world.server(m_move.id()).node();
    for (int timeouts = 0; timeouts < mostTimeouts && !node.isLeader(); ++timeouts) {
        act(action::ForceTimeout{m_move.id()});
        exchange([this](const Flight &flight) {
            return isAmongPeers(flight) && isOfElection(typeOf(flight.message));
        });
        if (m_move.peers.empty() || m_move.stays != 0)
            break;
    }
    if (node.isLeader() && m_plan.leading)
        exchange([this](const Flight &flight) { return isAmongPeers(flight); });
    return node.isLeader() || m_move.peers.empty() || m_move.stays != 0;
}

bool Stage::soundOut()
{
    act(action::ForceTimeout{m_move.id()});
    exchange([this](const Flight &flight) {
        const MessageType type = typeOf(flight.message);
        return isAmongPeers(flight) && (type == MessageType::PreVote || type == MessageType::PreVoteReply);
    });
    return true;
}

// With Config::maxBatch 1 a message brings one entry; what was sent behind it is lost, and sent again next
// time.
bool Stage::replicate()
{
    act(action::Beat{m_move.id()});
    bool brought = false;
    for (std::size_t count = 0; count < mostDeliveries; ++count) {
        const Flight *next = oldest([this](const Flight &flight) { return isAmongPeers(flight); });
        if (next == nullptr)
            break;
        const MessageType type = deliver(*next);
        if (brought && isReply(type))
            break;
        brought = brought || type == MessageType::Append || type == MessageType::Snapshot;
    }
    return true;
}

bool Stage::write()
{
    const std::string value = std::to_string(m_now.world.lastOperation + 1);
    act(action::Submit{m_move.id(), StoreCommand{Put{"x", value}, std::nullopt}});
    exchange([this](const Flight &flight) { return isAmongPeers(flight); });
    return true;
}

bool Stage::read()
{
    act(action::Submit{m_move.id(), Get{"x", true}});
    exchange([this](const Flight &flight) { return isAmongPeers(flight); });
    return true;
}

bool Stage::change()
{
    const ActionResult result = act(action::Change{m_move.id(), membersOf(m_move.target), false});
    exchange([this](const Flight &flight) { return isAmongPeers(flight); });
    return result.done() && !result.refused;
}

bool Stage::arrive()
{
    const std::vector<const Flight *> staying = stayingIn(m_now.world);
    if (m_move.server >= staying.size())
        return false;
    const Flight &flight = *staying[m_move.server];
    const NodeId one = flight.message.from;
    const NodeId other = flight.message.to;
    act(action::Deliver{flight.id});
    exchange([one, other](const Flight &answer) {
        const Message &message = answer.message;
        return isReply(typeOf(message)) &&
               ((message.from == one && message.to == other) || (message.from == other && message.to == one));
    });
    return true;
}

void Stage::loseTheRest()
{
    while (const Flight *rest = oldest([](const Flight &) { return true; })) {
        m_sent.push_back({static_cast<std::uint8_t>(rest->id - m_latest), typeOf(rest->message), false});
        act(action::Drop{rest->id});
    }
    if (m_move.stays != 0 && !m_move.twice)
        act(action::HoldMessage{m_latest + m_move.stays});
}

/// A call and its return have their places between the moves.
void Stage::noteCalls()
{
    if (!m_plan.judgesClients)
        return;
    const std::uint64_t called = 2 * m_now.moves;
    for (OperationId id = 1; id <= m_now.world.lastOperation; ++id) {
        if (m_now.calls.size() < id)
            m_now.calls.push_back({*m_now.operations.find(id), called, std::nullopt});
        ClientCall &call = m_now.calls[id - 1];
        call.operation = *m_now.operations.find(id);
        if (call.operation.returned && !call.returned)
            call.returned = called + 1;
    }
}

std::optional<Violation> Stage::violation() const
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
