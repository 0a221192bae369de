#include "raftcore/fuzzing/fuzz.h"

#include <iostream>

using namespace raft;

namespace {

/// A run of the first so many seeds must notice that a rule is missing.
struct Search {
    Rule rule;
    std::uint64_t runs;
};

constexpr Search searches[] = {
    {Rule::StaleTermsAreRefused, 50},
};

bool everyRuleHolds()
{
    constexpr std::uint64_t runs = 3000;
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
        if (!fuzz(fuzzPlan(seed, 0, {search.rule})).kind.empty())
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
