#include "raftcore/fuzzing/dice.h"
#include "raftcore/fuzzing/run.h"

namespace raft {

FuzzChooser::FuzzChooser(const FuzzPlan &plan) : m_plan(plan)
{
    for (const unsigned often : plan.often)
        m_all += often;
}

std::optional<FuzzMove> FuzzChooser::next(FuzzCluster &cluster, Random &random)
{
    constexpr std::size_t everything = 64;
    if (m_following > 0) {
        if (const std::optional<std::uint64_t> place = cluster.network().oldestOpen()) {
            --m_following;
            return arrival(cluster.network(), *place);
        }
    }
    if (m_plan.scenes)
        m_following = random.chance(800'000) ? everything : below(4, random);
    return happening(cluster, random);
}

std::optional<FuzzMove> FuzzChooser::happening(FuzzCluster &cluster, Random &random) const
{
    if (random.chance(m_plan.traffic.cuts))
        cluster.network().moveCuts(anyLeader(cluster, random), random);
    FuzzMove move;
    move.kind = anyKind(random);
    switch (move.kind) {
    case FuzzMoveKind::Deliver: return delivery(cluster, random);
    case FuzzMoveKind::FireTimer: return timer(cluster, random);
    case FuzzMoveKind::ChangeMembers: return change(cluster, random);
    case FuzzMoveKind::Wait:
        move.much = static_cast<std::uint32_t>(
            below(static_cast<std::size_t>(m_plan.config.electionMin.count()), random));
        break;
    case FuzzMoveKind::Crash:
        move.server = anyServer(random);
        if (m_plan.tornDisks)
            move.much =
                static_cast<std::uint32_t>(below(cluster.server(move.server).unsynced.size() + 1, random));
        return move;
    case FuzzMoveKind::Propose:
        move.server = anyLeader(cluster, random);
        move.much = random.chance(200'000) ? 3 : 1;
        return move;
    case FuzzMoveKind::Transfer:
        move.server = anyLeader(cluster, random);
        move.other = random.chance(300'000) ? NodeId{} : anyServer(random);
        return move;
    case FuzzMoveKind::Read:
        move.server = random.chance(300'000)   ? anyServer(random)
                      : random.chance(500'000) ? anyLeader(cluster, random)
                                               : outdatedLeader(cluster);
        return move;
    case FuzzMoveKind::RestoreDisk:
    case FuzzMoveKind::WipeDisk: return otherDisk(move, cluster, random);
    default: break;
    }
    move.server = anyServer(random);
    return move;
}

/// Of no membership that may count so many disks may go that no majority of those that it names is left:
/// after that nothing could be promised.
std::optional<FuzzMove> FuzzChooser::otherDisk(FuzzMove move, FuzzCluster &cluster, Random &random) const
{
    move.server = anyServer(random);
    const auto others =
        static_cast<FuzzServers>(((1U << m_plan.servers) - 1) & ~(1U << (move.server.value - 1)));
    const std::vector<FuzzServer> &servers = cluster.servers();
    return allDecide(membershipsThatMayCount(servers), others, servers) ? std::optional(move) : std::nullopt;
}

FuzzMoveKind FuzzChooser::anyKind(Random &random) const
{
    auto chosen = static_cast<unsigned>(below(m_all, random));
    std::size_t kind = 0;
    while (chosen >= m_plan.often[kind])
        chosen -= m_plan.often[kind++];
    return static_cast<FuzzMoveKind>(kind);
}

std::optional<FuzzMove> FuzzChooser::delivery(FuzzCluster &cluster, Random &random) const
{
    const FuzzNetwork &network = cluster.network();
    const std::optional<std::uint64_t> place =
        random.chance(m_plan.traffic.lateness) ? network.anyLate(random) : network.any(random);
    if (!place)
        return timer(cluster, random);
    return arrival(network, *place);
}

FuzzMove FuzzChooser::arrival(const FuzzNetwork &network, std::uint64_t place)
{
    FuzzMove move;
    move.server = network.at(place).to;
    move.other = network.at(place).from;
    move.place = place;
    move.named = network.nameOf(place);
    return move;
}

std::optional<FuzzMove> FuzzChooser::timer(FuzzCluster &cluster, Random &random) const
{
    FuzzMove move;
    move.kind = FuzzMoveKind::FireTimer;
    if (m_plan.oneClock && random.chance(m_plan.punctual)) {
        move.server = nextTimer(cluster);
        return move.server == NodeId{} ? std::nullopt : std::optional(move);
    }
    const bool beat = below(m_plan.heartbeats + m_plan.elections, random) < m_plan.heartbeats;
    if (beat)
        move.server = anyLeader(cluster, random);
    else
        move.server = random.chance(m_plan.favour) ? NodeId{1} : anyServer(random);
    const FuzzServer &server = cluster.server(move.server);
    const bool wanted = server.node && (beat || !server.node->isLeader());
    return wanted ? std::optional(move) : std::nullopt;
}

/// The server whose timer runs out next; 0 when none runs.
NodeId FuzzChooser::nextTimer(FuzzCluster &cluster)
{
    const FuzzServer *next = nullptr;
    for (const FuzzServer &server : cluster.servers())
        if (server.node && (next == nullptr || server.node->deadline() < next->node->deadline()))
            next = &server;
    return next == nullptr ? NodeId{} : next->id;
}

/// One server more, less, or in another part; sometimes quite other voters.
std::optional<FuzzMove> FuzzChooser::change(FuzzCluster &cluster, Random &random) const
{
    FuzzMove move;
    move.kind = FuzzMoveKind::ChangeMembers;
    move.server = anyLeader(cluster, random);
    const FuzzServer &server = cluster.server(move.server);
    if (!server.node)
        return std::nullopt;
    const std::uint64_t dice = random.next();
    const auto all = static_cast<FuzzServers>((1U << m_plan.servers) - 1);
    move.joint = (dice & 3U) == 0;
    if ((dice >> 2U & 7U) == 0) {
        move.voters = static_cast<FuzzServers>(dice >> 8U & all);
        move.learners = static_cast<FuzzServers>(dice >> 16U & all & ~move.voters);
        return move;
    }
    const Membership &present = server.node->membership();
    const auto one = static_cast<FuzzServers>(1U << below(m_plan.servers, random));
    const FuzzServers voters = bitsOf(present.voters);
    const FuzzServers learners = bitsOf(present.learners);
    move.voters = static_cast<FuzzServers>(voters & ~one);
    move.learners = static_cast<FuzzServers>(learners & ~one);
    const bool votes = (voters & one) != 0;
    if (!votes && ((learners & one) != 0 || (dice >> 5U & 1U) != 0))
        move.voters |= one;
    else if (!votes || (dice >> 6U & 3U) == 0)
        move.learners |= one;
    return move;
}

NodeId FuzzChooser::anyServer(Random &random) const
{
    return {1 + below(m_plan.servers, random)};
}

/// Who leads the earliest term of all that lead or believe so; S1 when none does.
NodeId FuzzChooser::outdatedLeader(FuzzCluster &cluster)
{
    const FuzzServer *found = nullptr;
    for (const FuzzServer &server : cluster.servers())
        if (server.node && server.node->isLeader() &&
            (found == nullptr || server.node->term() < found->node->term()))
            found = &server;
    return found == nullptr ? NodeId{1} : found->id;
}

/// A server that leads, or believes so; any server when none does.
NodeId FuzzChooser::anyLeader(FuzzCluster &cluster, Random &random) const
{
    std::uint64_t id = below(m_plan.servers, random);
    for (std::size_t tried = 0; tried < m_plan.servers; ++tried) {
        const FuzzServer &server = cluster.servers()[id];
        if (server.node && server.node->isLeader())
            break;
        id = id + 1 == m_plan.servers ? 0 : id + 1;
    }
    return {id + 1};
}

} // namespace raft
