#include "app/commands/actions.h"
#include "app/session/cluster_size.h"

namespace raftarium {

namespace {

/// The server before or after the selected one, round the ring.
Plan selectNeighbour(Session *session, bool forwards)
{
    const auto &servers = session->view().servers;
    if (servers.empty())
        return Plan::refuse(Actions::tr("There is no server."));
    const auto selected = session->selectedServer();
    std::size_t place = forwards ? servers.size() - 1 : 0;
    for (std::size_t i = 0; selected && i < servers.size(); ++i)
        if (servers[i].id == *selected)
            place = i;
    const std::size_t next = (place + (forwards ? 1 : servers.size() - 1)) % servers.size();
    return Plan::to([session, id = servers[next].id] { session->select(SelectedServer{id}); });
}

void addNumbers(Actions &actions, Session *session)
{
    for (int number = 1; number <= mostServers; ++number) {
        const raft::NodeId id{static_cast<std::uint64_t>(number)};
        actions.add({.name = QStringLiteral("select%1").arg(number),
                     .title = Actions::tr("Select S%1").arg(number),
                     .tip = Actions::tr("Selects S%1").arg(number),
                     .keys = {QKeySequence(Qt::Key_0 + number)},
                     .plan = [session, id] {
                         if (!session->view().server(id))
                             return Plan::refuse(Actions::tr("There is no S%1").arg(id.value));
                         return Plan::to([session, id] { session->select(SelectedServer{id}); });
                     }});
    }
}

} // namespace

void addSelectionCommands(Actions &actions, Session *session)
{
    addNumbers(actions, session);
    actions.add({.name = QStringLiteral("selectNext"),
                 .title = Actions::tr("Select the next server"),
                 .tip = Actions::tr("Selects the next server"),
                 .keys = {Qt::Key_Tab},
                 .menu = Menu::Cluster,
                 .plan = [session] { return selectNeighbour(session, true); }});
    actions.add({.name = QStringLiteral("selectPrevious"),
                 .title = Actions::tr("Select the previous server"),
                 .tip = Actions::tr("Selects the previous server"),
                 .keys = {QKeySequence(Qt::SHIFT | Qt::Key_Tab)},
                 .menu = Menu::Cluster,
                 .plan = [session] { return selectNeighbour(session, false); }});
}

} // namespace raftarium
