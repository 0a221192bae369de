#include "busy_cluster.h"
#include "command_line.h"

#include <chrono>
#include <cstdio>
#include <random>
#include <vector>

/// bench_seek [--events N] [--seeks N]: how long it takes to show any instant of a run; one JSON object.

namespace {

double millisecondsOf(const std::vector<double> &sorted, double part)
{
    return sorted[std::min(sorted.size() - 1,
                           static_cast<std::size_t>(part * static_cast<double>(sorted.size())))];
}

} // namespace

int main(int argc, char **argv)
{
    std::uint64_t events = 1'000'000;
    std::uint64_t seeks = 1'000;
    if (!readCommandLine(argc, argv, {{"--events", events, 1, 10'000'000}, {"--seeks", seeks}})) {
        std::fputs("bench_seek [--events N] [--seeks N]\n", stderr);
        return 2;
    }
    const auto cluster = busyCluster(events);
    std::mt19937 random(7);
    std::uniform_int_distribution<raft::EventNumber> any(1, cluster->events().size());
    std::vector<double> times;
    for (std::uint64_t i = 0; i < seeks; ++i) {
        const raft::EventNumber event = any(random);
        const auto begin = std::chrono::steady_clock::now();
        const raft::ClusterView view = cluster->viewAt(event);
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
        if (view.event != event)
            return 1;
        times.push_back(took.count());
    }
    std::sort(times.begin(), times.end());
    std::printf("{\"benchmark\":\"seek\",\"events\":%u,\"seeks\":%zu,\"ms_p50\":%.3f,\"ms_p99\":%.3f,\"ms_"
                "max\":%.3f}\n",
                cluster->events().size(), times.size(), millisecondsOf(times, 0.5),
                millisecondsOf(times, 0.99), times.back());
    return 0;
}
