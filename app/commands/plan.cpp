#include "app/commands/plan.h"

#include <QCoreApplication>

#include <utility>

namespace raftarium {

Plan Plan::to(UserAction userAction)
{
    Q_ASSERT(userAction);
    Plan plan;
    plan.m_userAction = std::move(userAction);
    return plan;
}

Plan Plan::refuse(const QString &reason)
{
    Q_ASSERT(!reason.isEmpty());
    Plan plan;
    plan.m_reason = reason;
    return plan;
}

Plan Plan::unless(const QString &obstacle, UserAction userAction)
{
    return obstacle.isEmpty() ? to(std::move(userAction)) : refuse(obstacle);
}

Plan Plan::perform(Session *session, const std::vector<raft::Action> &actions)
{
    Q_ASSERT(!actions.empty());
    if (const QString obstacle = session->obstacle(actions.front()); !obstacle.isEmpty())
        return refuse(obstacle);
    return to([session, actions] {
        for (const raft::Action &action : actions)
            if (!session->perform(action).done())
                return;
    });
}

Plan Plan::titled(const QString &title) const
{
    Plan plan = *this;
    plan.m_title = title;
    return plan;
}

Plan onSelectedServer(const Session *session, const std::function<Plan(raft::NodeId)> &plan)
{
    const auto server = session->selectedServer();
    return server ? plan(*server)
                  : Plan::refuse(QCoreApplication::translate(
                        "Commands", "Select a server first: press its number or click it."));
}

Plan onSelectedServerOrLeader(const Session *session,
                              const std::function<Plan(const raft::ServerView &)> &plan)
{
    const raft::ClusterView &view = session->view();
    const auto selected = session->selectedServer();
    const raft::ServerView *server = selected ? view.server(*selected) : view.leader();
    return server ? plan(*server)
                  : Plan::refuse(QCoreApplication::translate("Commands",
                                                             "There is no leader; select a server first."));
}

} // namespace raftarium
