#include "raftcore/exploration/explore.h"
#include "raftcore/exploration/rule_words.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>

/// How quickly the search for a run without a rule finds it, and how many states a second it looks at with
/// every rule, on one core: different ones between its moves, and all through which the engine steps. Prints
/// one JSON object.
namespace {

using namespace raft;
using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point begin)
{
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

} // namespace

int main()
{
    bool allFound = true;
    double slowest = 0;
    std::string slowestRule;
    std::printf("{\"benchmark\": \"explore\"");
    for (int i = 0; i < static_cast<int>(Rule::Count); ++i) {
        const auto rule = static_cast<Rule>(i);
        if (!beyondSearch(rule).empty()) // Without it the search breaks nothing.
            continue;
        const auto begin = Clock::now();
        const Exploration found =
            explore(planWithout({rule}), {}, [](const ExplorationProgress &) { return true; });
        const double seconds = secondsSince(begin);
        allFound = allFound && found.end == Exploration::End::Violated;
        if (seconds > slowest) {
            slowest = seconds;
            slowestRule = name(rule);
        }
    }
    std::printf(", \"slowest_rule\": \"%s\", \"slowest_rule_s\": %.3f", slowestRule.c_str(), slowest);
    const auto begin = Clock::now();
    std::uint64_t states = 0;
    std::uint64_t steps = 0;
    for (const NamedPlan &plan : plansWithEveryRule()) {
        const auto from = Clock::now();
        const Exploration searched =
            explore(plan.plan, {}, [from](const ExplorationProgress &) { return secondsSince(from) < 1; });
        states += searched.states;
        steps += searched.steps;
    }
    const double seconds = secondsSince(begin);
    std::printf(", \"states_per_s\": %.0f, \"steps_per_s\": %.0f}\n", static_cast<double>(states) / seconds,
                static_cast<double>(steps) / seconds);
    return allFound ? 0 : 1;
}
