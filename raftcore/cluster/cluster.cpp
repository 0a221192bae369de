#include "raftcore/cluster/cluster.h"

#include "raftcore/cluster/run.h"
#include "raftcore/cluster/wording.h"

#include <algorithm>

namespace raft {

MessageKnowledge Cluster::knowledgeOfMessage(EventNumber) const
{
    return {};
}

std::string Cluster::serverName(NodeId id) const
{
    return named(id);
}

SafetyCoverage Cluster::coverage() const
{
    return std::nullopt;
}

std::shared_ptr<const Trace> Cluster::shownTrace() const
{
    return nullptr;
}

std::unique_ptr<Cluster> Cluster::branch(EventNumber, Time) const
{
    return nullptr;
}

std::unique_ptr<FrozenRun> Cluster::frozenCopy() const
{
    return nullptr;
}

std::optional<std::string> Cluster::shellLine() const
{
    return std::nullopt;
}

std::string Cluster::textOf(EventNumber) const
{
    return {};
}

std::string Cluster::refusalOf(std::uint64_t) const
{
    return {};
}

std::string Cluster::obstacleAt(EventNumber, const Action &action) const
{
    return obstacle(action);
}

const Config &ClusterSetup::configOf(NodeId id) const
{
    const auto found = std::find_if(exceptions.begin(), exceptions.end(),
                                    [id](const auto &exception) { return exception.first == id; });
    return found == exceptions.end() ? server : found->second;
}

Time ClusterSetup::longestElectionTimeout() const
{
    Time longest = server.electionMax;
    for (const auto &[id, config] : exceptions)
        longest = std::max(longest, config.electionMax);
    return longest;
}

ClusterSetup clusterOf(std::size_t count, std::uint64_t seed)
{
    ClusterSetup setup;
    setup.seed = seed;
    for (std::size_t id = 1; id <= count; ++id)
        setup.voters.push_back(NodeId{id});
    return setup;
}

} // namespace raft
