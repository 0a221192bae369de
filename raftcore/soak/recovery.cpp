#include "raftcore/cluster/wording.h"
#include "raftcore/soak/run.h"

#include <algorithm>
#include <utility>

namespace raft {

namespace {

/// The leader of the highest term among these; null when none leads.
const ServerView *leaderAmong(const std::vector<NodeId> &ids, const ClusterView &view)
{
    const ServerView *leader = nullptr;
    for (const ServerView &server : view.servers)
        if (server.liveness == Liveness::Up && server.isLeader() && contains(ids, server.id) &&
            (leader == nullptr || server.hard.term > leader->hard.term))
            leader = &server;
    return leader;
}

/// How far the repaired members are.
struct Advance {
    std::uint64_t applied = 0;     ///< All their applied indexes together.
    std::optional<NodeId> laggard; ///< A server that has not applied everything up to the index asked for.
};

Advance advanceOf(const std::vector<NodeId> &repaired, const ServerView &leader, const ClusterView &view,
                  Index upTo)
{
    Advance advance;
    for (const NodeId id : leader.membership.everyone()) {
        const ServerView *server = contains(repaired, id) ? view.server(id) : nullptr;
        if (server == nullptr)
            continue;
        advance.applied += server->applied.value;
        if (server->applied < upTo)
            advance.laggard = id;
    }
    return advance;
}

const Membership *membershipIn(const Entry &entry)
{
    const auto *change = std::get_if<MembershipChange>(&entry.payload);
    return change == nullptr ? nullptr : change->target.get();
}

/// The membership that counts in a server's log at `index`, if the log tells.
std::optional<Membership> membershipAt(Index index, const ServerView &server)
{
    bool laterOnes = false;
    for (Index at = server.log.lastIndex(); server.log.contains(at); at = at - 1) {
        const Membership *found = membershipIn(server.log.at(at));
        if (found != nullptr && at <= index)
            return *found;
        laterOnes = laterOnes || found != nullptr;
    }
    return laterOnes ? std::nullopt : std::optional(server.membership);
}

} // namespace

std::string SoakRun::recover()
{
    const std::vector<Membership> memberships = membershipsThatMayCount();
    for (const std::vector<NodeId> &repaired : {justEnough(memberships), allServers(memberships)}) {
        repair(repaired);
        act(action::Split{{repaired}});
        if (std::string problem = awaitWrite(repaired); !problem.empty())
            return problem;
    }
    return {};
}

/// The latest membership that is known to be committed, and all that come after it in some log: a server that
/// is elected decides with one of these.
std::vector<Membership> SoakRun::membershipsThatMayCount() const
{
    const ClusterView view = m_cluster->view();
    // A server on an empty disk knows nothing.
    const auto lessKnown = [](const ServerView &a, const ServerView &b) {
        return std::pair(!a.membership.voters.empty(), a.commit) <
               std::pair(!b.membership.voters.empty(), b.commit);
    };
    const ServerView &best = *std::max_element(view.servers.begin(), view.servers.end(), lessKnown);
    std::vector<Membership> memberships;
    for (const ServerView &server : view.servers)
        for (Index at = server.log.lastIndex(); at > best.commit && server.log.contains(at); at = at - 1)
            if (const Membership *found = membershipIn(server.log.at(at)))
                memberships.push_back(*found);
    if (const std::optional<Membership> committed = membershipAt(best.commit, best)) {
        memberships.push_back(*committed);
    } else { // What is in its snapshot is not known.
        memberships.push_back({m_plan.setup.voters, {}, {}});
        for (const ServerView &server : view.servers)
            memberships.push_back(server.membership);
    }
    std::erase_if(memberships, [](const Membership &one) { return one.voters.empty(); });
    return memberships;
}

/// §6: only where followers protect their leader (checkquorum) a server that was removed and does not know it
/// may go on asking for votes; elsewhere it is switched off.
std::vector<NodeId> SoakRun::allServers(const std::vector<Membership> &memberships) const
{
    std::vector<NodeId> all = servers();
    const auto isMember = [&memberships](NodeId id) {
        return std::any_of(memberships.begin(), memberships.end(),
                           [id](const Membership &one) { return one.includes(id); });
    };
    if (!m_plan.setup.server.checkQuorum)
        std::erase_if(all, [&](NodeId id) { return !isMember(id); });
    return all;
}

/// Leaves out one server after the other as long as no membership loses its majority; first those that know
/// of none of these memberships. Such a server starts elections among the wrong peers, unheard by those
/// whose requests it refuses meanwhile: that ends, but how soon is a matter of luck.
std::vector<NodeId> SoakRun::justEnough(const std::vector<Membership> &memberships)
{
    std::vector<NodeId> enough = servers();
    std::vector<NodeId> order = enough;
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[below(i)]);
    const ClusterView view = m_cluster->view();
    std::stable_partition(order.begin(), order.end(), [&](NodeId id) {
        return std::find(memberships.begin(), memberships.end(), view.server(id)->membership) ==
               memberships.end();
    });
    for (const NodeId id : order) {
        const auto stillThere = [&](NodeId one) { return one != id && contains(enough, one); };
        const bool dispensable =
            std::all_of(memberships.begin(), memberships.end(), [&](const Membership &membership) {
                return hasMajority(membership, view, stillThere);
            });
        if (dispensable)
            std::erase(enough, id);
    }
    return enough;
}

void SoakRun::repair(const std::vector<NodeId> &repaired)
{
    act(action::SetNetwork{NetworkDials{}});
    act(action::Heal{});
    for (const NodeId id : repaired) {
        act(action::Restart{id});
        act(action::Resume{id});
        act(action::SetDisk{id, false});
        act(action::SlowDisk{id, Time{}});
        act(action::DriftClock{id, 0});
    }
}

/// A server that lags far behind may take its time to catch up, as long as it does catch up.
std::string SoakRun::awaitWrite(const std::vector<NodeId> &repaired)
{
    const StoreCommand command{Put{"recovered", "yes"}, {}};
    Time until = m_cluster->now() + m_plan.patience;
    OperationId write = 0;
    std::uint64_t applied = 0;
    std::string instead;
    while (m_cluster->now() < until && !broken()) {
        pass(Time{5'000});
        const ClusterView view = m_cluster->view();
        const ServerView *leader = leaderAmong(repaired, view);
        instead = "no server leads";
        if (leader == nullptr)
            continue;
        const std::optional<Operation> operation = m_cluster->operation(write);
        instead = named(leader->id) + " leads and commits nothing";
        if (!operation || operation->outcome == OperationOutcome::Refused ||
            operation->outcome == OperationOutcome::Unknown)
            write = m_cluster->perform(action::Submit{leader->id, command}).subject;
        if (!operation || operation->outcome != OperationOutcome::Done)
            continue;
        const Advance advance = advanceOf(repaired, *leader, view, operation->index);
        if (!advance.laggard)
            return {};
        instead = named(*advance.laggard) + " does not catch up";
        if (advance.applied > applied)
            until = m_cluster->now() + m_plan.patience;
        applied = std::max(applied, advance.applied);
    }
    return "no progress within " + milliseconds(m_plan.patience) + " after " +
           std::to_string(repaired.size()) + " of " + std::to_string(servers().size()) +
           " servers were repaired: " + instead;
}

} // namespace raft
