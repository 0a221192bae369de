#include "app/session/membership_edit.h"
#include "app/window/actions.h"

namespace raftarium {

namespace {

void addAdditions(Actions &actions, Session *session)
{
    const auto obstacle = [session] { return changeObstacle(session->view()); };
    actions.add({MenuPlace::Membership,
                 QStringLiteral("addLearner"),
                 Actions::tr("Add a server as learner"),
                 Actions::tr("A new, empty server receives the log and does not vote yet (thesis §4.2.1)"),
                 {Qt::Key_Insert},
                 Glyph::None,
                 [session] {
                     const raft::ClusterView &view = session->view();
                     changeMembership(*session, withLearner(*membershipOf(view), nextServer(view)), false);
                 },
                 obstacle,
                 true});
    actions.add({MenuPlace::Membership,
                 QStringLiteral("addVoter"),
                 Actions::tr("Add a server as voter"),
                 Actions::tr("A new, empty server that counts in every majority at once (§6)"),
                 {Qt::SHIFT | Qt::Key_Insert},
                 Glyph::None,
                 [session] {
                     const raft::ClusterView &view = session->view();
                     changeMembership(*session, withVoter(*membershipOf(view), nextServer(view)), false);
                 },
                 obstacle});
}

/// A command that changes what the selected server is; `pointless` says when it is that already.
void addStandingCommand(Actions &actions, Session *session, Command command,
                        raft::Membership (*edit)(raft::Membership, raft::NodeId),
                        const std::function<QString(Belonging)> &pointless)
{
    command.place = MenuPlace::Membership;
    command.run = [session, edit] {
        if (const auto server = session->selectedServer())
            changeMembership(*session, edit(*membershipOf(session->view()), *server), false);
    };
    command.obstacle = [session, pointless] {
        const auto server = session->selectedServer();
        if (!server)
            return Actions::selectFirst();
        const QString already = pointless(belongingOf(session->view(), *server));
        return already.isEmpty() ? changeObstacle(session->view()) : already;
    };
    actions.add(std::move(command));
}

void addStandings(Actions &actions, Session *session)
{
    addStandingCommand(actions, session,
                       {{},
                        QStringLiteral("makeVoter"),
                        Actions::tr("Make it a voter"),
                        Actions::tr("The selected server counts in every majority from now on (§6)"),
                        {Qt::SHIFT | Qt::Key_V}},
                       withVoter, [](Belonging now) {
                           return now == Belonging::Voter ? Actions::tr("It is a voter already") : QString();
                       });
    addStandingCommand(actions, session,
                       {{},
                        QStringLiteral("makeLearner"),
                        Actions::tr("Make it a learner"),
                        Actions::tr("The selected server goes on receiving the log, but votes no more"),
                        {}},
                       withLearner, [](Belonging now) {
                           return now == Belonging::Learner ? Actions::tr("It is a learner already")
                                                            : QString();
                       });
    addStandingCommand(actions, session,
                       {{},
                        QStringLiteral("removeServer"),
                        Actions::tr("Remove the server"),
                        Actions::tr("The selected server leaves the cluster; it runs on by itself (§6)"),
                        {Qt::Key_Delete}},
                       without, [](Belonging now) {
                           const bool member = now == Belonging::Voter || now == Belonging::Learner;
                           return member ? QString() : Actions::tr("It is no member of the cluster");
                       });
}

} // namespace

void addMembershipCommands(Actions &actions, Session *session)
{
    addAdditions(actions, session);
    addStandings(actions, session);
}

} // namespace raftarium
