#include "raftcore/consensus/rules.h"

#include <array>

namespace raft {
namespace {

struct RuleText {
    std::string_view name;
    std::string_view section;
};

/// In the order of the enumeration.
constexpr std::array<RuleText, static_cast<std::size_t>(Rule::Count)> texts{{
    {"StaleTermsAreRefused", "§5.1"},
    {"RepliesAnswerTheirTerm", "thesis §6.4"},
    {"HigherTermStepsDown", "§5.1"},
    {"OneVotePerTerm", "§5.2"},
    {"VoteIsKeptWithinTerm", "§5.2"},
    {"CandidateVotesForItself", "§5.2"},
    {"VoteIsDurable", "Figure 2"},
    {"MajorityElects", "§5.2"},
    {"CandidateIsUpToDate", "§5.4.1"},
    {"PreVoteIsNoVote", "thesis §9.6"},
    {"LeasesAreRespected", "thesis §6.4.1"},
    {"PreviousEntryMatches", "§5.3"},
    {"TruncateOnlyOnConflict", "§5.3"},
    {"ConflictsAreTruncated", "§5.3"},
    {"AppendIsDurable", "Figure 2"},
    {"OverwrittenWritesAreVoid", "Figure 2"},
    {"AcknowledgeOnlyVerified", "Figure 2"},
    {"MajorityCommits", "§5.3"},
    {"CommitOnlyOwnTerm", "§5.4.2"},
    {"CommitOnlyVerified", "Figure 2"},
    {"ReadsAreConfirmed", "thesis §6.4"},
    {"ReadRoundsGrow", "thesis §6.4"},
    {"ReadsWaitForOwnTerm", "thesis §6.4"},
    {"SnapshotsOnlyAdvance", "§7"},
    {"SnapshotKeepsWhatFollows", "Figure 13"},
    {"SnapshotDropsConflicts", "Figure 13"},
    {"SnapshotBearsItsTerm", "§7"},
    {"ChangeWaitsForOwnTerm", "thesis §4.1"},
    {"OneChangeAtATime", "thesis §4.1"},
    {"JointNeedsBothMajorities", "§6"},
    {"TruncationUndoesChange", "thesis §4.1"},
    {"OnlyTheNamedDiskCounts", "Figure 2"},
    {"ClustersDoNotMix", "§5.1"},
    {"StrangersDoNotDisturb", "§6"},
    {"RetryIsAppliedOnce", "thesis §6.3"},
}};

/// A number that came from outside may name no rule.
RuleText textOf(Rule rule)
{
    return rule < Rule::Count ? texts[static_cast<std::size_t>(rule)] : RuleText{"no rule", "nowhere"};
}

} // namespace

std::string_view name(Rule rule)
{
    return textOf(rule).name;
}

std::string_view section(Rule rule)
{
    return textOf(rule).section;
}

std::optional<Rule> ruleNamed(std::string_view name)
{
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (texts[i].name == name)
            return static_cast<Rule>(i);
    return std::nullopt;
}

} // namespace raft
