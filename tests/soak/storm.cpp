#include "storm.h"

#include "raftcore/cluster/wording.h"
#include "raftcore/simulation/simulation.h"
#include "raftcore/verification/linearizability.h"

#include <algorithm>
#include <utility>

namespace raft {

namespace {

constexpr int strikes = 60;
constexpr int patienceInElectionTimeouts = 20;

} // namespace

Storm::Storm(std::uint64_t seed, std::size_t servers, const std::vector<Rule> &rulesOff) : m_random(seed)
{
    ClusterSetup setup = clusterOf(servers, seed);
    setup.server.preVote = m_random.chance(500'000);
    setup.server.checkQuorum = m_random.chance(500'000);
    setup.server.leaseReads = setup.server.checkQuorum && m_random.chance(200'000);
    setup.server.maxBatch = m_random.chance(300'000) ? 1 : 64;
    setup.server.maxInflight = m_random.chance(300'000) ? 1 : 8;
    setup.network.latencyMax = anyTime(5, 60);
    setup.network.lossPerMillion = m_random.chance(500'000) ? 50'000 : 0;
    setup.network.duplicationPerMillion = m_random.chance(500'000) ? 100'000 : 0;
    setup.diskMax = anyTime(0, 20);
    for (const Rule rule : rulesOff)
        setup.server.rules.turnOff(rule);
    m_servers = setup.voters;
    m_cluster = simulate(setup);
}

std::string Storm::run()
{
    pass(anyTime(0, 1000));
    rage();
    if (std::string problem = verdict(); !problem.empty())
        return problem;
    return calm();
}

NodeId Storm::anyServer()
{
    return m_servers[static_cast<std::size_t>(
        m_random.between(0, static_cast<std::int64_t>(m_servers.size()) - 1))];
}

Time Storm::anyTime(std::int64_t leastMs, std::int64_t mostMs)
{
    return Time{m_random.between(leastMs * 1000, mostMs * 1000)};
}

/// What makes no sense at the moment (crashing what is down, say) the cluster refuses, and nothing happens.
void Storm::rage()
{
    for (int strike = 0; strike < strikes && m_cluster->violations().empty(); ++strike) {
        switch (m_random.between(0, 5)) {
        case 0:
        case 1: strikeServer(); break;
        case 2:
        case 3: strikeLink(); break;
        case 4: strikeNetwork(); break;
        default: break;
        }
        for (std::int64_t requests = m_random.between(0, 3); requests > 0; --requests)
            clientAsks();
        pass(anyTime(1, 300));
    }
}

void Storm::strikeServer()
{
    const NodeId id = anyServer();
    switch (m_random.between(0, 10)) {
    case 0: m_cluster->perform(action::Crash{id}); break;
    case 1:
    case 2: m_cluster->perform(action::Restart{id}); break;
    case 3: m_cluster->perform(action::Pause{id}); break;
    case 4:
    case 5: m_cluster->perform(action::Resume{id}); break;
    case 6: m_cluster->perform(action::SetDisk{id, m_random.chance(400'000)}); break;
    case 7: m_cluster->perform(action::Sync{id}); break;
    case 8: m_cluster->perform(action::CompactLog{id}); break;
    case 9: m_cluster->perform(action::ForceTimeout{id}); break;
    default: m_cluster->perform(action::Transfer{id, anyServer()}); break;
    }
}

void Storm::strikeLink()
{
    const NodeId from = anyServer();
    const NodeId to = anyServer();
    switch (m_random.between(0, 6)) {
    case 0: m_cluster->perform(action::CutLink{from, to}); break;
    case 1: m_cluster->perform(action::OpenLink{from, to}); break;
    case 2: m_cluster->perform(action::HoldLink{from, to}); break;
    case 3:
    case 4: m_cluster->perform(action::ReleaseLink{from, to}); break;
    case 5: m_cluster->perform(action::SlowLink{from, to, anyTime(0, 400)}); break;
    default: m_cluster->perform(action::LoseOnLink{from, to, 300'000}); break;
    }
}

void Storm::strikeNetwork()
{
    if (m_random.chance(400'000)) {
        m_cluster->perform(action::Heal{});
        return;
    }
    std::vector<std::vector<NodeId>> groups(2);
    for (const NodeId id : m_servers)
        groups[m_random.chance(500'000) ? 0 : 1].push_back(id);
    std::erase_if(groups, [](const std::vector<NodeId> &group) { return group.empty(); });
    m_cluster->perform(action::Split{groups});
}

void Storm::clientAsks()
{
    const std::string key(1, static_cast<char>('a' + m_random.between(0, 2)));
    const std::string value = std::to_string(++m_writes);
    const ClusterView view = m_cluster->view();
    const ServerView *leader = view.leader();
    const NodeId id = leader != nullptr && m_random.chance(700'000) ? leader->id : anyServer();
    switch (m_random.between(0, 5)) {
    case 0:
    case 1: m_cluster->perform(action::Submit{id, StoreCommand{Put{key, value}, {}}}); break;
    case 2: m_cluster->perform(action::Submit{id, StoreCommand{Delete{key}, {}}}); break;
    case 3:
        m_cluster->perform(action::Submit{
            id, StoreCommand{Add{"n", 1}, Session{"c", static_cast<std::uint64_t>(1 + m_writes / 4)}}});
        break;
    default: m_cluster->perform(action::Submit{id, Get{m_random.chance(500'000) ? "n" : key, true}}); break;
    }
}

/// The second half: only a majority is healed, the others stay as they are behind cut links.
std::string Storm::calm()
{
    std::vector<NodeId> majority = m_servers;
    for (std::size_t i = majority.size(); i > 1; --i)
        std::swap(majority[i - 1],
                  majority[static_cast<std::size_t>(m_random.between(0, static_cast<std::int64_t>(i) - 1))]);
    majority.resize(m_servers.size() / 2 + 1);
    mend(majority);
    m_cluster->perform(action::Split{{majority}});
    if (std::string problem = awaitWrite(majority); !problem.empty())
        return problem;
    mend(m_servers);
    if (std::string problem = awaitWrite(m_servers); !problem.empty())
        return problem;
    return verdict();
}

void Storm::mend(const std::vector<NodeId> &majority)
{
    m_cluster->perform(action::SetNetwork{NetworkDials{}});
    m_cluster->perform(action::Heal{});
    for (const NodeId id : majority) {
        m_cluster->perform(action::Restart{id});
        m_cluster->perform(action::Resume{id});
        m_cluster->perform(action::SetDisk{id, false});
    }
}

std::string Storm::awaitWrite(const std::vector<NodeId> &majority)
{
    const Time until = m_cluster->now() + patienceInElectionTimeouts * m_cluster->setup().server.electionMax;
    std::optional<OperationId> write;
    std::string instead;
    const auto isAmong = [&](NodeId id) {
        return std::find(majority.begin(), majority.end(), id) != majority.end();
    };
    while (m_cluster->now() < until) {
        pass(Time{5'000});
        const ClusterView view = m_cluster->view();
        const auto leader =
            std::find_if(view.servers.begin(), view.servers.end(), [&](const ServerView &one) {
                return one.liveness == Liveness::Up && one.isLeader() && isAmong(one.id);
            });
        instead = "nobody leads";
        if (leader == view.servers.end())
            continue;
        const Operation *operation = write ? m_cluster->operation(*write) : nullptr;
        instead = named(leader->id) + " leads and commits nothing";
        if (operation == nullptr || operation->outcome == OperationOutcome::Refused ||
            operation->outcome == OperationOutcome::Unknown)
            write =
                m_cluster->perform(action::Submit{leader->id, StoreCommand{Put{"calm", "yes"}, {}}}).subject;
        if (operation == nullptr || operation->outcome != OperationOutcome::Done)
            continue;
        const auto lags = std::find_if(majority.begin(), majority.end(), [&](NodeId id) {
            return view.server(id)->applied < operation->index;
        });
        if (lags == majority.end())
            return {};
        instead = named(*lags) + " does not catch up";
    }
    return "no progress within " + std::to_string(patienceInElectionTimeouts) + " election timeouts after " +
           std::to_string(majority.size()) + " of " + std::to_string(m_servers.size()) +
           " servers were healed: " + instead;
}

std::string Storm::verdict() const
{
    if (!m_cluster->violations().empty()) {
        const Violation &violation = m_cluster->violations().front();
        return std::string(name(violation.property)) + " is violated: " + violation.proof;
    }
    // A lease assumes clocks that run evenly, which those of paused servers do not.
    if (m_cluster->setup().server.leaseReads)
        return {};
    const Linearizability result = checkLinearizability(clientHistory(*m_cluster));
    return result.verdict == Linearizability::Verdict::Violated
               ? "Linearizability is violated: " + result.proof
               : std::string();
}

} // namespace raft
