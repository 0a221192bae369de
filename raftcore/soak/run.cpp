#include "raftcore/soak/run.h"

#include "raftcore/consensus/assertion.h"
#include "raftcore/simulation/simulation.h"
#include "raftcore/verification/linearizability.h"

namespace raft {

namespace {

// The plan, the faults, the clients and the cluster draw from generators of their own.
constexpr std::uint64_t faultsMark = 0x5bd1e9955bd1e995U;
constexpr std::uint64_t clientsMark = 0x94d049bb133111ebU;
constexpr std::size_t mostOrders = 1'000'000;

} // namespace

SoakVerdict soak(const SoakPlan &plan)
{
    return SoakRun(plan).run();
}

std::unique_ptr<Cluster> soaked(const SoakPlan &plan)
{
    SoakRun run(plan);
    run.run();
    return run.takeCluster();
}

SoakRun::SoakRun(const SoakPlan &plan)
    : m_plan(plan), m_random(plan.seed ^ faultsMark), m_cluster(simulate(plan.setup)),
      m_clients(plan.seed ^ clientsMark, plan.clients)
{
    RAFT_ASSERT(m_cluster != nullptr);
    for (const ServerView &server : m_cluster->view().servers)
        m_servers.push_back(server.id);
}

SoakVerdict SoakRun::run()
{
    SoakVerdict verdict;
    faultPhase();
    if (!broken())
        verdict.problem = recover();
    if (broken())
        verdict.problem = violation();
    if (verdict.problem.empty())
        judgeClients(verdict);
    while (m_cluster->operation(verdict.operations + 1))
        ++verdict.operations;
    verdict.deliveries = m_cluster->figures().deliveries;
    verdict.hash = m_cluster->events().hash();
    return verdict;
}

void SoakRun::faultPhase()
{
    pass(anyTime(0, 1000));
    for (int turn = 0; turn < m_plan.faultTurns && !broken(); ++turn) {
        injectFault();
        m_clients.act(*m_cluster);
        pass(percent(5) ? anyTime(1, 1000) : Time{m_random.between(0, m_plan.pace.count())});
    }
}

std::string SoakRun::violation() const
{
    const Violation &first = m_cluster->violations().front();
    return std::string(name(first.property)) + " is violated: " + first.proof;
}

void SoakRun::judgeClients(SoakVerdict &verdict) const
{
    const Linearizability result = checkLinearizability(*m_cluster, {mostOrders});
    verdict.undecided = result.verdict == Linearizability::Verdict::Undecided;
    if (result.verdict == Linearizability::Verdict::Violated)
        verdict.problem = "Linearizability is violated: " + result.proof;
}

NodeId SoakRun::anyServer()
{
    return m_servers[below(m_servers.size())];
}

/// A server that leads, or believes so; any server when none does.
NodeId SoakRun::anyLeader()
{
    std::vector<NodeId> leaders;
    for (const ServerView &server : m_cluster->view().servers)
        if (server.isLeader())
            leaders.push_back(server.id);
    return leaders.empty() ? anyServer() : leaders[below(leaders.size())];
}

Time SoakRun::anyTime(std::int64_t leastMs, std::int64_t mostMs)
{
    return Time{m_random.between(leastMs * 1000, mostMs * 1000)};
}

std::size_t SoakRun::below(std::size_t count)
{
    return static_cast<std::size_t>(m_random.between(0, static_cast<std::int64_t>(count) - 1));
}

} // namespace raft
