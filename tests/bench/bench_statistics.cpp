#include "raftcore/statistics/elections.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>
#include <vector>

/// How long 10,000 elections take on two cores: five servers whose leader crashes, with the settings of a new
/// cluster. Prints one JSON object.
int main()
{
    using namespace raft;
    constexpr std::size_t elections = 10'000;
    constexpr unsigned threads = 2;
    const ElectionSetting setting;
    std::vector<ElectionSample> samples(elections);
    std::atomic<std::size_t> next{0};
    const auto labour = [&] {
        for (std::size_t place = next++; place < elections; place = next++)
            samples[place] = holdElection(setting, place + 1);
    };
    const auto begin = std::chrono::steady_clock::now();
    std::vector<std::thread> others;
    for (unsigned i = 1; i < threads; ++i)
        others.emplace_back(labour);
    labour();
    for (std::thread &other : others)
        other.join();
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    const ElectionFigures figures(samples);
    std::printf("{\"benchmark\": \"statistics\", \"elections\": %zu, \"threads\": %u, \"seconds\": %.3f, "
                "\"median_ms\": %.1f, \"failed\": %zu}\n",
                elections, threads, seconds,
                static_cast<double>(figures.timeOf(0.5).value_or(Time{}).count()) / 1000, figures.failed());
    return figures.failed() == 0 ? 0 : 1;
}
