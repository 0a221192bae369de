#include "raftcore/simulation/world.h"

#include <algorithm>

namespace raft {

namespace {

void addServer(World &world, NodeId id, const Stored &disk)
{
    world.servers[id.value - 1].emplace(id, Server(world.configOf(id, 1), disk, world.now), disk);
}

std::size_t highestId(const ClusterSetup &setup)
{
    std::uint64_t highest = 0;
    for (const NodeId id : setup.voters)
        highest = std::max(highest, id.value);
    for (const NodeId id : setup.learners)
        highest = std::max(highest, id.value);
    return static_cast<std::size_t>(highest);
}

} // namespace

Time World::timerDue(const SimulatedServer &server) const
{
    const Time deadline = server.node().deadline();
    const Time extra = deadline == server.postponedFrom ? server.postponed : Time{};
    return std::max(now, server.clock.when(deadline + extra, now));
}

Config World::configOf(NodeId id, std::uint64_t life) const
{
    Config own = config;
    own.id = id;
    own.seed = Random(Random(seed ^ (id.value << 32U)).next() + life).next();
    return own;
}

std::vector<NodeId> World::outOfSight() const
{
    std::vector<NodeId> all;
    for (const std::optional<SimulatedServer> &from : servers)
        if (from && std::any_of(servers.begin(), servers.end(), [&](const auto &to) {
                return to && network.link(from->id, to->id).isAhead();
            }))
            all.push_back(from->id);
    return all;
}

bool World::isGivenUp(const Flight &flight) const
{
    const NodeId to = flight.message.to;
    return elsewhere && flight.state == Flight::State::Travels && flight.due < now &&
           (server(to).liveness == Liveness::Crashed || network.link(flight.message.from, to).cut);
}

bool World::isLive(const Agenda::Item &item) const
{
    switch (item.kind) {
    case Agenda::Kind::Message: return network.flights()[item.whose].turn == item.number;
    case Agenda::Kind::Timer: return servers[item.whose]->timerTurn == item.number;
    case Agenda::Kind::Disk: return servers[item.whose]->diskTurn == item.number;
    }
    return false;
}

World worldOf(const ClusterSetup &setup)
{
    World world;
    world.byHand = setup.byHand;
    world.elsewhere = setup.elsewhere;
    world.random = Random(setup.seed);
    world.seed = setup.seed;
    world.network.dials = setup.network;
    world.config = setup.server;
    world.config.eagerCommit = setup.server.eagerCommit || setup.byHand;
    world.diskMin = setup.diskMin;
    world.diskMax = setup.diskMax;
    world.counting = setup.record;

    Membership members;
    members.voters = setup.voters;
    members.learners = setup.learners;
    members.cluster = setup.identity;
    std::sort(members.voters.begin(), members.voters.end());
    std::sort(members.learners.begin(), members.learners.end());

    const std::size_t highest = highestId(setup);
    world.servers.resize(highest);
    world.network.grow(highest);
    for (const NodeId id : members.everyone()) {
        Stored disk;
        const auto given = std::find_if(setup.disks.begin(), setup.disks.end(),
                                        [id](const auto &pair) { return pair.first == id; });
        if (given != setup.disks.end())
            disk = given->second;
        if (disk.membership.voters.empty())
            disk.membership = members;
        if (given == setup.disks.end())
            disk.hard.cluster = setup.identity;
        addServer(world, id, disk);
        if (world.elsewhere) { // Nothing is known of it before it is introduced.
            world.server(id).liveness = Liveness::Crashed;
            world.server(id).lives = 0;
        }
    }
    return world;
}

} // namespace raft
