#include "app/commands/actions.h"
#include "app/console/client_requests.h"

namespace raftarium {

namespace {

constexpr int manyWrites = 10;

Plan writeToLeader(Session *session, ClientRequests *requests, int times)
{
    const raft::ServerView *leader = session->view().leader();
    if (!leader)
        return Plan::refuse(Actions::tr("There is no leader to write to."));
    const raft::StoreCommand example{raft::Put{"x", "1"}, std::nullopt};
    const Plan plan = Plan::perform(session, {raft::action::Submit{leader->id, example}});
    return plan.isPossible() ? Plan::to([requests, times] { requests->writeNumbers(times); }) : plan;
}

void addWrites(Actions &actions, Session *session, ClientRequests *requests)
{
    actions.add({.name = QStringLiteral("write"),
                 .title = Actions::tr("Write to the leader"),
                 .tip = Actions::tr("A client writes to the leader"),
                 .synonyms = Actions::tr("put set client request"),
                 .keys = {Qt::Key_C},
                 .menu = Menu::Clients,
                 .startsGroup = true,
                 .glyph = Glyph::Write,
                 .plan = [session, requests] { return writeToLeader(session, requests, 1); }});
    actions.add({.name = QStringLiteral("writeMany"),
                 .title = Actions::tr("Ten writes to the leader"),
                 .tip = Actions::tr("A client writes ten times to the leader"),
                 .synonyms = Actions::tr("put set batch client requests"),
                 .keys = {QKeySequence(Qt::SHIFT | Qt::Key_C)},
                 .menu = Menu::Clients,
                 .plan = [session, requests] { return writeToLeader(session, requests, manyWrites); }});
}

/// Asks the selected server, else the leader, for the key written last; `verb` is the console's.
Plan readLastKey(Session *session, ClientRequests *requests, const QString &verb)
{
    return onSelectedServerOrLeader(session, [=](const raft::ServerView &server) {
        const Plan plan = Plan::perform(session, {raft::action::Submit{server.id, raft::Get{"x"}}});
        if (!plan.isPossible())
            return plan;
        return Plan::to([requests, verb, id = server.id] {
            requests->submit(QStringLiteral("@%1 %2 %3").arg(id.value).arg(verb, requests->lastKey()));
        });
    });
}

void addReads(Actions &actions, Session *session, ClientRequests *requests)
{
    actions.add({.name = QStringLiteral("readLinearizable"),
                 .title = Actions::tr("Read, linearizable"),
                 .tip = Actions::tr("Asks the selected server (or the leader) for the key written last; it "
                                    "answers once leadership is confirmed, or at once under a lease where "
                                    "lease reads are on (thesis §6.4)"),
                 .synonyms = Actions::tr("get query client request ReadIndex"),
                 .keys = {Qt::Key_Q},
                 .menu = Menu::Clients,
                 .startsGroup = true,
                 .plan = [=] { return readLastKey(session, requests, QStringLiteral("read")); }});
    actions.add({.name = QStringLiteral("readLocal"),
                 .title = Actions::tr("Read, local"),
                 .tip = Actions::tr("The selected server (or the leader) answers at once from its own store, "
                                    "however old"),
                 .synonyms = Actions::tr("get query client request stale"),
                 .keys = {QKeySequence(Qt::SHIFT | Qt::Key_Q)},
                 .menu = Menu::Clients,
                 .plan = [=] { return readLastKey(session, requests, QStringLiteral("get")); }});
}

void addRetry(Actions &actions, ClientRequests *requests)
{
    actions.add({.name = QStringLiteral("retry"),
                 .title = Actions::tr("Retry the last write"),
                 .tip = Actions::tr("Sends it again under its old number: it is applied once (thesis §6.3)"),
                 .synonyms = Actions::tr("repeat again session duplicate client"),
                 .keys = {QKeySequence(Qt::SHIFT | Qt::Key_R)},
                 .menu = Menu::Clients,
                 .plan = [requests] {
                     return Plan::unless(requests->retryObstacle(), [requests] { requests->retry(); });
                 }});
}

} // namespace

void addClientCommands(Actions &actions, Session *session, ClientRequests *requests)
{
    addWrites(actions, session, requests);
    addReads(actions, session, requests);
    addRetry(actions, requests);
}

} // namespace raftarium
