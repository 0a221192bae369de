#include "app/commands/actions.h"
#include "app/session/membership_edit.h"
#include "app/session/server_name.h"

namespace raftarium {

namespace {

namespace act = raft::action;

/// Makes what `edit` makes of the present membership the membership.
Plan change(Session *session, const std::function<raft::Membership(raft::Membership)> &edit)
{
    const raft::Membership *present = membershipOf(session->view());
    if (!present)
        return Plan::refuse(Actions::tr("There is no server."));
    if (const QString obstacle = changeObstacle(session->view()); !obstacle.isEmpty())
        return Plan::refuse(obstacle);
    return Plan::perform(session, changeTo(session->view(), edit(*present), false));
}

using Edit = raft::Membership (*)(raft::Membership, raft::NodeId);

/// Adds a server that is not there yet.
Plan addServer(Session *session, Edit edit, const QString &title)
{
    const raft::NodeId next = nextServer(session->view());
    return change(session, [edit, next](raft::Membership members) { return edit(std::move(members), next); })
        .titled(title.arg(serverName(next)));
}

/// Changes what the selected server is in the cluster; `already` says so where nothing would change.
Plan changeSelected(Session *session, Edit edit, const std::function<QString(Belonging)> &already)
{
    return onSelectedServer(session, [&](raft::NodeId id) {
        if (const QString same = already(belongingOf(session->view(), id)); !same.isEmpty())
            return Plan::refuse(same);
        return change(session, [edit, id](raft::Membership members) { return edit(std::move(members), id); });
    });
}

void addAdditions(Actions &actions, Session *session)
{
    actions.add(
        {.name = QStringLiteral("addLearner"),
         .title = Actions::tr("Add a server as learner"),
         .tip = Actions::tr("A new, empty server receives the log and does not vote yet (thesis §4.2.1)"),
         .synonyms = Actions::tr("join new node nonvoting"),
         .keys = {Qt::Key_Insert},
         .menu = Menu::Membership,
         .startsGroup = true,
         .subjects = Subject::Cluster,
         .plan = [=] { return addServer(session, withLearner, Actions::tr("Add %1 as learner")); }});
    actions.add({.name = QStringLiteral("addVoter"),
                 .title = Actions::tr("Add a server as voter"),
                 .tip = Actions::tr("A new, empty server that counts in every majority at once (§6)"),
                 .synonyms = Actions::tr("join new node"),
                 .keys = {QKeySequence(Qt::SHIFT | Qt::Key_Insert)},
                 .menu = Menu::Membership,
                 .subjects = Subject::Cluster,
                 .plan = [=] { return addServer(session, withVoter, Actions::tr("Add %1 as voter")); }});
}

Plan makeVoter(Session *session)
{
    return changeSelected(session, withVoter, [](Belonging now) {
        return now == Belonging::Voter ? Actions::tr("It is a voter already") : QString();
    });
}

Plan makeLearner(Session *session)
{
    return changeSelected(session, withLearner, [](Belonging now) {
        return now == Belonging::Learner ? Actions::tr("It is a learner already") : QString();
    });
}

Plan removeServer(Session *session)
{
    return changeSelected(session, without, [](Belonging now) {
        const bool isMember = now == Belonging::Voter || now == Belonging::Learner;
        return isMember ? QString() : Actions::tr("It is no member of the cluster");
    });
}

void addStandings(Actions &actions, Session *session)
{
    actions.add({.name = QStringLiteral("makeVoter"),
                 .title = Actions::tr("Make it a voter"),
                 .tip = Actions::tr("The selected server counts in every majority from now on (§6)"),
                 .synonyms = Actions::tr("promote member"),
                 .keys = {QKeySequence(Qt::SHIFT | Qt::Key_V)},
                 .menu = Menu::Membership,
                 .startsGroup = true,
                 .subjects = Subject::Server,
                 .plan = [session] { return makeVoter(session); }});
    actions.add({.name = QStringLiteral("makeLearner"),
                 .title = Actions::tr("Make it a learner"),
                 .tip = Actions::tr("The selected server goes on receiving the log, but votes no more"),
                 .synonyms = Actions::tr("demote member nonvoting"),
                 .menu = Menu::Membership,
                 .subjects = Subject::Server,
                 .plan = [session] { return makeLearner(session); }});
    actions.add({.name = QStringLiteral("removeServer"),
                 .title = Actions::tr("Remove the server"),
                 .tip = Actions::tr("The selected server leaves the cluster; it runs on by itself (§6)"),
                 .synonyms = Actions::tr("delete leave member"),
                 .keys = {Qt::Key_Delete},
                 .menu = Menu::Membership,
                 .subjects = Subject::Server,
                 .plan = [session] { return removeServer(session); }});
}

/// The leader hands over to `target`, or to the server that is most up to date.
Plan transferTo(Session *session, std::optional<raft::NodeId> target)
{
    const raft::ServerView *leader = session->view().leader();
    if (!leader)
        return Plan::refuse(Actions::tr("There is no leader that could transfer leadership"));
    if (leader->transfer)
        return Plan::refuse(Actions::tr("Leadership is being transferred to %1 already")
                                .arg(serverName(leader->transfer->target)));
    if (target && !leader->membership.votes(*target))
        return Plan::refuse(Actions::tr("%1 does not vote and cannot lead").arg(serverName(*target)));
    return Plan::perform(session, {act::Transfer{leader->id, target}});
}

Plan transfer(Session *session)
{
    const raft::ServerView *leader = session->view().leader();
    const auto selected = session->selectedServer();
    return transferTo(session, leader && selected != leader->id ? selected : std::nullopt);
}

std::vector<Command> transferTargets(Session *session)
{
    const QString tip =
        Actions::tr("The leader stops taking writes and lets that server stand for election at once");
    std::vector<Command> targets;
    targets.push_back({.name = QStringLiteral("transferBest"),
                       .title = Actions::tr("the most up-to-date server"),
                       .tip = tip,
                       .plan = [session] { return transferTo(session, std::nullopt); }});
    const raft::ServerView *leader = session->view().leader();
    for (const raft::NodeId voter : leader ? leader->membership.voters : std::vector<raft::NodeId>())
        if (voter != leader->id)
            targets.push_back({.name = QStringLiteral("transfer%1").arg(voter.value),
                               .title = serverName(voter),
                               .tip = tip,
                               .plan = [session, voter] { return transferTo(session, voter); }});
    return targets;
}

void addTransfers(Actions &actions, Session *session)
{
    actions.add({.name = QStringLiteral("transfer"),
                 .title = Actions::tr("Transfer leadership"),
                 .tip = Actions::tr(
                     "The leader transfers leadership to the selected server, or to the most up-to-date "
                     "one (thesis §3.10)"),
                 .synonyms = Actions::tr("hand over leader TimeoutNow"),
                 .keys = {QKeySequence(Qt::SHIFT | Qt::Key_E)},
                 .menu = Menu::Cluster,
                 .plan = [session] { return transfer(session); }});
    actions.add({.name = QStringLiteral("transferTo"),
                 .title = Actions::tr("Transfer leadership to"),
                 .tip = Actions::tr("The leader transfers leadership to a certain server (thesis §3.10)"),
                 .synonyms = Actions::tr("hand over leader TimeoutNow"),
                 .menu = Menu::Cluster,
                 .subjects = Subject::Server,
                 .plan = [session] { return transferTo(session, std::nullopt); },
                 .choices = [session] { return transferTargets(session); }});
}

void addSnapshot(Actions &actions, Session *session)
{
    actions.add(
        {.name = QStringLiteral("snapshot"),
         .title = Actions::tr("Snapshot now"),
         .tip = Actions::tr("The selected server (or the leader) replaces its applied log by a snapshot "
                            "(§7)"),
         .synonyms = Actions::tr("compact compaction log"),
         .keys = {Qt::Key_S},
         .menu = Menu::Cluster,
         .startsGroup = true,
         .subjects = Subject::Server,
         .plan = [session] {
             return onSelectedServerOrLeader(session, [session](const raft::ServerView &server) {
                 return Plan::perform(session, {act::CompactLog{server.id}});
             });
         }});
}

} // namespace

void addMembershipCommands(Actions &actions, Session *session)
{
    addSnapshot(actions, session);
    addTransfers(actions, session);
    addAdditions(actions, session);
    addStandings(actions, session);
}

} // namespace raftarium
