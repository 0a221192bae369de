#include "app/session/membership_edit.h"

#include "app/session/refusal_text.h"
#include "app/session/session.h"

#include <QCoreApplication>

#include <algorithm>

namespace raftarium {

namespace {

using Ids = std::vector<raft::NodeId>;

bool contains(const Ids &ids, raft::NodeId id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

void add(Ids &ids, raft::NodeId id)
{
    if (!contains(ids, id))
        ids.insert(std::upper_bound(ids.begin(), ids.end(), id), id);
}

QString say(const char *text)
{
    return QCoreApplication::translate("raftarium", text);
}

/// Whether the leader's log holds a change that is not yet committed.
bool changeIsOpen(const raft::ServerView &leader)
{
    if (leader.membership.joint())
        return true;
    for (auto index = std::max(leader.commit + 1, leader.log.firstIndex()); index <= leader.log.lastIndex();
         ++index)
        if (std::holds_alternative<raft::MembershipChange>(leader.log.at(index).payload))
            return true;
    return false;
}

} // namespace

raft::NodeId nextServer(const raft::ClusterView &view)
{
    raft::NodeId next{1};
    while (view.server(next))
        ++next;
    return next;
}

raft::Membership withVoter(raft::Membership membership, raft::NodeId server)
{
    membership = without(std::move(membership), server);
    add(membership.voters, server);
    return membership;
}

raft::Membership withLearner(raft::Membership membership, raft::NodeId server)
{
    membership = without(std::move(membership), server);
    add(membership.learners, server);
    return membership;
}

raft::Membership without(raft::Membership membership, raft::NodeId server)
{
    membership.outgoing.clear();
    std::erase(membership.voters, server);
    std::erase(membership.learners, server);
    return membership;
}

std::vector<raft::Action> changeTo(const raft::ClusterView &view, const raft::Membership &target, bool joint)
{
    std::vector<raft::Action> actions;
    for (const raft::NodeId server : target.everyone())
        if (!view.server(server))
            actions.emplace_back(raft::action::Join{server});
    const raft::ServerView *leader = view.leader();
    actions.emplace_back(raft::action::Change{leader ? leader->id : raft::NodeId{}, target, joint});
    return actions;
}

QString changeObstacle(const raft::ClusterView &view)
{
    const raft::ServerView *leader = view.leader();
    if (!leader)
        return say("There is no leader who could change the membership.");
    if (leader->liveness == raft::Liveness::Paused)
        return say("The leader is paused.");
    if (leader->transfer)
        return refusalText(raft::Refusal::TransferInProgress);
    if (leader->log.termAt(leader->commit) != leader->hard.term)
        return refusalText(raft::Refusal::NoCommitInTerm);
    return changeIsOpen(*leader) ? refusalText(raft::Refusal::ChangeInProgress) : QString();
}

void changeMembership(Session &session, const raft::Membership &target, bool joint)
{
    if (const QString obstacle = changeObstacle(session.view()); !obstacle.isEmpty()) {
        emit session.problemOccurred(obstacle);
        return;
    }
    for (const raft::Action &action : changeTo(session.view(), target, joint))
        if (!session.perform(action).done())
            return;
}

} // namespace raftarium
