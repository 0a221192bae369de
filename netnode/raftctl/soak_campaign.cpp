#include "netnode/raftctl/soak_campaign.h"

#include "netnode/raftctl/in_order.h"

namespace raftarium {

namespace {

thread_local std::uint64_t seedHere = 0;
thread_local std::uint64_t serversHere = 0;

SoakResult runSeed(const SoakCampaign &campaign, std::uint64_t seed)
{
    SoakResult result{seed, campaign.servers.value_or(3 + 2 * (seed % 3)), {}};
    seedHere = seed;
    serversHere = result.servers;
    result.verdict =
        raft::soak(raft::soakPlan(seed, static_cast<std::size_t>(result.servers), campaign.without));
    seedHere = 0;
    return result;
}

} // namespace

void runCampaign(const SoakCampaign &campaign, const std::function<void(const SoakResult &)> &tell)
{
    doInOrder<SoakResult>(
        {campaign.seeds, campaign.jobs, campaign.stop},
        [&](std::uint64_t number) { return runSeed(campaign, campaign.first + number); }, tell);
}

SoakResult currentSoakRun()
{
    return {seedHere, serversHere, {}};
}

} // namespace raftarium
