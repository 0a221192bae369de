// Five simulated servers elect a leader, lose it, and elect another one; the write is not lost.
#include "raftcore/simulation/simulation.h"

#include <cstdio>

using namespace std::chrono_literals;

namespace {

/// Lets virtual time pass until a working leader is known; nothing when ten seconds were not enough.
std::optional<raft::NodeId> awaitLeader(raft::Cluster &cluster)
{
    for (const raft::Time end = cluster.now() + 10s; cluster.now() < end;
         cluster.advance(cluster.now() + 10ms))
        if (const raft::ClusterView view = cluster.view(); view.leader())
            return view.leader()->id;
    return std::nullopt;
}

} // namespace

int main()
{
    const auto cluster = raft::simulate(raft::clusterOf(5, 42));
    const auto first = awaitLeader(*cluster);
    if (!first)
        return 1;
    cluster->perform(raft::action::Submit{*first, raft::StoreCommand{raft::Put{"color", "blue"}}});
    cluster->advance(cluster->now() + 1s);
    cluster->perform(raft::action::Crash{*first});
    const auto second = awaitLeader(*cluster);
    if (!second)
        return 1;

    const raft::EventRecord &events = cluster->events();
    for (raft::EventNumber number = 1; number <= events.size(); ++number)
        if (raft::importance(events[number]) >= raft::Importance::Commit)
            std::printf("%8.3f s  %s\n", double(events[number].at.count()) / 1e6,
                        cluster->describe(number).c_str());
    return *second != *first && cluster->violations().empty() ? 0 : 1;
}
