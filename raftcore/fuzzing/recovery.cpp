#include "raftcore/cluster/wording.h"
#include "raftcore/fuzzing/dice.h"
#include "raftcore/fuzzing/run.h"

#include <algorithm>

namespace raft {

namespace {

constexpr std::uint64_t recoveryMark = 0xd6e8feb86659fd93U;
constexpr int patienceInElectionTimeouts = 60;
/// So many messages between two timers are a storm, not a protocol.
constexpr int mostMessagesAtOnce = 20'000;

class Recovery {
public:
    Recovery(FuzzCluster &cluster, const FuzzPlan &plan)
        : m_cluster(cluster), m_plan(plan), m_random(plan.seed ^ recoveryMark)
    {
    }

    std::string run()
    {
        const std::vector<FuzzServer> &servers = m_cluster.servers();
        const std::vector<Membership> memberships = membershipsThatMayCount(servers);
        const auto all = static_cast<FuzzServers>((1U << m_plan.servers) - 1);
        if (!allDecide(memberships, all, servers))
            return {}; // Too many disks are gone: nothing may be promised any more.
        m_well = (m_random.next() & 1U) != 0 && isBorn(memberships) ? justEnough(memberships)
                                                                    : allServers(memberships);
        m_cluster.network().calm();
        m_cluster.quickenDisks();
        m_now = m_cluster.joinClocks();
        repair();
        return awaitCommit();
    }

private:
    bool isWell(NodeId id) const { return (m_well >> (id.value - 1) & 1U) != 0; }

    /// Which servers will be named when the cluster is born, and must not be missing then, is not known
    /// before.
    bool isBorn(const std::vector<Membership> &memberships) const
    {
        const auto named = [](const Membership &one) { return one.cluster != ClusterId{}; };
        return !m_plan.config.drawsIdentity || std::all_of(memberships.begin(), memberships.end(), named);
    }

    /// §6: only where followers protect their leader (checkquorum) a server that was removed and does not
    /// know it may go on asking for votes; elsewhere it is switched off.
    FuzzServers allServers(const std::vector<Membership> &memberships) const
    {
        if (m_plan.config.checkQuorum)
            return static_cast<FuzzServers>((1U << m_plan.servers) - 1);
        FuzzServers members = 0;
        for (const Membership &membership : memberships)
            members |= bitsOf(membership.everyone());
        return members;
    }

    /// Leaves out one server after the other as long as no membership loses its majority.
    FuzzServers justEnough(const std::vector<Membership> &memberships)
    {
        auto enough = static_cast<FuzzServers>((1U << m_plan.servers) - 1);
        const std::size_t first = below(m_plan.servers, m_random);
        // First those that know of none of these memberships: they stand among the wrong peers.
        for (const bool strangers : {true, false}) {
            for (std::size_t i = 0; i < m_plan.servers; ++i) {
                const FuzzServer &server = m_cluster.servers()[(first + i) % m_plan.servers];
                const bool knows = server.node && std::find(memberships.begin(), memberships.end(),
                                                            server.node->membership()) != memberships.end();
                const auto without = static_cast<FuzzServers>(enough & ~(1U << (server.id.value - 1)));
                const bool dispensable = allDecide(memberships, without, m_cluster.servers());
                if (knows != strangers && dispensable)
                    enough = without;
            }
        }
        return enough;
    }

    void repair()
    {
        for (FuzzServer &server : m_cluster.servers()) {
            if (!isWell(server.id)) {
                server.node.reset();
                server.unsynced.clear();
                server.reads.clear();
                continue;
            }
            if (!server.node)
                m_cluster.start(server);
            while (!server.unsynced.empty())
                m_cluster.syncOldest(server, m_random);
        }
    }

    const FuzzServer *leader()
    {
        const FuzzServer *found = nullptr;
        for (const FuzzServer &server : m_cluster.servers())
            if (server.node && server.node->isLeader() &&
                (found == nullptr || server.node->term() > found->node->term()))
                found = &server;
        return found;
    }

    /// All messages arrive, in the order of sending, and what they cause. False when there is no end of it.
    bool deliverAll()
    {
        FuzzNetwork &network = m_cluster.network();
        for (int count = 0; !network.empty() && !m_cluster.broken(); ++count) {
            if (count == mostMessagesAtOnce)
                return false;
            const std::uint64_t place = network.oldest();
            FuzzMove move;
            move.server = network.at(place).to;
            move.other = network.at(place).from;
            move.place = place;
            m_cluster.perform(move, m_random);
        }
        return true;
    }

    bool passToNextTimer(Time until)
    {
        FuzzServer *next = nullptr;
        for (FuzzServer &server : m_cluster.servers())
            if (server.node && (next == nullptr || server.node->deadline() < next->node->deadline()))
                next = &server;
        if (next == nullptr || next->node->deadline() > until)
            return false;
        FuzzMove move;
        move.kind = FuzzMoveKind::FireTimer;
        move.server = next->id;
        m_cluster.perform(move, m_random);
        return true;
    }

    /// Whether a member that is well lacks what is committed.
    bool allHave(Index index, const Membership &members)
    {
        return std::all_of(
            m_cluster.servers().begin(), m_cluster.servers().end(), [&](const FuzzServer &server) {
                return !server.node || !members.includes(server.id) || server.node->applied() >= index;
            });
    }

    /// A new entry of the leader, again and again until one is committed everywhere.
    std::string awaitCommit()
    {
        const Time until = m_now + patienceInElectionTimeouts * m_plan.config.electionMax;
        Index least;
        std::string instead = "no server leads";
        for (bool timers = true; timers; timers = passToNextTimer(until)) {
            if (!deliverAll())
                return "no end of messages though nothing happens but that they arrive";
            const FuzzServer *leading = leader();
            if (m_cluster.broken())
                return {};
            if (leading == nullptr) {
                instead = "no server leads";
                continue;
            }
            if (least == Index{})
                least = std::max(leading->node->log().lastIndex(), m_cluster.lastCommitted()) + 1;
            instead = named(leading->id) + " leads and commits nothing";
            if (leading->node->commit() >= least) {
                if (allHave(least, leading->node->membership()))
                    return {};
                instead = "a server does not catch up with " + named(leading->id);
            } else {
                FuzzMove move;
                move.kind = FuzzMoveKind::Propose;
                move.server = leading->id;
                move.much = 1;
                m_cluster.perform(move, m_random);
            }
        }
        return "no progress within " + std::to_string(patienceInElectionTimeouts) +
               " election timeouts after servers " + list() + " were repaired: " + instead;
    }

    std::string list() const
    {
        std::string text;
        for (const NodeId id : idsOf(m_well))
            text += (text.empty() ? "" : ", ") + named(id);
        return text;
    }

    FuzzCluster &m_cluster;
    const FuzzPlan &m_plan;
    Random m_random;
    FuzzServers m_well = 0;
    Time m_now{};
};

} // namespace

std::string fuzzRecovery(FuzzCluster &cluster, const FuzzPlan &plan, FuzzListener *listener)
{
    if (listener != nullptr)
        listener->says("From here on nothing is lost or late.");
    return Recovery(cluster, plan).run();
}

} // namespace raft
