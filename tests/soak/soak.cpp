#include "soak_campaign.h"

#include <iostream>

/// Three hundred random runs on two threads. `raftctl soak --first SEED --seeds 1` has one of them again.
int main()
{
    raftarium::SoakCampaign campaign;
    campaign.seeds = 300;
    campaign.jobs = 2;
    int failures = 0;
    raftarium::runCampaign(campaign, [&failures](const raftarium::SoakResult &result) {
        if (result.verdict.problem.empty() && !result.verdict.undecided)
            return;
        ++failures;
        std::cout << "seed " << result.seed << " with " << result.servers
                  << " servers: " << (result.verdict.undecided ? "undecided" : result.verdict.problem)
                  << std::endl;
    });
    return failures == 0 ? 0 : 1;
}
