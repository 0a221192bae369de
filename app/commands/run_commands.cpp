#include "app/commands/actions.h"
#include "app/session/speed_steps.h"

namespace raftarium {

namespace {

/// `userAction` unless the speed cannot be chosen.
Plan withSpeed(const Session *session, Plan::UserAction userAction)
{
    if (session->isLive() && session->inRealTime())
        return Plan::refuse(Actions::tr(
            "The present of real processes passes at 1×; pause, and the past can be played at any speed."));
    return Plan::to(std::move(userAction));
}

/// `userAction` unless the start is shown.
Plan unlessAtStart(const Session *session, Plan::UserAction userAction)
{
    if (session->shownEvent() == 0 && !session->isLive())
        return Plan::refuse(Actions::tr("This is the start."));
    return Plan::to(std::move(userAction));
}

void addPlay(Actions &actions, Session *session)
{
    actions.add({.name = QStringLiteral("play"),
                 .title = Actions::tr("Play or pause"),
                 .tip = Actions::tr("Lets time pass, or stops it"),
                 .synonyms = Actions::tr("run resume stop continue"),
                 .keys = {Qt::Key_Space, Qt::Key_Period},
                 .menu = Menu::Run,
                 .button = {ButtonGroup::Transport},
                 .glyph = Glyph::Play,
                 .plan = [session] { return Plan::to([session] { session->togglePlaying(); }); }});
}

void addStart(Actions &actions, Session *session)
{
    actions.add({.name = QStringLiteral("start"),
                 .title = Actions::tr("Go to the start"),
                 .tip = Actions::tr("Shows the start of the run"),
                 .synonyms = Actions::tr("first beginning rewind"),
                 .keys = {Qt::Key_Home},
                 .menu = Menu::Run,
                 .startsGroup = true,
                 .button = {ButtonGroup::Transport},
                 .glyph = Glyph::Start,
                 .plan = [session] { return unlessAtStart(session, [session] { session->goToStart(); }); }});
}

void addPresent(Actions &actions, Session *session)
{
    actions.add({.name = QStringLiteral("live"),
                 .title = Actions::tr("Return to the present"),
                 .tip = Actions::tr("Shows the present again"),
                 .synonyms = Actions::tr("live end last now"),
                 .keys = {Qt::Key_End},
                 .menu = Menu::Run,
                 .button = {ButtonGroup::Transport},
                 .glyph = Glyph::Live,
                 .plan = [session] {
                     return session->isLive() ? Plan::refuse(Actions::tr("This is the present."))
                                              : Plan::to([session] { session->goLive(); });
                 }});
}

void addStepBack(Actions &actions, Session *session)
{
    actions.add({.name = QStringLiteral("stepBack"),
                 .title = Actions::tr("Back one event"),
                 .tip = Actions::tr("Shows the previous event"),
                 .synonyms = Actions::tr("step previous"),
                 .keys = {Qt::Key_Left},
                 .menu = Menu::Run,
                 .button = {ButtonGroup::Transport},
                 .glyph = Glyph::StepBack,
                 .plan = [session] { return unlessAtStart(session, [session] { session->stepBack(); }); }});
}

void addStepForward(Actions &actions, Session *session)
{
    actions.add({.name = QStringLiteral("stepForward"),
                 .title = Actions::tr("Forward one event"),
                 .tip = Actions::tr("Shows the next event; from the present, lets it happen"),
                 .synonyms = Actions::tr("step next"),
                 .keys = {Qt::Key_Right},
                 .menu = Menu::Run,
                 .button = {ButtonGroup::Transport},
                 .glyph = Glyph::StepForward,
                 .plan = [session] { return Plan::to([session] { session->stepForward(); }); }});
}

void addLongSteps(Actions &actions, Session *session)
{
    actions.add({.name = QStringLiteral("importantForward"),
                 .title = Actions::tr("Next important event"),
                 .tip = Actions::tr("To the next commit, fault or change of leader"),
                 .keys = {QKeySequence(Qt::SHIFT | Qt::Key_Right)},
                 .menu = Menu::Run,
                 .startsGroup = true,
                 .plan = [session] { return Plan::to([session] { session->stepForwardImportant(); }); }});
    actions.add(
        {.name = QStringLiteral("importantBack"),
         .title = Actions::tr("Previous important event"),
         .tip = Actions::tr("To the previous commit, fault or change of leader"),
         .keys = {QKeySequence(Qt::SHIFT | Qt::Key_Left)},
         .menu = Menu::Run,
         .plan = [session] { return unlessAtStart(session, [session] { session->stepBackImportant(); }); }});
    actions.add({.name = QStringLiteral("heartbeatForward"),
                 .title = Actions::tr("Forward one heartbeat interval"),
                 .tip = Actions::tr("Lets a heartbeat interval pass"),
                 .keys = {QKeySequence(Qt::CTRL | Qt::Key_Right)},
                 .menu = Menu::Run,
                 .plan = [session] { return Plan::to([session] { session->stepForwardHeartbeat(); }); }});
    actions.add(
        {.name = QStringLiteral("heartbeatBack"),
         .title = Actions::tr("Back one heartbeat interval"),
         .tip = Actions::tr("Shows what was a heartbeat interval earlier"),
         .keys = {QKeySequence(Qt::CTRL | Qt::Key_Left)},
         .menu = Menu::Run,
         .plan = [session] { return unlessAtStart(session, [session] { session->stepBackHeartbeat(); }); }});
}

/// Faster or slower by one step, as far as it goes.
Plan changeSpeed(Session *session, int steps, bool isAtLimit, const QString &limit)
{
    if (isAtLimit)
        return Plan::refuse(limit);
    return withSpeed(
        session, [session, steps] { session->setSpeed(speedOfStep(stepOfSpeed(session->speed()) + steps)); });
}

void addSpeed(Actions &actions, Session *session)
{
    actions.add({.name = QStringLiteral("faster"),
                 .title = Actions::tr("Faster"),
                 .tip = Actions::tr("Lets time pass faster"),
                 .synonyms = Actions::tr("speed"),
                 .keys = {Qt::Key_BracketRight, Qt::Key_F8},
                 .menu = Menu::Run,
                 .startsGroup = true,
                 .plan = [session] {
                     return changeSpeed(session, 1, session->speed() >= Session::fastest,
                                        Actions::tr("It goes as fast as it can"));
                 }});
    actions.add({.name = QStringLiteral("slower"),
                 .title = Actions::tr("Slower"),
                 .tip = Actions::tr("Lets time pass more slowly"),
                 .synonyms = Actions::tr("speed"),
                 .keys = {Qt::Key_BracketLeft, Qt::Key_F7},
                 .menu = Menu::Run,
                 .plan = [session] {
                     return changeSpeed(session, -1, session->speed() <= Session::slowest,
                                        Actions::tr("It goes as slowly as it can"));
                 }});
    actions.add({.name = QStringLiteral("defaultSpeed"),
                 .title = Actions::tr("Default speed"),
                 .tip = Actions::tr("Back to the speed at which messages are easy to follow"),
                 .keys = {Qt::Key_0},
                 .menu = Menu::Run,
                 .plan = [session] {
                     return withSpeed(session, [session] { session->setSpeed(Session::defaultSpeed); });
                 }});
}

void addPace(Actions &actions, Session *session)
{
    actions.add(
        {.name = QStringLiteral("pace"),
         .title = Actions::tr("Event mode"),
         .tip = Actions::tr("Clock mode lets all time pass at the speed chosen; event mode skips idle time"),
         .synonyms = Actions::tr("pace clock idle skip"),
         .keys = {Qt::Key_Backslash, Qt::Key_F6},
         .menu = Menu::Run,
         .button = {ButtonGroup::Pace},
         .glyph = Glyph::Clock,
         .plan =
             [session] {
                 const bool byEvent = session->pace() == Session::Pace::Event;
                 return withSpeed(session, [session, byEvent] {
                     session->setPace(byEvent ? Session::Pace::Clock : Session::Pace::Event);
                 });
             },
         .isOn = [session] { return session->pace() == Session::Pace::Event; }});
}

} // namespace

void addRunCommands(Actions &actions, Session *session)
{
    addStart(actions, session);
    addStepBack(actions, session);
    addPlay(actions, session);
    addStepForward(actions, session);
    addPresent(actions, session);
    addLongSteps(actions, session);
    addSpeed(actions, session);
    addPace(actions, session);
}

} // namespace raftarium
