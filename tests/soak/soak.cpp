#include "netnode/raftctl/soak_campaign.h"

#include <iostream>

/// Three hundred random runs on two threads. `raftctl soak --first SEED --seeds 1` has one of them again.
int main()
{
    raftarium::SoakCampaign campaign;
    campaign.seeds = 300;
    campaign.jobs = 2;
    int failed = 0;
    int undecided = 0;
    raftarium::runCampaign(campaign, [&](const raftarium::SoakResult &result) {
        undecided += result.verdict.undecided ? 1 : 0;
        failed += result.verdict.problem.empty() ? 0 : 1;
        if (result.verdict.undecided || !result.verdict.problem.empty())
            std::cout << "seed " << result.seed << " with " << result.servers
                      << " servers: " << (result.verdict.undecided ? "undecided" : result.verdict.problem)
                      << std::endl;
    });
    // A history may be too entangled to decide; that many are a fault of the clients or of the search.
    constexpr int mostUndecided = 3;
    return failed == 0 && undecided <= mostUndecided ? 0 : 1;
}
