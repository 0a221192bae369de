#include "raftcore/exploration/campaign.h"

#include <algorithm>
#include <utility>

namespace raft {

ExplorationCampaign campaignWithout(const std::vector<Rule> &off)
{
    ExplorationCampaign campaign;
    if (off.empty())
        campaign.plans = plansWithEveryRule();
    else
        campaign.plans.push_back({std::string(), planWithout(off)});
    return campaign;
}

CampaignOutcome explore(const ExplorationCampaign &campaign, const ExplorationLimits &limits,
                        const CampaignWatch &watch)
{
    CampaignOutcome outcome;
    outcome.depth = limits.depth;
    for (std::size_t i = 0; i < campaign.plans.size() && !outcome.isFound(); ++i) {
        const NamedPlan &named = campaign.plans[i];
        watch.begin(named.about, campaign.plans.size() - i);
        Exploration found =
            explore(ExplorationTask{named.plan, campaign.start, campaign.goal}, limits, watch.goesOn);
        const bool isComplete = found.end == Exploration::End::Complete;
        if (!isComplete)
            outcome.depth = std::min(outcome.depth, found.depth);
        outcome.states += found.states;
        outcome.kinds.push_back({named.about, found.depth, isComplete, found.states, found.end});
        outcome.found = std::move(found);
    }
    if (outcome.isFound())
        outcome.depth = outcome.found.depth;
    return outcome;
}

} // namespace raft
