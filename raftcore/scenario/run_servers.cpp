#include "raftcore/scenario/acts.h"

#include <algorithm>

/// What commands do to servers.
namespace raft {

using namespace command;

namespace {

bool leads(const RunContext &run, NodeId server)
{
    const ClusterView view = run.cluster().view();
    const ServerView *one = view.server(server);
    return one != nullptr && one->isLeader();
}

bool isUp(const ServerView *server)
{
    return server != nullptr && server->liveness == Liveness::Up;
}

void isolate(NodeId server, RunContext &run)
{
    for (const LinkView &link : run.cluster().view().links)
        if (link.from == server || link.to == server)
            changeLink(LinkAct::Cut, link.from, link.to, run);
}

void expectLeader(NodeId server, RunContext &run)
{
    expect(condition::RoleIs{{server}, condition::RoleWanted::Leader, {}}, run);
}

/// By the clock. Where followers help no server to depose a leader that they hear (thesis §4.2.3), it hands
/// over.
void electUntil(NodeId server, Time until, RunContext &run)
{
    if (leads(run, server))
        return;
    const Time now = run.cluster().now();
    const ClusterView view = run.cluster().view();
    const ServerView *leader = view.leader();
    if (now >= until)
        expectLeader(server, run);
    else if (run.cluster().setup().server.checkQuorum && leader != nullptr)
        run.cluster().perform(action::Transfer{leader->id, server});
    else
        run.perform(action::ForceTimeout{server});
    if (!run.failed() && !run.isPaused())
        run.passTime(
            now + run.electionTimeout(), [&run, server] { return leads(run, server); },
            [&run, server, until](bool) { electUntil(server, until, run); });
}

void elect(NodeId server, RunContext &run)
{
    constexpr int attempts = 20; // Lost messages and rivals may spoil an attempt.
    if (!run.isManual())
        return electUntil(server, run.cluster().now() + attempts * run.electionTimeout(), run);
    if (!leads(run, server) && !run.perform(action::ForceTimeout{server}))
        return;
    deliverAll(run);
    if (!run.stopped())
        expectLeader(server, run);
}

} // namespace

void act(const OnServer &command, RunContext &run)
{
    const auto found = run.find(command.server);
    if (!found)
        return;
    const NodeId id = *found;
    const ClusterView view = run.cluster().view();
    const ServerView *server = view.server(id);
    const bool manual = command.act == ServerAct::ManualDisk;
    switch (command.act) {
    // A leader has no election timer, and no other server has a heartbeat interval: nothing happens then.
    case ServerAct::Timeout:
        if (!isUp(server) || !server->isLeader())
            run.perform(action::ForceTimeout{id});
        break;
    case ServerAct::SendHeartbeat:
        if (!isUp(server) || server->isLeader())
            run.perform(action::SendHeartbeat{id});
        break;
    case ServerAct::Elect: elect(id, run); break;
    case ServerAct::Crash: run.perform(action::Crash{id}); break;
    case ServerAct::Restart: run.perform(action::Restart{id}); break;
    case ServerAct::Pause: run.perform(action::Pause{id}); break;
    case ServerAct::Resume: run.perform(action::Resume{id}); break;
    case ServerAct::Isolate: isolate(id, run); break;
    // What is already so is no reason to fail.
    case ServerAct::ManualDisk:
    case ServerAct::AutomaticDisk:
        if (server == nullptr || server->diskManual != manual)
            run.perform(action::SetDisk{id, manual});
        break;
    case ServerAct::Sync:
        if (!isUp(server) || server->unsyncedWrites > 0)
            run.perform(action::Sync{id});
        break;
    case ServerAct::Compact:
        if (!isUp(server) || server->applied > server->log.base().index)
            run.perform(action::CompactLog{id});
        break;
    case ServerAct::Wipe: run.perform(action::WipeDisk{id}); break;
    case ServerAct::Backup: run.perform(action::CopyDisk{id}); break;
    case ServerAct::Restore: run.perform(action::RestoreDisk{id}); break;
    }
}

void act(const SyncOldest &command, RunContext &run)
{
    if (const auto server = run.find(command.server))
        run.perform(action::SyncOldest{*server, command.writes});
}

void act(const CompactTo &command, RunContext &run)
{
    if (const auto server = run.find(command.server))
        run.perform(action::CompactLogTo{*server, command.upTo});
}

/// Where all links are held, those of a newcomer are held as well.
void act(const Join &join, RunContext &run)
{
    const ClusterView before = run.cluster().view();
    const auto held = [](const LinkView &link) { return link.held; };
    const bool holdAll = !before.links.empty() && std::all_of(before.links.begin(), before.links.end(), held);
    if (run.perform(action::Join{join.server}) && holdAll)
        act(OnAllLinks{LinkAct::Hold}, run);
}

} // namespace raft
