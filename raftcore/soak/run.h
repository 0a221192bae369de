#pragma once

#include "raftcore/consensus/random.h"
#include "raftcore/simulation/simulation.h"
#include "raftcore/soak/clients.h"
#include "raftcore/soak/soak.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace raft {

inline bool contains(const std::vector<NodeId> &ids, NodeId id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// One random run while it goes on.
class SoakRun {
public:
    explicit SoakRun(const SoakPlan &plan);

    SoakVerdict run();
    /// The cluster, once it has run.
    std::unique_ptr<Simulation> takeCluster() { return std::move(m_cluster); }

private:
    // run.cpp: the order of things
    void faultPhase();
    bool broken() const { return !m_cluster->violations().empty(); }
    std::string violation() const;
    void judgeClients(SoakVerdict &verdict) const;
    void pass(Time duration) { m_cluster->advance(m_cluster->now() + duration); }

    // faults.cpp: the first phase; what makes no sense at the moment the cluster refuses, and nothing happens
    struct Fault {
        unsigned SoakFaults::*often;
        void (SoakRun::*inject)();
    };
    static const Fault faults[];
    void injectFault();
    void crashOrRestart();
    void pauseOrResume();
    void driftClock();
    void cutOrOpen();
    void splitOrHeal();
    void holdOrRelease();
    void slowLink();
    void loseOnLink();
    void touchMessage();
    void manualDisk();
    void slowDisk();
    void timeOut();
    void compact();
    void transfer();

    // disks.cpp
    void loseDisk();

    // memberships.cpp
    void changeMembership();
    static bool canDecide(const Membership &target, const Membership &present, const ClusterView &view);
    void join();
    Membership anyMembership(const Membership &present);

    // recovery.cpp: the second phase
    std::string recover();
    std::vector<Membership> membershipsThatMayCount() const;
    /// Whether those for whom `there(id)` holds, and that still have the disk which the membership names, are
    /// a majority of it.
    template <class Predicate>
    static bool hasMajority(const Membership &membership, const ClusterView &view, Predicate there)
    {
        return membership.majority([&](NodeId id) {
            const ServerView *server = view.server(id);
            return server != nullptr && there(id) && server->disk == membership.diskOf(id);
        });
    }
    std::vector<NodeId> justEnough(const std::vector<Membership> &memberships);
    std::vector<NodeId> allServers(const std::vector<Membership> &memberships) const;
    void repair(const std::vector<NodeId> &servers);
    std::string awaitWrite(const std::vector<NodeId> &repaired);

    const std::vector<NodeId> &servers() const { return m_servers; }
    NodeId anyServer();
    NodeId anyLeader();
    Time anyTime(std::int64_t leastMs, std::int64_t mostMs);
    bool percent(std::uint32_t chance) { return m_random.chance(chance * 10'000); }
    std::size_t below(std::size_t count);
    bool act(const Action &action) { return m_cluster->perform(action).done(); }

    const SoakPlan &m_plan;
    Random m_random;
    std::unique_ptr<Simulation> m_cluster;
    /// All that there are; views are dear, and this is asked for all the time.
    std::vector<NodeId> m_servers;
    SoakClients m_clients;
};

} // namespace raft
