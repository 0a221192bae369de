#include "raftcore/fuzzing/fuzz.h"

#include <iostream>

using namespace raft;

namespace {

/// A run of so many seeds must notice that a rule is missing. Mostly a few dozen are enough; what needs
/// thousands is looked for near where it was found.
struct Search {
    Rule rule;
    std::uint64_t runs;
    std::size_t servers = 0; ///< 0: each seed chooses.
    std::uint64_t first = 1;
};

constexpr Search searches[] = {
    {Rule::StaleTermsAreRefused, 100},
    {Rule::HigherTermStepsDown, 100},
    {Rule::OneVotePerTerm, 100},
    {Rule::VoteIsKeptWithinTerm, 300},
    {Rule::VoteIsDurable, 100},
    {Rule::MajorityElects, 100},
    {Rule::CandidateIsUpToDate, 100},
    {Rule::PreVoteIsNoVote, 300},
    {Rule::PreviousEntryMatches, 100},
    {Rule::TruncateOnlyOnConflict, 100},
    {Rule::AppendIsDurable, 100},
    {Rule::MajorityCommits, 100},
    {Rule::CommitOnlyOwnTerm, 100},
    {Rule::CommitOnlyVerified, 100},
    {Rule::ReadsAreConfirmed, 100},
    {Rule::ReadRoundsGrow, 100, 3},
    {Rule::ReadsWaitForOwnTerm, 100},
    {Rule::LeasesAreRespected, 100, 3, 15'000},
    {Rule::RepliesAnswerTheirTerm, 100, 3, 5'750},
    {Rule::SnapshotsOnlyAdvance, 500},
    {Rule::SnapshotKeepsWhatFollows, 100, 3, 17'450},
    {Rule::OneChangeAtATime, 100},
    {Rule::ChangeWaitsForOwnTerm, 100, 6, 1'800},
    {Rule::JointNeedsBothMajorities, 100},
    {Rule::TruncationUndoesChange, 100, 0, 6'600},
    {Rule::OnlyTheNamedDiskCounts, 100},
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
    for (std::uint64_t seed = search.first; seed < search.first + search.runs; ++seed)
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
