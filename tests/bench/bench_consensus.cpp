#include "command_line.h"

#include "raftcore/consensus/node.h"

#include <chrono>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

/// The core alone: rounds of proposals at the leader, every message routed in memory and every write durable
/// at once, until all servers have applied them. Prints one JSON object.
namespace {

using namespace raft;

struct Options {
    std::uint64_t servers = 5;
    std::uint64_t batch = 64;
    std::uint64_t payload = 64;
    std::uint64_t seconds = 2;
};

/// Servers in memory, their messages in one first-in-first-out queue.
class Cluster {
public:
    explicit Cluster(std::uint64_t servers)
    {
        Stored stored;
        for (std::uint64_t id = 1; id <= servers; ++id)
            stored.membership.voters.push_back({id});
        for (std::uint64_t id = 1; id <= servers; ++id) {
            Config config;
            config.id = {id};
            config.seed = id;
            config.eagerCommit = true;
            config.maxPending = 1'000'000;
            m_nodes.emplace_back(config, stored, Time{0});
        }
    }

    std::uint64_t messages() const { return m_messages; }
    Node &leader() { return m_nodes.front(); }

    void elect()
    {
        m_now = leader().deadline();
        step(leader(), TimerFired{});
        route();
    }

    void propose(std::vector<Command> commands)
    {
        step(leader(), Propose{{++m_request}, std::move(commands)});
        route();
    }

    /// The heartbeats that a real leader sends as well.
    void beat()
    {
        m_now = leader().deadline();
        step(leader(), TimerFired{});
        route();
    }

    /// What a snapshot would do now and then: keeps the memory bounded.
    void compact()
    {
        for (Node &node : m_nodes)
            step(node, Compact{node.applied(), m_state});
        route();
    }

    bool allApplied(Index index) const
    {
        for (const Node &node : m_nodes)
            if (node.applied() < index)
                return false;
        return true;
    }

private:
    void step(Node &node, const Input &input)
    {
        node.step(m_now, input, m_effects);
        takeMessages();
        while (!m_effects.apply.empty() || m_effects.write) {
            if (!m_effects.write) {
                m_effects.apply = node.takeCommitted();
                continue;
            }
            node.step(m_now, WriteDone{m_effects.write->id}, m_effects);
            takeMessages();
        }
    }

    void takeMessages()
    {
        for (Message &message : m_effects.send)
            m_queue.emplace_back(std::in_place_type<Received>, std::move(message));
    }

    void route()
    {
        while (!m_queue.empty()) {
            m_delivering.swap(m_queue);
            m_messages += m_delivering.size();
            for (const Input &input : m_delivering)
                step(m_nodes[std::get<Received>(input).message.to.value - 1], input);
            m_delivering.clear();
        }
    }

    std::vector<Node> m_nodes;
    std::vector<Input> m_queue;      ///< Sent, first in first out.
    std::vector<Input> m_delivering; ///< Those of them that are being delivered.
    Effects m_effects;
    Time m_now{};
    std::uint64_t m_request = 0;
    std::uint64_t m_messages = 0;
    std::shared_ptr<const std::string> m_state = std::make_shared<const std::string>();
};

std::vector<Command> commands(const Options &options, std::uint64_t first)
{
    std::vector<Command> batch;
    batch.reserve(options.batch);
    for (std::uint64_t i = 0; i < options.batch; ++i) {
        std::string payload(options.payload, 'x');
        const std::uint64_t number = first + i;
        std::memcpy(payload.data(), &number, std::min(payload.size(), sizeof number));
        batch.emplace_back(std::move(payload));
    }
    return batch;
}

int run(const Options &options)
{
    using Clock = std::chrono::steady_clock;
    constexpr std::uint64_t commitsPerSnapshot = 1'000'000;
    Cluster cluster(options.servers);
    cluster.elect();
    if (!cluster.leader().isLeader()) {
        std::fputs("bench_consensus: no leader was elected\n", stderr);
        return 1;
    }
    const std::uint64_t messagesBefore = cluster.messages();
    std::uint64_t commits = 0;
    std::uint64_t nextSnapshot = commitsPerSnapshot;
    const auto start = Clock::now();
    const auto end = start + std::chrono::seconds(options.seconds);
    std::uint64_t rounds = 0;
    while (rounds % 64 != 0 || Clock::now() < end) {
        cluster.propose(commands(options, commits));
        if (!cluster.allApplied(cluster.leader().log().lastIndex())) {
            std::fputs("bench_consensus: a server has not applied everything\n", stderr);
            return 1;
        }
        commits += options.batch;
        ++rounds;
        if (commits >= nextSnapshot) {
            cluster.compact();
            nextSnapshot += commitsPerSnapshot;
        }
    }
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    std::printf("{\"servers\":%llu,\"batch\":%llu,\"payload\":%llu,\"seconds\":%.3f,\"commits\":%llu,"
                "\"commits_per_second\":%.0f,\"messages_per_second\":%.0f}\n",
                static_cast<unsigned long long>(options.servers),
                static_cast<unsigned long long>(options.batch),
                static_cast<unsigned long long>(options.payload), seconds,
                static_cast<unsigned long long>(commits), static_cast<double>(commits) / seconds,
                static_cast<double>(cluster.messages() - messagesBefore) / seconds);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    Options options;
    if (!readCommandLine(argc, argv,
                         {{"--servers", options.servers, 1, 64},
                          {"--batch", options.batch},
                          {"--payload", options.payload},
                          {"--seconds", options.seconds}})) {
        std::fputs("usage: bench_consensus [--servers N] [--batch B] [--payload BYTES] [--seconds S]\n",
                   stderr);
        return 2;
    }
    return run(options);
}
