#include "command_line.h"

#include "raftcore/simulation/simulation.h"

#include <chrono>
#include <cstdio>
#include <optional>

/// How fast a simulated cluster runs: deliveries, events and simulated seconds per second of real time.

namespace {

using namespace raft;

struct Options {
    std::uint64_t servers = 5;
    std::uint64_t writes = 0;  ///< Client writes per simulated second.
    std::uint64_t seconds = 2; ///< Of real time.
    bool record = false;
    bool check = false;
};

/// A client that asks the server that it believes to lead.
class Client {
public:
    explicit Client(std::uint64_t servers) : m_servers(servers) {}

    void write(Cluster &cluster)
    {
        const std::string key = "key" + std::to_string(++m_count % 1000);
        const StoreCommand command{Put{key, std::to_string(m_count)}, {}};
        const ActionResult asked = cluster.perform(action::Submit{m_leader, command});
        const std::optional<Operation> operation =
            asked.done() ? cluster.operation(asked.subject) : std::nullopt;
        if (operation && operation->outcome != OperationOutcome::Refused)
            return;
        const bool told = operation && operation->leader;
        m_leader = told ? *operation->leader : NodeId{m_leader.value % m_servers + 1};
    }

private:
    std::uint64_t m_servers;
    std::uint64_t m_count = 0;
    NodeId m_leader{1};
};

constexpr Time slice{10'000};

/// Lets a simulated second pass, with its writes spread over it.
void passOneSecond(Cluster &cluster, Client &client, std::uint64_t writes)
{
    const Time begin = cluster.now();
    if (writes == 0) {
        cluster.advance(begin + std::chrono::seconds(1));
        return;
    }
    std::uint64_t done = 0;
    for (Time passed{}; passed < std::chrono::seconds(1); passed += slice) {
        const auto due = writes * static_cast<std::uint64_t>((passed + slice).count()) / 1'000'000;
        for (; done < due; ++done)
            client.write(cluster);
        cluster.advance(begin + passed + slice);
    }
}

double sinceThen(std::chrono::steady_clock::time_point then)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - then).count();
}

void run(Simulation &cluster, const Options &options)
{
    Client client(options.servers);
    const auto begin = std::chrono::steady_clock::now();
    while (sinceThen(begin) < static_cast<double>(options.seconds))
        passOneSecond(cluster, client, options.writes);
    const double took = sinceThen(begin);

    const auto deliveries = static_cast<double>(cluster.figures().deliveries);
    const auto events = static_cast<double>(cluster.events().size());
    const double simulated = std::chrono::duration<double>(cluster.now()).count();
    std::printf(
        "{\"benchmark\":\"simulation\",\"servers\":%llu,\"writes\":%llu,\"recorded\":%s,\"checked\":%s,"
        "\"deliveries\":%.0f,\"events\":%.0f,\"simulated_seconds\":%.0f,\"violations\":%zu,"
        "\"deliveries_per_second\":%.0f,\"events_per_second\":%.0f,"
        "\"simulated_seconds_per_second\":%.1f}\n",
        static_cast<unsigned long long>(options.servers), static_cast<unsigned long long>(options.writes),
        options.record ? "true" : "false", options.check ? "true" : "false", deliveries, events, simulated,
        cluster.violations().size(), deliveries / took, events / took, simulated / took);
}

} // namespace

int main(int count, char **words)
{
    Options options;
    if (!readCommandLine(count, words,
                         {{"--servers", options.servers, 1, 64},
                          {"--writes", options.writes, 0},
                          {"--seconds", options.seconds, 0, 3600}},
                         {{"--record", options.record}, {"--check", options.check}})) {
        std::fputs(
            "usage: bench_simulation [--servers N] [--writes PER_SIMULATED_SECOND] [--seconds S] [--record] "
            "[--check]\n",
            stderr);
        return 2;
    }
    ClusterSetup setup = clusterOf(options.servers);
    setup.record = options.record;
    setup.check = options.check;
    std::string problem;
    const std::unique_ptr<Simulation> cluster = simulate(setup, &problem);
    if (!cluster) {
        std::fprintf(stderr, "bench_simulation: %s\n", problem.c_str());
        return 2;
    }
    run(*cluster, options);
    return 0;
}
