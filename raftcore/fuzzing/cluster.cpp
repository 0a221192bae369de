#include "raftcore/fuzzing/cluster.h"

#include "raftcore/cluster/wording.h"
#include "raftcore/fuzzing/dice.h"

#include <algorithm>
#include <cstring>

namespace raft {

namespace {

std::uint64_t mixed(std::uint64_t hash, std::uint64_t word)
{
    hash = (hash ^ word) * 0x9fb21c651e98df25U;
    return hash ^ (hash >> 32U);
}

/// The state that servers snapshot: a hash of what was applied, and a second number that must fit to it.
std::string stateOf(std::uint64_t store)
{
    const std::uint64_t words[] = {store, mixed(store, 1), mixed(store, 2)};
    std::string state(sizeof words, '\0');
    std::memcpy(state.data(), words, sizeof words);
    return state;
}

std::uint64_t storeIn(std::string_view state)
{
    std::uint64_t store = 0;
    std::memcpy(&store, state.data(), std::min(state.size(), sizeof store));
    return store;
}

bool isState(std::string_view state)
{
    return state == stateOf(storeIn(state));
}

/// Whether a server can make such a move now.
bool fits(FuzzMoveKind kind, const FuzzServer &server)
{
    switch (kind) {
    case FuzzMoveKind::Sync: return !server.unsynced.empty();
    case FuzzMoveKind::Restart: return !server.node;
    case FuzzMoveKind::RestoreDisk: return server.copy.has_value();
    case FuzzMoveKind::CopyDisk:
    case FuzzMoveKind::WipeDisk: return true;
    default: return server.node.has_value();
    }
}

std::uint64_t wordOf(const Entry &entry)
{
    if (const auto *command = std::get_if<Command>(&entry.payload))
        return storeIn(*command->bytes);
    return entry.payload.index();
}

} // namespace

std::vector<NodeId> idsOf(FuzzServers servers)
{
    std::vector<NodeId> ids;
    for (std::uint64_t i = 0; i < 8; ++i)
        if ((servers >> i & 1U) != 0)
            ids.push_back({i + 1});
    return ids;
}

FuzzServers bitsOf(const std::vector<NodeId> &ids)
{
    FuzzServers servers = 0;
    for (const NodeId id : ids)
        servers = static_cast<FuzzServers>(servers | 1U << (id.value - 1));
    return servers;
}

FuzzCluster::FuzzCluster(const FuzzPlan &plan, FuzzNetwork::Kept kept, FuzzListener *listener)
    : m_plan(plan), m_listener(listener), m_network(plan, kept), m_servers(plan.servers),
      m_slowDisks(plan.slowDisks), m_oneClock(plan.oneClock)
{
    for (std::size_t i = 0; i < plan.servers; ++i) {
        FuzzServer &server = m_servers[i];
        server.id = {i + 1};
        if (i < plan.voters)
            server.disk.membership.voters = idsOf(static_cast<FuzzServers>((1U << plan.voters) - 1));
        start(server);
    }
}

bool FuzzCluster::perform(const FuzzMove &move, Random &random)
{
    if (move.kind == FuzzMoveKind::Deliver)
        return deliver(move, random);
    FuzzServer &server = this->server(move.server);
    if (!fits(move.kind, server))
        return false;
    if (m_listener != nullptr)
        m_listener->begins(move, nullptr, false);
    switch (move.kind) {
    case FuzzMoveKind::FireTimer:
        passTo(server, server.node->deadline());
        step(server, TimerFired{}, random);
        return true;
    case FuzzMoveKind::Wait:
        passTo(server, (m_oneClock ? m_clock : server.now) + Time{move.much});
        return true;
    case FuzzMoveKind::Sync: syncOldest(server, random); return true;
    case FuzzMoveKind::Crash: return crash(server, move.much);
    case FuzzMoveKind::Restart: start(server); return true;
    case FuzzMoveKind::Propose: {
        std::vector<Command> commands;
        for (std::uint32_t i = 0; i < move.much; ++i) {
            std::string bytes(sizeof(std::uint64_t), '\0');
            const std::uint64_t word = mixed(++m_request.value, 3);
            std::memcpy(bytes.data(), &word, sizeof word);
            commands.emplace_back(std::move(bytes));
        }
        step(server, Propose{m_request, std::move(commands)}, random);
        return true;
    }
    case FuzzMoveKind::Read:
        server.reads.push_back({++m_request, m_monitor.lastCommitted()});
        step(server, ReadRequest{m_request}, random);
        return true;
    case FuzzMoveKind::ChangeMembers: return change(server, move, random);
    case FuzzMoveKind::CopyDisk: server.copy = server.disk; return true;
    case FuzzMoveKind::RestoreDisk: return replaceDisk(server, *server.copy);
    case FuzzMoveKind::WipeDisk: return replaceDisk(server, {});
    case FuzzMoveKind::Transfer:
        step(server,
             TransferLeadership{++m_request,
                                move.other == NodeId{} ? std::nullopt : std::optional(move.other)},
             random);
        return true;
    case FuzzMoveKind::Compact: return compact(server, random);
    default: return false;
    }
}

bool FuzzCluster::deliver(const FuzzMove &move, Random &random)
{
    FuzzServer &receiver = server(move.server);
    const bool again = happens(m_plan.traffic.again, random.next());
    const bool before = m_network.arrivedBefore(move.place);
    Received received{m_network.take(move.place, again)};
    if (!receiver.node)
        return false;
    if (m_listener != nullptr)
        m_listener->begins(move, &received.message, before);
    step(receiver, std::move(received), random);
    return true;
}

void FuzzCluster::passTo(FuzzServer &server, Time now)
{
    Time &clock = m_oneClock ? m_clock : server.now;
    clock = std::max(clock, now);
    server.now = clock;
}

Time FuzzCluster::joinClocks()
{
    for (const FuzzServer &server : m_servers)
        m_clock = std::max(m_clock, server.now);
    m_oneClock = true;
    return m_clock;
}

void FuzzCluster::start(FuzzServer &server)
{
    passTo(server, server.now);
    Config config = m_plan.config;
    config.id = server.id;
    config.seed = mixed(mixed(m_plan.seed, server.id.value), ++server.lives);
    server.node.emplace(config, server.disk, server.now, isState);
    server.applied = {};
    server.store = 0;
    if (server.disk.snapshot)
        restore(server, *server.disk.snapshot);
    m_monitor.started(*server.node, 0, server.now);
    m_monitor.settled(*server.node, server.store, 0, server.now);
}

/// The disk keeps the oldest writes: a journal is torn at its end.
bool FuzzCluster::crash(FuzzServer &server, std::uint32_t kept)
{
    for (std::size_t i = 0; i < std::min<std::size_t>(kept, server.unsynced.size()); ++i) {
        apply(server.unsynced[i], server.disk);
        m_monitor.synced(server.id, server.unsynced[i]);
    }
    server.unsynced.clear();
    server.reads.clear();
    server.node.reset();
    return true;
}

/// A server that finds another disk than the one it wrote to takes a new number for it.
bool FuzzCluster::replaceDisk(FuzzServer &server, Stored disk)
{
    crash(server, 0);
    disk.disk = ++m_latestDisk;
    server.disk = std::move(disk);
    m_monitor.diskReplaced(server.id, server.disk);
    return true;
}

bool FuzzCluster::change(FuzzServer &server, const FuzzMove &move, Random &random)
{
    step(server, ChangeMembership{++m_request, {idsOf(move.voters), {}, idsOf(move.learners)}, move.joint},
         random);
    return true;
}

bool FuzzCluster::compact(FuzzServer &server, Random &random)
{
    step(server, Compact{server.applied, std::make_shared<const std::string>(stateOf(server.store))}, random);
    return true;
}

void FuzzCluster::step(FuzzServer &server, const Input &input, Random &random)
{
    if (m_oneClock)
        server.now = m_clock;
    ++m_steps;
    server.node->step(server.now, input, m_effects);
    takeEffects(server, random);
    while (!m_slowDisks && !server.unsynced.empty())
        syncOldest(server, random);
}

void FuzzCluster::syncOldest(FuzzServer &server, Random &random)
{
    const Write write = std::move(server.unsynced.front());
    server.unsynced.erase(server.unsynced.begin());
    apply(write, server.disk);
    m_monitor.synced(server.id, write);
    if (!server.node)
        return;
    ++m_steps;
    server.node->step(server.now, WriteDone{write.id}, m_effects);
    takeEffects(server, random);
}

void FuzzCluster::takeEffects(FuzzServer &server, Random &random)
{
    Node &node = *server.node;
    m_monitor.stepped(node, m_effects, 0, server.now);
    if (m_effects.restore)
        restore(server, *m_effects.restore);
    applyCommitted(server);
    if (m_effects.write)
        server.unsynced.push_back(std::move(*m_effects.write));
    m_monitor.settled(node, server.store, 0, server.now);
    hearAnswers(server);
    for (const Note &note : m_effects.notes)
        if (note.kind == NoteKind::MembershipActive)
            checkMembership(server);
    if (m_listener != nullptr)
        m_listener->stepped(node, m_effects);
    m_hash =
        mixed(m_hash, node.term().value << 40U ^ node.log().lastIndex().value << 20U ^ node.commit().value);
    for (Message &message : m_effects.send)
        if (message.to.value >= 1 && message.to.value <= m_servers.size())
            m_network.send(std::move(message), random);
}

void FuzzCluster::applyCommitted(FuzzServer &server)
{
    Node &node = *server.node;
    for (ApplyRange range = m_effects.apply; !range.empty(); range = node.takeCommitted()) {
        for (Index index = range.first; index <= range.last && node.log().contains(index); ++index)
            server.store = mixed(server.store, wordOf(node.log().at(index)));
        server.applied = range.last;
    }
}

void FuzzCluster::restore(FuzzServer &server, const Snapshot &snapshot)
{
    server.store = storeIn(*snapshot.data);
    server.applied = snapshot.last.index;
}

/// Thesis §6.4: a read is answered from a state that holds everything that could be known to be committed
/// when it was asked.
void FuzzCluster::hearAnswers(FuzzServer &server)
{
    for (const Answer &answer : m_effects.answers) {
        const auto read = std::find_if(server.reads.begin(), server.reads.end(),
                                       [&](const FuzzServer::AskedRead &one) { return one.id == answer.id; });
        if (read == server.reads.end())
            continue;
        const auto *readAt = std::get_if<ReadAt>(&answer.what);
        if (readAt != nullptr && readAt->index < read->least)
            violate("Linearizability", named(server.id) + " answers a read as of index " +
                                           std::to_string(readAt->index.value) +
                                           ", but when it was asked index " +
                                           std::to_string(read->least.value) + " was committed already");
        server.reads.erase(read);
    }
}

/// §6: a membership has voters, and no server is voter and learner at once.
void FuzzCluster::checkMembership(const FuzzServer &server)
{
    const Membership &membership = server.node->membership();
    const bool torn =
        std::any_of(membership.learners.begin(), membership.learners.end(), [&](NodeId learner) {
            return std::find(membership.voters.begin(), membership.voters.end(), learner) !=
                   membership.voters.end();
        });
    if (membership.voters.empty() || torn)
        violate("Membership", named(server.id) + " acts by a membership that is none");
}

void FuzzCluster::violate(const char *kind, std::string problem)
{
    if (!m_kind.empty())
        return;
    m_kind = kind;
    m_problem = std::move(problem);
}

void FuzzCluster::fillIn(FuzzVerdict &verdict) const
{
    verdict.steps = m_steps;
    verdict.hash = m_hash;
    if (!m_monitor.violations().empty()) {
        const Violation &first = m_monitor.violations().front();
        verdict.kind = name(first.property);
        verdict.problem = verdict.kind + " is violated: " + first.proof;
    } else if (!m_kind.empty()) {
        verdict.kind = m_kind;
        verdict.problem = m_kind + " is violated: " + m_problem;
    }
}

} // namespace raft
