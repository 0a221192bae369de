#include "app/console/client_requests.h"
#include "app/session/cluster_size.h"
#include "app/window/actions.h"

#include <algorithm>
#include <memory>

namespace raftarium {

namespace {

constexpr int manyWrites = 10;

/// A command on the selected server.
template <class Act>
void addServerCommand(Actions &actions, Session *session, Command command)
{
    command.place = MenuPlace::Cluster;
    command.run = [session] {
        if (const auto server = session->selectedServer())
            session->perform(Act{*server});
    };
    command.obstacle = [session] {
        const auto server = session->selectedServer();
        return server ? session->obstacle(Act{*server}) : Actions::selectFirst();
    };
    actions.add(std::move(command));
}

std::optional<raft::NodeId> leaderOf(const Session *session)
{
    const raft::ServerView *leader = session->view().leader();
    return leader ? std::optional(leader->id) : std::nullopt;
}

/// The server that led last and is down now.
std::optional<raft::NodeId> crashedLeader(const Session *session)
{
    std::optional<raft::NodeId> found;
    raft::Term latest{};
    const raft::EventRecord &events = session->events();
    for (const raft::ServerView &server : session->view().servers) {
        if (server.liveness != raft::Liveness::Crashed)
            continue;
        for (raft::EventNumber event = events.size(); event > 0; --event) {
            const raft::Event &each = events[event];
            if (each.kind != raft::EventKind::StateChanged || each.server != server.id.value)
                continue;
            if (each.detail == static_cast<std::uint8_t>(raft::Role::Leader) && each.term > latest) {
                latest = each.term;
                found = server.id;
                break;
            }
        }
    }
    return found;
}

void addLifeCommands(Actions &actions, Session *session)
{
    addServerCommand<raft::action::Crash>(
        actions, session,
        {{},
         QStringLiteral("crash"),
         Actions::tr("Crash"),
         Actions::tr("The selected server fails and forgets everything that is not on its disk"),
         {Qt::Key_K},
         Glyph::Crash,
         {},
         {},
         true});
    addServerCommand<raft::action::Restart>(
        actions, session,
        {{},
         QStringLiteral("restart"),
         Actions::tr("Restart"),
         Actions::tr("The selected server starts again with what is on its disk"),
         {Qt::SHIFT | Qt::Key_K},
         Glyph::Restart});
}

void addRecoveryCommands(Actions &actions, Session *session)
{
    actions.add({MenuPlace::Cluster,
                 QStringLiteral("restartLeader"),
                 Actions::tr("Restart the leader"),
                 Actions::tr("Crashes the leader and starts it at once; or starts the leader that crashed"),
                 {Qt::Key_R},
                 Glyph::None,
                 [session] {
                     if (const auto crashed = crashedLeader(session)) {
                         session->perform(raft::action::Restart{*crashed});
                     } else if (const auto leader = leaderOf(session)) {
                         if (session->perform(raft::action::Crash{*leader}).done())
                             session->perform(raft::action::Restart{*leader});
                     }
                 },
                 [session] {
                     if (const auto leader = leaderOf(session))
                         return session->obstacle(raft::action::Crash{*leader});
                     return crashedLeader(session) ? QString() : Actions::tr("There is no leader");
                 }});
    actions.add({MenuPlace::Cluster,
                 QStringLiteral("restartAll"),
                 Actions::tr("Bring everybody up"),
                 Actions::tr("Starts every server that is down and resumes every one that is paused"),
                 {Qt::Key_B},
                 Glyph::None,
                 [session] {
                     const auto servers = session->view().servers;
                     for (const raft::ServerView &server : servers) {
                         if (server.liveness == raft::Liveness::Crashed)
                             session->perform(raft::action::Restart{server.id});
                         else if (server.liveness == raft::Liveness::Paused)
                             session->perform(raft::action::Resume{server.id});
                     }
                 },
                 [session]() -> QString {
                     for (const raft::ServerView &server : session->view().servers)
                         if (server.liveness == raft::Liveness::Crashed)
                             return session->obstacle(raft::action::Restart{server.id});
                         else if (server.liveness == raft::Liveness::Paused)
                             return session->obstacle(raft::action::Resume{server.id});
                     return Actions::tr("Every server is up");
                 }});
}

void addPauseCommands(Actions &actions, Session *session)
{
    addServerCommand<raft::action::Pause>(
        actions, session,
        {{},
         QStringLiteral("pauseServer"),
         Actions::tr("Pause the server"),
         Actions::tr("The selected server and its clock stand still, but it forgets nothing"),
         {}});
    addServerCommand<raft::action::Resume>(actions, session,
                                           {{},
                                            QStringLiteral("resumeServer"),
                                            Actions::tr("Resume the server"),
                                            Actions::tr("The selected server goes on where it stood still"),
                                            {}});
}

void addTimerCommands(Actions &actions, Session *session)
{
    addServerCommand<raft::action::ForceTimeout>(
        actions, session,
        {{},
         QStringLiteral("forceTimeout"),
         Actions::tr("Time out"),
         Actions::tr("The election timer of the selected server runs out now"),
         {Qt::Key_E},
         Glyph::Timer,
         {},
         {},
         true});
    addServerCommand<raft::action::Beat>(actions, session,
                                         {{},
                                          QStringLiteral("beat"),
                                          Actions::tr("Send heartbeats"),
                                          Actions::tr("The selected leader sends its heartbeats now"),
                                          {}});
    const auto electors = [session] {
        std::vector<raft::NodeId> found;
        for (const raft::ServerView &server : session->view().servers)
            if (session->obstacle(raft::action::ForceTimeout{server.id}).isEmpty())
                found.push_back(server.id);
        return found;
    };
    actions.add({MenuPlace::Cluster,
                 QStringLiteral("alignTimers"),
                 Actions::tr("Align the timers"),
                 Actions::tr("All election timers run out at once: a split vote (§5.2)"),
                 {Qt::Key_A},
                 Glyph::None,
                 [session, electors] {
                     for (const raft::NodeId server : electors())
                         session->perform(raft::action::ForceTimeout{server});
                 },
                 [session, electors]() -> QString {
                     if (!electors().empty())
                         return {};
                     return session->isLive() ? Actions::tr("No server has an election timer that runs")
                                              : session->obstacle(raft::action::Heal{});
                 }});
}

void addSpread(Actions &actions, Session *session)
{
    actions.add({MenuPlace::Cluster,
                 QStringLiteral("spreadTimers"),
                 Actions::tr("Spread the timers"),
                 Actions::tr("Draws the election timers apart, so that the next election is clean (§5.2)"),
                 {Qt::Key_T},
                 Glyph::None,
                 [session] { session->perform(raft::action::SpreadTimers{}); },
                 [session] { return session->obstacle(raft::action::SpreadTimers{}); }});
}

void addSelection(Actions &actions, Session *session)
{
    for (int number = 1; number <= mostServers; ++number) {
        const raft::NodeId id{static_cast<std::uint64_t>(number)};
        Command command{MenuPlace::Cluster,
                        QStringLiteral("select%1").arg(number),
                        Actions::tr("Select S%1").arg(number),
                        Actions::tr("Selects S%1").arg(number),
                        {QKeySequence(Qt::Key_0 + number)}};
        command.run = [session, id] { session->select(SelectedServer{id}); };
        command.obstacle = [session, id] {
            return session->view().server(id) ? QString() : Actions::tr("There is no S%1").arg(id.value);
        };
        command.inMenu = false;
        actions.add(std::move(command));
    }
    const auto cycle = [session](bool forwards) {
        const auto &servers = session->view().servers;
        if (servers.empty())
            return;
        const auto selected = session->selectedServer();
        std::size_t place = forwards ? servers.size() - 1 : 0;
        for (std::size_t i = 0; selected && i < servers.size(); ++i)
            if (servers[i].id == *selected)
                place = i;
        const std::size_t next = (place + (forwards ? 1 : servers.size() - 1)) % servers.size();
        session->select(SelectedServer{servers[next].id});
    };
    actions.add({MenuPlace::Cluster,
                 QStringLiteral("selectNext"),
                 Actions::tr("Select the next server"),
                 Actions::tr("Selects the next server"),
                 {Qt::Key_Tab},
                 Glyph::None,
                 [cycle] { cycle(true); },
                 {}});
    actions.add({MenuPlace::Cluster,
                 QStringLiteral("selectPrevious"),
                 Actions::tr("Select the previous server"),
                 Actions::tr("Selects the previous server"),
                 {Qt::SHIFT | Qt::Key_Tab},
                 Glyph::None,
                 [cycle] { cycle(false); },
                 {}});
}

void addClients(Actions &actions, Session *session, ClientRequests *requests)
{
    const auto written = std::make_shared<std::uint64_t>(0);
    QObject::connect(session, &Session::clusterReplaced, requests, [written] { *written = 0; });
    const auto write = [session, requests, written](int times) {
        for (int i = 0; i < times; ++i) {
            const auto leader = leaderOf(session);
            if (!leader)
                return;
            // The number of the next entry makes a value that is easy to find again in the logs. Real servers
            // append it later, perhaps after the next value is written.
            *written = std::max(*written, session->view().server(*leader)->log.lastIndex().value) + 1;
            requests->submit(QStringLiteral("put x %1").arg(*written));
        }
    };
    const auto obstacle = [session] {
        const auto leader = leaderOf(session);
        return leader ? session->obstacle(raft::action::Submit{
                            *leader, raft::StoreCommand{raft::Put{"x", "1"}, std::nullopt}})
                      : Actions::tr("There is no leader to write to");
    };
    actions.add({MenuPlace::Clients,
                 QStringLiteral("write"),
                 Actions::tr("Write to the leader"),
                 Actions::tr("A client writes to the leader"),
                 {Qt::Key_C},
                 Glyph::Write,
                 [write] { write(1); },
                 obstacle,
                 true});
    actions.add({MenuPlace::Clients,
                 QStringLiteral("writeMany"),
                 Actions::tr("Ten writes to the leader"),
                 Actions::tr("Clients write ten times to the leader"),
                 {Qt::SHIFT | Qt::Key_C},
                 Glyph::None,
                 [write] { write(manyWrites); },
                 obstacle});
}

} // namespace

void addClusterCommands(Actions &actions, Session *session, ClientRequests *requests)
{
    addSelection(actions, session);
    addLifeCommands(actions, session);
    addRecoveryCommands(actions, session);
    addPauseCommands(actions, session);
    addTimerCommands(actions, session);
    addSpread(actions, session);
    addClients(actions, session, requests);
}

} // namespace raftarium
