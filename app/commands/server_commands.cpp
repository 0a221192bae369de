#include "app/commands/actions.h"
#include "app/session/last_leader.h"

namespace raftarium {

namespace {

namespace act = raft::action;

void addCrashes(Actions &actions, Session *session)
{
    actions.add(
        {.name = QStringLiteral("crash"),
         .title = Actions::tr("Crash"),
         .tip = Actions::tr("The selected server fails and forgets everything that is not on its disk"),
         .synonyms = Actions::tr("kill stop fail down"),
         .keys = {Qt::Key_K},
         .menu = Menu::Cluster,
         .startsGroup = true,
         .subjects = Subject::Server,
         .button = {ButtonGroup::Faults, Actions::tr("Crash"), true},
         .glyph = Glyph::Crash,
         .plan = [session] { return performOnSelectedServer<act::Crash>(session); }});
    actions.add({.name = QStringLiteral("restart"),
                 .title = Actions::tr("Restart"),
                 .tip = Actions::tr("The selected server starts again with what is on its disk"),
                 .synonyms = Actions::tr("start up recover"),
                 .keys = {QKeySequence(Qt::SHIFT | Qt::Key_K)},
                 .menu = Menu::Cluster,
                 .subjects = Subject::Server,
                 .button = {ButtonGroup::Faults, Actions::tr("Restart")},
                 .glyph = Glyph::Restart,
                 .plan = [session] { return performOnSelectedServer<act::Restart>(session); }});
}

/// Crashes the leader and starts it again; where none leads, starts the one that led last.
Plan restartLeader(Session *session)
{
    if (const raft::ServerView *leader = session->view().leader())
        return Plan::perform(session, {act::Crash{leader->id}, act::Restart{leader->id}});
    if (const auto led = lastLeader(session->events(), session->shownEvent()))
        return Plan::perform(session, {act::Restart{*led}});
    return Plan::refuse(Actions::tr("There is no leader, and none has crashed."));
}

/// Starts what is down and resumes what is paused.
Plan startAll(Session *session)
{
    std::vector<raft::Action> starts;
    for (const raft::ServerView &server : session->view().servers)
        if (server.liveness == raft::Liveness::Crashed)
            starts.emplace_back(act::Restart{server.id});
        else if (server.liveness == raft::Liveness::Paused)
            starts.emplace_back(act::Resume{server.id});
    return starts.empty() ? Plan::refuse(Actions::tr("Every server is up.")) : Plan::perform(session, starts);
}

void addRecoveries(Actions &actions, Session *session)
{
    actions.add(
        {.name = QStringLiteral("restartLeader"),
         .title = Actions::tr("Restart the leader"),
         .tip = Actions::tr("Crashes the leader and starts it at once; or starts the leader that crashed"),
         .keys = {Qt::Key_R},
         .menu = Menu::Cluster,
         .plan = [session] { return restartLeader(session); }});
    actions.add({.name = QStringLiteral("startAll"),
                 .title = Actions::tr("Start all servers"),
                 .tip = Actions::tr("Starts every server that is down and resumes every one that is paused"),
                 .synonyms = Actions::tr("restart all everybody bring up resume"),
                 .keys = {Qt::Key_B},
                 .menu = Menu::Cluster,
                 .plan = [session] { return startAll(session); }});
}

void addPauses(Actions &actions, Session *session)
{
    actions.add({.name = QStringLiteral("pauseServer"),
                 .title = Actions::tr("Pause the server"),
                 .tip = Actions::tr("The selected server and its clock stand still, but it forgets nothing"),
                 .synonyms = Actions::tr("freeze suspend"),
                 .menu = Menu::Cluster,
                 .subjects = Subject::Server,
                 .plan = [session] { return performOnSelectedServer<act::Pause>(session); }});
    actions.add({.name = QStringLiteral("resumeServer"),
                 .title = Actions::tr("Resume the server"),
                 .tip = Actions::tr("The selected server goes on where it stood still"),
                 .synonyms = Actions::tr("unpause continue"),
                 .menu = Menu::Cluster,
                 .subjects = Subject::Server,
                 .plan = [session] { return performOnSelectedServer<act::Resume>(session); }});
}

/// Every election timer that runs, runs out.
Plan timeOutAll(Session *session)
{
    std::vector<raft::Action> timeouts;
    QString obstacle = Actions::tr("There is no server.");
    for (const raft::ServerView &server : session->view().servers) {
        const act::ForceTimeout timeout{server.id};
        const Plan plan = Plan::perform(session, {timeout});
        if (plan.isPossible())
            timeouts.emplace_back(timeout);
        else
            obstacle = plan.reason();
    }
    return timeouts.empty() ? Plan::refuse(obstacle) : Plan::perform(session, timeouts);
}

void addTimers(Actions &actions, Session *session)
{
    actions.add({.name = QStringLiteral("forceTimeout"),
                 .title = Actions::tr("Time out"),
                 .tip = Actions::tr("The election timer of the selected server runs out now (§5.2)"),
                 .synonyms = Actions::tr("elect election candidate stand"),
                 .keys = {Qt::Key_E},
                 .menu = Menu::Cluster,
                 .startsGroup = true,
                 .subjects = Subject::Server,
                 .glyph = Glyph::Timer,
                 .plan = [session] { return performOnSelectedServer<act::ForceTimeout>(session); }});
    actions.add(
        {.name = QStringLiteral("timeOutAll"),
         .title = Actions::tr("Time out all (split vote)"),
         .tip = Actions::tr("All election timers run out at once, so that several servers stand (§5.2)"),
         .synonyms = Actions::tr("align timers election"),
         .keys = {Qt::Key_A},
         .menu = Menu::Cluster,
         .plan = [session] { return timeOutAll(session); }});
    actions.add(
        {.name = QStringLiteral("staggerTimers"),
         .title = Actions::tr("Re-draw the timers"),
         .tip = Actions::tr("Draws the election timers apart, so that the next election is clean (§5.2)"),
         .synonyms = Actions::tr("spread stagger randomise timeouts"),
         .keys = {Qt::Key_T},
         .menu = Menu::Cluster,
         .plan = [session] { return Plan::perform(session, {act::StaggerTimers{}}); }});
    actions.add({.name = QStringLiteral("beat"),
                 .title = Actions::tr("Send heartbeats"),
                 .tip = Actions::tr("The selected leader sends its heartbeats now"),
                 .menu = Menu::Cluster,
                 .subjects = Subject::Server,
                 .plan = [session] { return performOnSelectedServer<act::SendHeartbeat>(session); }});
}

} // namespace

void addServerCommands(Actions &actions, Session *session)
{
    addCrashes(actions, session);
    addRecoveries(actions, session);
    addPauses(actions, session);
    addTimers(actions, session);
}

} // namespace raftarium
