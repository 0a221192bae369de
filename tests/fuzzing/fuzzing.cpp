#include "raftcore/fuzzing/fuzz.h"

#include <iostream>

using namespace raft;

namespace {

/// A run of the first so many seeds must notice that a rule is missing. Mostly a few dozen are enough.
struct Search {
    Rule rule;
    std::uint64_t runs;
    std::size_t servers = 0; ///< 0: each seed chooses.
};

constexpr Search searches[] = {
    {Rule::StaleTermsAreRefused, 100},    {Rule::HigherTermStepsDown, 100},
    {Rule::OneVotePerTerm, 100},          {Rule::VoteIsKeptWithinTerm, 1500},
    {Rule::VoteIsDurable, 100},           {Rule::MajorityElects, 300},
    {Rule::CandidateIsUpToDate, 100},     {Rule::PreVoteIsNoVote, 600},
    {Rule::PreviousEntryMatches, 100},    {Rule::TruncateOnlyOnConflict, 200},
    {Rule::AppendIsDurable, 100},         {Rule::MajorityCommits, 100},
    {Rule::CommitOnlyOwnTerm, 2000},      {Rule::CommitOnlyVerified, 400},
    {Rule::ReadsAreConfirmed, 3000},      {Rule::ReadRoundsGrow, 10'000, 3},
    {Rule::ReadsWaitForOwnTerm, 300},     {Rule::SnapshotsOnlyAdvance, 800},
    {Rule::OneChangeAtATime, 3000},       {Rule::JointNeedsBothMajorities, 600},
    {Rule::TruncationUndoesChange, 8000}, {Rule::OnlyTheNamedDiskCounts, 600},
};

bool everyRuleHolds()
{
    constexpr std::uint64_t runs = 2000;
    for (std::uint64_t seed = 1; seed <= runs; ++seed) {
        const FuzzVerdict verdict = fuzz(fuzzPlan(seed));
        if (!verdict.kind.empty()) {
            std::cout << "seed " << seed << ": " << verdict.problem << std::endl;
            return false;
        }
    }
    return true;
}

bool isMissed(const Search &search)
{
    for (std::uint64_t seed = 1; seed <= search.runs; ++seed)
        if (!fuzz(fuzzPlan(seed, search.servers, {search.rule})).kind.empty())
            return true;
    std::cout << "nothing goes wrong without " << name(search.rule) << " in " << search.runs << " runs"
              << std::endl;
    return false;
}

} // namespace

/// Some thousand random runs with every rule, in which nothing goes wrong, and for each rule enough without
/// it, in which something does. `raftctl fuzz --first SEED --runs 1` tells one of them.
int main()
{
    bool fine = everyRuleHolds();
    for (const Search &search : searches)
        fine = isMissed(search) && fine;
    return fine ? 0 : 1;
}
