#include "raftcore/soak/run.h"

namespace raft {

namespace {

constexpr std::size_t mostVoters = 7;
constexpr std::size_t mostServers = 9;

} // namespace

void SoakRun::changeMembership()
{
    if (percent(25))
        join();
    const NodeId asked = percent(90) ? anyLeader() : anyServer();
    const ClusterView view = m_cluster->view();
    const Membership present = view.server(asked)->membership;
    const Membership target = anyMembership(present);
    if (!canDecide(target, present, view))
        return;
    act(action::Change{asked, target, percent(30)});
}

/// A membership of which most voters have lost their disks is a cluster without a leader.
bool SoakRun::canDecide(const Membership &target, const Membership &present, const ClusterView &view)
{
    Membership next = target;
    next.outgoing = present.voters;
    for (const NodeId id : next.everyone())
        if (const ServerView *server = view.server(id))
            next.seat(id, present.includes(id) ? present.diskOf(id) : server->disk);
    return hasMajority(next, view, [](NodeId) { return true; });
}

void SoakRun::join()
{
    const NodeId next = m_servers.back() + 1;
    if (m_servers.size() < mostServers && act(action::Join{next}))
        m_servers.push_back(next);
}

/// One server more, less, or in another part; sometimes quite other voters.
Membership SoakRun::anyMembership(const Membership &present)
{
    Membership target{present.voters, {}, present.learners};
    if (percent(20)) {
        target = {};
        for (const NodeId id : servers())
            if (percent(50) && target.voters.size() < mostVoters)
                target.voters.push_back(id);
        return target;
    }
    const NodeId id = anyServer();
    const bool votes = contains(target.voters, id);
    const bool learns = contains(target.learners, id);
    std::erase(target.voters, id);
    std::erase(target.learners, id);
    if (!votes && (learns || percent(50)) && target.voters.size() < mostVoters)
        target.voters.push_back(id);
    else if (!votes || percent(30))
        target.learners.push_back(id);
    return target;
}

} // namespace raft
