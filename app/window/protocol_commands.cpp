#include "app/console/client_requests.h"
#include "app/window/actions.h"

namespace raftarium {

namespace {

/// The selected server, else the leader.
const raft::ServerView *chosen(const Session *session)
{
    const raft::ClusterView &view = session->view();
    const auto selected = session->selectedServer();
    return selected ? view.server(*selected) : view.leader();
}

QString nobody()
{
    return Actions::tr("There is no leader; select a server first");
}

void addSnapshot(Actions &actions, Session *session)
{
    actions.add(
        {MenuPlace::Cluster,
         QStringLiteral("snapshot"),
         Actions::tr("Snapshot now"),
         Actions::tr("The selected server (or the leader) replaces its applied log by a snapshot (§7)"),
         {Qt::Key_S},
         Glyph::None,
         [session] {
             if (const raft::ServerView *server = chosen(session))
                 session->perform(raft::action::CompactLog{server->id});
         },
         [session] {
             const raft::ServerView *server = chosen(session);
             return server ? session->obstacle(raft::action::CompactLog{server->id}) : nobody();
         },
         true});
}

/// The action that hands leadership to the selected server, or to whoever is most up to date.
raft::action::Transfer transfer(const Session *session, const raft::ServerView &leader)
{
    const auto selected = session->selectedServer();
    return {leader.id, selected == leader.id ? std::nullopt : selected};
}

QString transferObstacle(const Session *session)
{
    const raft::ServerView *leader = session->view().leader();
    if (!leader)
        return Actions::tr("There is no leader who could hand over");
    if (leader->transfer)
        return Actions::tr("Leadership is being handed to S%1 already").arg(leader->transfer->target.value);
    const auto target = transfer(session, *leader).target;
    if (target && !leader->membership.votes(*target))
        return Actions::tr("S%1 does not vote and cannot lead").arg(target->value);
    return session->obstacle(transfer(session, *leader));
}

void addTransfer(Actions &actions, Session *session)
{
    actions.add({MenuPlace::Cluster,
                 QStringLiteral("transfer"),
                 Actions::tr("Hand over leadership"),
                 Actions::tr("The leader hands over to the selected server, or to the most up to date one "
                             "(thesis §3.10)"),
                 {Qt::SHIFT | Qt::Key_E},
                 Glyph::None,
                 [session] {
                     if (const raft::ServerView *leader = session->view().leader())
                         session->perform(transfer(session, *leader));
                 },
                 [session] { return transferObstacle(session); }});
}

void addRead(Actions &actions, Session *session, ClientRequests *requests, Command command, const char *verb)
{
    const QString word = QString::fromLatin1(verb);
    command.place = MenuPlace::Clients;
    command.run = [session, requests, word] {
        if (const raft::ServerView *server = chosen(session))
            requests->submit(
                QStringLiteral("@%1 %2 %3").arg(server->id.value).arg(word, requests->lastKey()));
    };
    command.obstacle = [session] {
        const raft::ServerView *server = chosen(session);
        return server ? session->obstacle(raft::action::Submit{server->id, raft::Get{"x"}}) : nobody();
    };
    actions.add(std::move(command));
}

void addClients(Actions &actions, Session *session, ClientRequests *requests)
{
    addRead(actions, session, requests,
            {{},
             QStringLiteral("readLinearizable"),
             Actions::tr("Read, linearizable"),
             Actions::tr("Asks the selected server (or the leader) for the key written last; it answers "
                         "once leadership is confirmed, or at once under a lease where lease reads are on "
                         "(thesis §6.4)"),
             {Qt::Key_Q},
             Glyph::None,
             {},
             {},
             true},
            "read");
    addRead(
        actions, session, requests,
        {{},
         QStringLiteral("readLocal"),
         Actions::tr("Read, local"),
         Actions::tr("The selected server (or the leader) answers at once from its own store, however old"),
         {Qt::SHIFT | Qt::Key_Q}},
        "get");
    actions.add({MenuPlace::Clients,
                 QStringLiteral("retry"),
                 Actions::tr("Retry the last write"),
                 Actions::tr("Sends it again under its old number: it is applied once (thesis §6.3)"),
                 {Qt::SHIFT | Qt::Key_R},
                 Glyph::None,
                 [requests] { requests->retry(); },
                 [requests] { return requests->retryObstacle(); }});
}

} // namespace

void addProtocolCommands(Actions &actions, Session *session, ClientRequests *requests)
{
    addClients(actions, session, requests);
    addSnapshot(actions, session);
    addTransfer(actions, session);
}

} // namespace raftarium
