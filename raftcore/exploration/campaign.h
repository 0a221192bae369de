#pragma once

#include "raftcore/exploration/explore.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace raft {

/// Several kinds of runs, searched one after the other until one of them has what is looked for.
struct ExplorationCampaign {
    std::vector<NamedPlan> plans;          ///< At least one.
    std::optional<ExplorationStart> start; ///< As ExplorationTask::start.
    ExplorationGoal goal;                  ///< As ExplorationTask::goal.
};

/// The campaign without these rules: with every rule, all kinds of runs.
ExplorationCampaign campaignWithout(const std::vector<Rule> &off);

/// How far one kind of runs was searched.
struct SearchedKind {
    std::string about;
    std::size_t depth = 0;    ///< No run of so many transitions has what is looked for …
    bool isComplete = false;  ///< … and there are no longer ones.
    std::uint64_t states = 0; ///< Different states looked at.
    Exploration::End end = Exploration::End::Depth;
};

/// Who watches a campaign.
struct CampaignWatch {
    /// The next kind is about to be searched; `left` are still to come, this one counted.
    std::function<void(const std::string &about, std::size_t left)> begin;
    ExplorationWatch goesOn;
};

/// What became of a campaign.
struct CampaignOutcome {
    Exploration found;               ///< Of the last search.
    std::vector<SearchedKind> kinds; ///< That were searched, in their order.
    std::size_t depth = 0;           ///< Of the run that was found; else no run of any kind of so many.
    std::uint64_t states = 0;        ///< Of all searches.

    bool isFound() const
    {
        return found.end == Exploration::End::Violated || found.end == Exploration::End::Reached;
    }
};

CampaignOutcome explore(const ExplorationCampaign &campaign, const ExplorationLimits &limits,
                        const CampaignWatch &watch);

} // namespace raft
