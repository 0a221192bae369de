#include "app/session/speed_steps.h"
#include "app/window/actions.h"

namespace raftarium {

namespace {

/// Why neither speed nor pace can be chosen; empty when they can.
QString whyNoSpeed(const Session *session)
{
    return session->isLive() && session->inRealTime()
               ? Actions::tr(
                     "The present of real processes passes at 1×; pause, and the past can be played at "
                     "any speed")
               : QString();
}

QString whyNotBack(const Session *session)
{
    return session->shownEvent() == 0 && !session->isLive() ? Actions::tr("This is the start") : QString();
}

void addPlay(Actions &actions, Session *session)
{
    actions.add({MenuPlace::Run,
                 QStringLiteral("play"),
                 Actions::tr("Play or pause"),
                 Actions::tr("Lets time pass, or stops it"),
                 {Qt::Key_Space, Qt::Key_Period},
                 Glyph::Play,
                 [session] { session->togglePlaying(); },
                 {}});
}

void addSteps(Actions &actions, Session *session)
{
    const auto atStart = [session] { return whyNotBack(session); };
    actions.add({MenuPlace::Run,
                 QStringLiteral("stepForward"),
                 Actions::tr("Forward one event"),
                 Actions::tr("Shows the next event; from the present, lets it happen"),
                 {Qt::Key_Right},
                 Glyph::StepForward,
                 [session] { session->stepForward(); },
                 {},
                 true});
    actions.add({MenuPlace::Run,
                 QStringLiteral("stepBack"),
                 Actions::tr("Back one event"),
                 Actions::tr("Shows the previous event"),
                 {Qt::Key_Left},
                 Glyph::StepBack,
                 [session] { session->stepBack(); },
                 atStart});
    actions.add({MenuPlace::Run,
                 QStringLiteral("importantForward"),
                 Actions::tr("Forward to something important"),
                 Actions::tr("To the next commit, fault or change of leader"),
                 {Qt::SHIFT | Qt::Key_Right},
                 Glyph::None,
                 [session] { session->stepForwardImportant(); },
                 {}});
    actions.add({MenuPlace::Run,
                 QStringLiteral("importantBack"),
                 Actions::tr("Back to something important"),
                 Actions::tr("To the previous commit, fault or change of leader"),
                 {Qt::SHIFT | Qt::Key_Left},
                 Glyph::None,
                 [session] { session->stepBackImportant(); },
                 atStart});
    actions.add({MenuPlace::Run,
                 QStringLiteral("heartbeatForward"),
                 Actions::tr("Forward one heartbeat"),
                 Actions::tr("One heartbeat interval on"),
                 {Qt::CTRL | Qt::Key_Right},
                 Glyph::None,
                 [session] { session->stepForwardHeartbeat(); },
                 {}});
    actions.add({MenuPlace::Run,
                 QStringLiteral("heartbeatBack"),
                 Actions::tr("Back one heartbeat"),
                 Actions::tr("One heartbeat interval back"),
                 {Qt::CTRL | Qt::Key_Left},
                 Glyph::None,
                 [session] { session->stepBackHeartbeat(); },
                 atStart});
}

void addEnds(Actions &actions, Session *session)
{
    const auto atStart = [session] { return whyNotBack(session); };
    const auto live = [session] {
        return session->isLive() ? Actions::tr("This is the present") : QString();
    };
    actions.add({MenuPlace::Run,
                 QStringLiteral("start"),
                 Actions::tr("Go to the start"),
                 Actions::tr("Shows the start of the run"),
                 {Qt::Key_Home},
                 Glyph::Start,
                 [session] { session->goToStart(); },
                 atStart,
                 true});
    actions.add({MenuPlace::Run,
                 QStringLiteral("live"),
                 Actions::tr("Return to the present"),
                 Actions::tr("Shows the present again"),
                 {Qt::Key_End},
                 Glyph::Live,
                 [session] { session->goLive(); },
                 live});
}

void addSpeed(Actions &actions, Session *session)
{
    const auto change = [session](int by) {
        session->setSpeed(speedOfStep(stepOfSpeed(session->speed()) + by));
    };
    actions.add({MenuPlace::Run,
                 QStringLiteral("faster"),
                 Actions::tr("Faster"),
                 Actions::tr("Lets time pass faster"),
                 {Qt::Key_BracketRight},
                 Glyph::None,
                 [change] { change(1); },
                 [session] {
                     return session->speed() >= Session::fastest ? Actions::tr("It goes as fast as it can")
                                                                 : whyNoSpeed(session);
                 },
                 true});
    actions.add({MenuPlace::Run,
                 QStringLiteral("slower"),
                 Actions::tr("Slower"),
                 Actions::tr("Lets time pass more slowly"),
                 {Qt::Key_BracketLeft},
                 Glyph::None,
                 [change] { change(-1); },
                 [session] {
                     return session->speed() <= Session::slowest ? Actions::tr("It goes as slowly as it can")
                                                                 : whyNoSpeed(session);
                 }});
    actions.add({MenuPlace::Run,
                 QStringLiteral("defaultSpeed"),
                 Actions::tr("Default speed"),
                 Actions::tr("Back to the speed at which messages are easy to follow"),
                 {Qt::Key_0},
                 Glyph::None,
                 [session] { session->setSpeed(Session::defaultSpeed); },
                 [session] { return whyNoSpeed(session); }});
    actions.add({MenuPlace::Run,
                 QStringLiteral("pace"),
                 Actions::tr("Clock or event pace"),
                 Actions::tr("By the clock, or from event to event with idle time skipped"),
                 {Qt::Key_Backslash},
                 Glyph::Clock,
                 [session] {
                     session->setPace(session->pace() == Session::Pace::Clock ? Session::Pace::Event
                                                                              : Session::Pace::Clock);
                 },
                 [session] { return whyNoSpeed(session); }});
}

} // namespace

void addRunCommands(Actions &actions, Session *session)
{
    addPlay(actions, session);
    addSteps(actions, session);
    addEnds(actions, session);
    addSpeed(actions, session);
}

} // namespace raftarium
