#include "app/commands/actions.h"

#include <algorithm>

namespace raftarium {

namespace {

namespace act = raft::action;

/// Whether something is wrong with a link. Of real processes the window does not know all: others can harm
/// them too.
bool hasFaults(const Session &session)
{
    const raft::ClusterView &view = session.view();
    return session.inRealTime() || !view.groups.empty() ||
           std::any_of(view.links.begin(), view.links.end(), [](const raft::LinkView &link) {
               return link.cut || link.held || link.delay.count() > 0 || link.lossPerMillion > 0;
           });
}

Plan isolate(Session *session, raft::NodeId server)
{
    const raft::ClusterView &view = session->view();
    act::Split split{{{server}, {}}};
    bool isAlone = true;
    for (const raft::ServerView &other : view.servers) {
        if (other.id == server)
            continue;
        split.groups.back().push_back(other.id);
        for (const auto *link : {view.link(server, other.id), view.link(other.id, server)})
            isAlone = isAlone && link && link->cut;
    }
    return isAlone ? Plan::refuse(Actions::tr("It is cut off from all others already."))
                   : Plan::perform(session, {split});
}

Plan heal(Session *session)
{
    if (!hasFaults(*session))
        return Plan::refuse(Actions::tr("Every link is open: there is nothing to heal."));
    return Plan::perform(session, {act::Heal{}});
}

} // namespace

void addNetworkCommands(Actions &actions, Session *session)
{
    actions.add({.name = QStringLiteral("isolate"),
                 .title = Actions::tr("Isolate the server"),
                 .tip = Actions::tr("Cuts the selected server off from all others"),
                 .synonyms = Actions::tr("partition disconnect split"),
                 .keys = {Qt::Key_I},
                 .menu = Menu::Faults,
                 .subjects = Subject::Server,
                 .plan = [session] {
                     return onSelectedServer(
                         session, [session](raft::NodeId server) { return isolate(session, server); });
                 }});
    actions.add({.name = QStringLiteral("heal"),
                 .title = Actions::tr("Heal network"),
                 .tip = Actions::tr("Opens every link: no cut, no hold, no extra delay or loss"),
                 .synonyms = Actions::tr("repair reconnect partition join"),
                 .keys = {Qt::Key_H},
                 .menu = Menu::Faults,
                 .subjects = Subject::Cluster,
                 .button = {ButtonGroup::Faults, Actions::tr("Heal")},
                 .glyph = Glyph::Heal,
                 .plan = [session] { return heal(session); }});
}

} // namespace raftarium
