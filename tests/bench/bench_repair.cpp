#include "command_line.h"

#include "raftcore/simulation/simulation.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

/// How long a simulated leader takes to repair a follower whose log differs from its own over many terms.

namespace {

using namespace raft;

struct Options {
    std::uint64_t entries = 10'000; ///< That differ.
    std::uint64_t terms = 100;      ///< Over which they are spread, on each side.
    std::uint64_t payload = 64;     ///< Bytes of each.
    std::uint64_t runs = 7;
};

/// A common beginning of one entry, and then terms that only this log has: those of the other side lie
/// between.
Stored diskOf(const Options &options, std::uint64_t firstTerm)
{
    Stored disk;
    const Command command{std::string(static_cast<std::size_t>(options.payload), 'x')};
    disk.log.append(Entry{{Index{1}, Term{1}}, NoOp{}});
    for (std::uint64_t i = 0; i < options.entries; ++i) {
        const Term term{firstTerm + 2 * (i * options.terms / options.entries)};
        disk.log.append(Entry{{disk.log.lastIndex() + 1, term}, command});
    }
    disk.hard.term = disk.log.last().term;
    return disk;
}

struct Repair {
    double milliseconds = 0;
    std::uint64_t messages = 0;
    Time simulated{};
};

/// S3 comes back with its own past when S1 leads with the other; until it holds what S1 holds.
std::optional<Repair> repairOnce(const Options &options)
{
    ClusterSetup setup = clusterOf(3);
    setup.disks = {
        {NodeId{1}, diskOf(options, 3)}, {NodeId{2}, diskOf(options, 3)}, {NodeId{3}, diskOf(options, 2)}};
    const std::unique_ptr<Cluster> cluster = simulate(setup);
    cluster->perform(action::Split{{{NodeId{1}, NodeId{2}}, {NodeId{3}}}});
    cluster->perform(action::Pause{NodeId{3}});
    cluster->advance(Time{2'000'000});
    const ClusterView before = cluster->view();
    const ServerView *leader = before.leader();
    if (leader == nullptr)
        return std::nullopt;
    const Index last = leader->log.lastIndex();
    cluster->perform(action::Resume{NodeId{3}});
    cluster->perform(action::Heal{});

    const EventNumber first = cluster->events().size() + 1;
    const Time healed = cluster->now();
    const auto begin = std::chrono::steady_clock::now();
    const auto repaired = [&] { return cluster->view().server(NodeId{3})->durable >= last; };
    while (!repaired() && cluster->now() < healed + Time{600'000'000})
        cluster->advance(cluster->now() + Time{100'000});
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;

    Repair repair{took.count(), 0, cluster->now() - healed};
    for (EventNumber number = first; number <= cluster->events().size(); ++number) {
        const Event &event = cluster->events()[number];
        repair.messages += event.kind == EventKind::MessageSent && event.other == 3 ? 1 : 0;
    }
    return repaired() ? std::optional(repair) : std::nullopt;
}

} // namespace

int main(int count, char **words)
{
    Options options;
    const bool understood = readCommandLine(count, words,
                                            {{"--entries", options.entries},
                                             {"--terms", options.terms},
                                             {"--payload", options.payload},
                                             {"--runs", options.runs}});
    if (!understood || options.terms > options.entries) {
        std::fputs("usage: bench_repair [--entries N] [--terms T] [--payload BYTES] [--runs R]\n", stderr);
        return 2;
    }
    std::vector<Repair> repairs;
    for (std::uint64_t run = 0; run < options.runs; ++run) {
        const std::optional<Repair> repair = repairOnce(options);
        if (!repair) {
            std::fputs("bench_repair: the follower was not repaired\n", stderr);
            return 1;
        }
        repairs.push_back(*repair);
    }
    std::sort(repairs.begin(), repairs.end(),
              [](const Repair &a, const Repair &b) { return a.milliseconds < b.milliseconds; });
    const Repair &median = repairs[repairs.size() / 2];
    std::printf(
        "{\"benchmark\":\"repair\",\"entries\":%llu,\"terms\":%llu,\"payload\":%llu,"
        "\"messages_to_follower\":%llu,\"simulated_ms\":%.1f,\"median_ms\":%.2f,\"worst_ms\":%.2f}\n",
        static_cast<unsigned long long>(options.entries), static_cast<unsigned long long>(options.terms),
        static_cast<unsigned long long>(options.payload), static_cast<unsigned long long>(median.messages),
        static_cast<double>(median.simulated.count()) / 1000, median.milliseconds,
        repairs.back().milliseconds);
    return 0;
}
