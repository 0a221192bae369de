#include "raftcore/cluster/wording.h"
#include "raftcore/soak/run.h"

#include <algorithm>

namespace raft {

namespace {

bool contains(const std::vector<NodeId> &ids, NodeId id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// Whoever leads the highest term among these; null when nobody does.
const ServerView *leaderAmong(const std::vector<NodeId> &ids, const ClusterView &view)
{
    const ServerView *leader = nullptr;
    for (const ServerView &server : view.servers)
        if (server.liveness == Liveness::Up && server.isLeader() && contains(ids, server.id) &&
            (leader == nullptr || server.hard.term > leader->hard.term))
            leader = &server;
    return leader;
}

const Membership *membershipIn(const Entry &entry)
{
    const auto *change = std::get_if<MembershipChange>(&entry.payload);
    return change == nullptr ? nullptr : change->target.get();
}

} // namespace

std::string SoakRun::recover()
{
    const std::vector<NodeId> enough = justEnough();
    mend(enough);
    act(action::Split{{enough}});
    if (std::string problem = awaitWrite(enough); !problem.empty())
        return problem;
    mend(servers());
    return awaitWrite(servers());
}

/// What some server takes for the membership, or would after truncating what is not committed.
std::vector<Membership> SoakRun::membershipsThatMayCount() const
{
    std::vector<Membership> memberships;
    for (const ServerView &server : m_cluster->view().servers) {
        memberships.push_back(server.membership);
        bool committed = false;
        for (Index at = server.log.lastIndex(); server.log.contains(at) && !committed; at = at - 1) {
            if (const Membership *found = membershipIn(server.log.at(at))) {
                memberships.push_back(*found);
                committed = at <= server.commit;
            }
        }
        if (!committed) // It may fall back to what stands in its snapshot, or to the first of all.
            memberships.push_back({m_plan.setup.voters, {}, {}});
    }
    std::erase_if(memberships, [](const Membership &one) { return one.voters.empty(); });
    return memberships;
}

/// Leaves out one server after the other as long as no membership loses its majority.
std::vector<NodeId> SoakRun::justEnough()
{
    const std::vector<Membership> memberships = membershipsThatMayCount();
    std::vector<NodeId> enough = servers();
    std::vector<NodeId> order = enough;
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[below(i)]);
    for (const NodeId id : order) {
        const auto stillThere = [&](NodeId one) { return one != id && contains(enough, one); };
        const bool dispensable =
            std::all_of(memberships.begin(), memberships.end(),
                        [&](const Membership &membership) { return membership.majority(stillThere); });
        if (dispensable)
            std::erase(enough, id);
    }
    return enough;
}

void SoakRun::mend(const std::vector<NodeId> &mended)
{
    act(action::SetNetwork{NetworkDials{}});
    act(action::Heal{});
    for (const NodeId id : mended) {
        act(action::Restart{id});
        act(action::Resume{id});
        act(action::SetDisk{id, false});
        act(action::SlowDisk{id, Time{}});
        act(action::DriftClock{id, 0});
    }
}

std::string SoakRun::awaitWrite(const std::vector<NodeId> &mended)
{
    const Time until = m_cluster->now() + m_plan.patience;
    const StoreCommand command{Put{"recovered", "yes"}, {}};
    OperationId write = 0;
    std::string instead;
    while (m_cluster->now() < until && !broken()) {
        pass(Time{5'000});
        const ClusterView view = m_cluster->view();
        const ServerView *leader = leaderAmong(mended, view);
        instead = "nobody leads";
        if (leader == nullptr)
            continue;
        const Operation *operation = write == 0 ? nullptr : m_cluster->operation(write);
        instead = named(leader->id) + " leads and commits nothing";
        if (operation == nullptr || operation->outcome == OperationOutcome::Refused ||
            operation->outcome == OperationOutcome::Unknown)
            write = m_cluster->perform(action::Submit{leader->id, command}).subject;
        else if (operation->outcome == OperationOutcome::Done) {
            const auto lags = [&](NodeId id) {
                return contains(mended, id) && view.server(id)->applied < operation->index;
            };
            const std::vector<NodeId> members = leader->membership.everyone();
            const auto laggard = std::find_if(members.begin(), members.end(), lags);
            if (laggard == members.end())
                return {};
            instead = named(*laggard) + " does not catch up";
        }
    }
    return "no progress within " + milliseconds(m_plan.patience) + " after " + std::to_string(mended.size()) +
           " of " + std::to_string(servers().size()) + " servers were mended: " + instead;
}

} // namespace raft
