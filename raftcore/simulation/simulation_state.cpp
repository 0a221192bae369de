#include "raftcore/simulation/simulation_state.h"

#include <algorithm>
#include <utility>

namespace raft {

namespace {

void addServer(SimulationState &state, NodeId id, const Stored &disk)
{
    state.servers[id.value - 1].emplace(id, Server(state.configOf(id, 1), disk, state.now), disk);
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

void SimulationState::makeRoomFor(NodeId id)
{
    if (servers.size() < id.value)
        servers.resize(id.value);
    network.grow(servers.size());
}

SimulatedServer &SimulationState::put(NodeId id, Server server, Stored disk)
{
    return servers[id.value - 1].emplace(id, std::move(server), std::move(disk));
}

Time SimulationState::timerDue(const SimulatedServer &server) const
{
    const Time deadline = server.node().deadline();
    const Time extra = deadline == server.postponedFrom ? server.postponed : Time{};
    return std::max(now, server.clock.when(deadline + extra, now));
}

Config SimulationState::configOf(NodeId id, std::uint64_t life) const
{
    Config own = config;
    for (const auto &[server, exception] : exceptions)
        if (server == id)
            own = exception;
    own.eagerCommit = config.eagerCommit;
    own.drawsIdentity = config.drawsIdentity;
    own.snapshotChunk = config.snapshotChunk;
    own.rules = config.rules;
    own.id = id;
    own.seed = Random(Random(seed ^ (id.value << 32U)).next() + life).next();
    return own;
}

std::vector<NodeId> SimulationState::outOfSight() const
{
    std::vector<NodeId> all;
    for (const std::optional<SimulatedServer> &from : servers)
        if (from && std::any_of(servers.begin(), servers.end(), [&](const auto &to) {
                return to && network.link(from->id, to->id).isAhead();
            }))
            all.push_back(from->id);
    return all;
}

bool SimulationState::isGivenUp(const InFlightMessage &flight) const
{
    const NodeId to = flight.message.to;
    return scheduling == Scheduling::External && flight.state == InFlightMessage::State::Travels &&
           flight.due < now &&
           (server(to).liveness == Liveness::Crashed || network.link(flight.message.from, to).cut);
}

bool SimulationState::isLive(const EventQueue::Item &item) const
{
    switch (item.kind) {
    case EventQueue::Kind::Message: return network.flights()[item.whose].turn == item.number;
    case EventQueue::Kind::Timer: return servers[item.whose]->timerTurn == item.number;
    case EventQueue::Kind::Disk: return servers[item.whose]->diskTurn == item.number;
    }
    return false;
}

SimulationState stateOf(const ClusterSetup &setup)
{
    SimulationState state;
    state.scheduling = setup.external ? Scheduling::External
                       : setup.manual ? Scheduling::Manual
                                      : Scheduling::Clock;
    state.random = Random(setup.seed);
    state.seed = setup.seed;
    state.network.dials = setup.network;
    state.config = setup.server;
    state.exceptions = setup.exceptions;
    state.config.eagerCommit = setup.server.eagerCommit || setup.manual;
    state.diskTime = {setup.diskMin, setup.diskMax};
    state.counting = setup.record;

    Membership members;
    members.voters = setup.voters;
    members.learners = setup.learners;
    members.cluster = setup.identity;
    std::sort(members.voters.begin(), members.voters.end());
    std::sort(members.learners.begin(), members.learners.end());

    const std::size_t highest = highestId(setup);
    state.servers.resize(highest);
    state.network.grow(highest);
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
        addServer(state, id, disk);
        if (setup.external) { // Nothing is known of it before it is introduced.
            state.server(id).liveness = Liveness::Crashed;
            state.server(id).lives = 0;
        }
    }
    return state;
}

} // namespace raft
