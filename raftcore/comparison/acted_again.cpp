#include "raftcore/comparison/acted_again.h"

#include <algorithm>

namespace raft {

namespace {

/// Lets time pass, and asks now and then whether to go on.
bool advance(Cluster &cluster, Time until, Time end, const WorkProgress &progress)
{
    constexpr std::size_t steps = 10'000;
    while (cluster.advance(until, steps) == steps)
        if (progress && !progress(static_cast<double>(cluster.now().count()) /
                                  static_cast<double>(std::max<Time::rep>(1, end.count()))))
            return false;
    return true;
}

} // namespace

std::unique_ptr<Cluster> actedAgain(const Run &run, const ClusterSetup &setup, const ClusterFactory &factory,
                                    const WorkProgress &progress)
{
    std::string problem;
    std::unique_ptr<Cluster> cluster = factory(setup, &problem);
    if (!cluster)
        return nullptr;
    for (const Intervention &each : run.interventions) {
        if (!advance(*cluster, each.at, run.end, progress))
            return nullptr;
        if (const Action *action = each.action(); action != nullptr && cluster->obstacle(*action).empty())
            cluster->perform(*action);
    }
    return advance(*cluster, run.end, run.end, progress) ? std::move(cluster) : nullptr;
}

} // namespace raft
