#include "command_line.h"

#include "raftcore/simulation/engine.h"
#include "raftcore/simulation/simulation_state.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>
#include <vector>

/// How long a copy of a whole simulated cluster takes, and how much memory it needs: the price of a keyframe.

namespace {

std::size_t allocated = 0; ///< Bytes, since it was last set to 0.

} // namespace

// Not inlined: GCC would take free() below for a mistake.
[[gnu::noinline]] void *operator new(std::size_t size)
{
    allocated += size;
    if (void *memory = std::malloc(size))
        return memory;
    throw std::bad_alloc();
}

[[gnu::noinline]] void operator delete(void *memory) noexcept
{
    std::free(memory);
}

[[gnu::noinline]] void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}

namespace {

using namespace raft;

struct Options {
    std::uint64_t servers = 5;
    std::uint64_t entries = 1'000'000; ///< In the log of each.
    std::uint64_t keys = 1'000;        ///< That they write.
    std::uint64_t runs = 101;
};

Stored diskOf(const Options &options)
{
    std::vector<Command> commands;
    for (std::uint64_t key = 0; key < options.keys; ++key)
        commands.emplace_back(encode({Put{"key" + std::to_string(key), std::string(32, 'x')}, {}}));
    Stored disk;
    disk.hard.term = Term{1};
    for (std::uint64_t i = 1; i <= options.entries; ++i)
        disk.log.append(Entry{{Index{i}, Term{1}}, commands[i % commands.size()]});
    return disk;
}

/// So many servers, each with a log of its own; they have elected a leader and applied every entry.
SimulationState cluster(const Options &options)
{
    ClusterSetup setup = clusterOf(options.servers);
    for (const NodeId id : setup.voters)
        setup.disks.emplace_back(id, diskOf(options));
    SimulationState state = stateOf(setup);
    Witness nobody;
    Engine engine(state, nobody);
    engine.begin();
    const auto hasApplied = [&](NodeId id) {
        return state.server(id).node().applied().value > options.entries;
    };
    while (!std::all_of(setup.voters.begin(), setup.voters.end(), hasApplied))
        engine.runNext();
    return state;
}

} // namespace

int main(int count, char **words)
{
    Options options;
    if (!readCommandLine(count, words,
                         {{"--servers", options.servers, 1, 9},
                          {"--entries", options.entries, 1, 10'000'000},
                          {"--keys", options.keys},
                          {"--runs", options.runs}})) {
        std::fputs("usage: bench_copy [--servers N] [--entries N] [--keys N] [--runs R]\n", stderr);
        return 2;
    }
    const SimulationState state = cluster(options);
    std::vector<double> milliseconds;
    std::size_t bytes = 0;
    for (std::uint64_t run = 0; run < options.runs; ++run) {
        allocated = 0;
        const auto begin = std::chrono::steady_clock::now();
        const SimulationState copy = state;
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
        bytes = allocated;
        milliseconds.push_back(took.count());
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    std::printf("{\"benchmark\":\"copy\",\"servers\":%llu,\"entries\":%llu,\"new_kib\":%.1f,"
                "\"median_ms\":%.4f,\"worst_ms\":%.4f}\n",
                static_cast<unsigned long long>(options.servers),
                static_cast<unsigned long long>(options.entries), static_cast<double>(bytes) / 1024,
                milliseconds[milliseconds.size() / 2], milliseconds.back());
    return 0;
}
