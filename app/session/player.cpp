#include "app/session/player.h"

#include "app/session/run_document.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

constexpr qint64 intakeBudgetNs = 8'000'000;      ///< Of a frame, for what processes have reported.
constexpr std::size_t stepsAtOnce = 256;          ///< Of that, between two looks at the clock.
constexpr raft::Time importantSearch{60'000'000}; ///< How far to look for something important.
constexpr std::size_t importantSearchSteps = 100'000;

bool isImportant(const raft::Event &event)
{
    return raft::importance(event) >= raft::Importance::Commit;
}

} // namespace

void takeIn(raft::Cluster &processes)
{
    QElapsedTimer spent;
    spent.start();
    while (processes.advance(processes.now(), stepsAtOnce) == stepsAtOnce &&
           spent.nsecsElapsed() < intakeBudgetNs) {
    }
}

Player::Player(QObject *parent) : QObject(parent), m_view(std::make_shared<const raft::ClusterView>())
{
    connect(&m_frames, &FrameClock::frame, this, &Player::playFrame);
    connect(&m_frames, &FrameClock::changed, this, &Player::viewChanged);
}

void Player::showRun(raft::Cluster &run, bool isScripted)
{
    m_run = &run;
    m_isScripted = isScripted;
    m_followed.reset();
    m_playback.showPresent();
    m_view = std::make_shared<const raft::ClusterView>(run.view());
    m_pacer.begin(shownTime());
}

void Player::announceRun()
{
    announceChange();
    if (inRealTime())
        setPlaying(true);
    emit playbackChanged();
}

raft::Time Player::startTime() const
{
    const raft::EventRecord &record = events();
    if (record.empty())
        return {};
    // A recording of what was kept begins with the mark that says so.
    const bool isRetainedSuffix = m_run->setup().external && record[1].kind == raft::EventKind::Marked;
    return record.first() > 1 || isRetainedSuffix ? record[record.first()].at : raft::Time{};
}

// ---- Playing

void Player::setPlaying(bool playing)
{
    const bool was = isPlaying();
    m_playback.setPlaying(playing);
    if (was == playing)
        return;
    m_pacer.beginGap(shownTime());
    m_frames.setRunning(playing);
    if (!playing && isLive() && inRealTime())
        showPast({shownEvent(), shownTime()}); // Real time does not stand still: from now on, the past.
    else
        emit playbackChanged();
}

/// In the present of a manual run nothing happens by itself.
bool Player::standsStill() const
{
    return isLive() && m_view->manual && !inRealTime();
}

/// Of a recording or a trace nothing comes after its end, and of a lesson only what its script does.
bool Player::isOver() const
{
    return isLive() && !inRealTime() &&
           (m_isScripted || m_run->capabilities().external || isReadOnly(*m_run));
}

bool Player::tellsThatItIsOver()
{
    if (isOver())
        emit problemOccurred(
            isReadOnly(*m_run) ? tr("The trace ends here; Home shows its beginning")
            : m_isScripted
                ? tr("The lesson goes on with its next step; press F to try what happens from here")
                : tr("The recording ends here; press F to continue from here in simulation"));
    return isOver();
}

bool Player::tellsThatItHasNoClock()
{
    const bool hasNone = m_view->manual && !inRealTime();
    if (hasNone)
        emit problemOccurred(tr("With manual delivery there is no clock: → and ← go from event to event"));
    return hasNone;
}

bool Player::tellsThatItStandsStill()
{
    if (standsStill())
        emit problemOccurred(
            tr("With manual delivery nothing happens by itself: deliver a message or let a timer run out"));
    return standsStill();
}

bool Player::tellsThatThePastIsClosed()
{
    const raft::Capabilities can = m_run->capabilities();
    if (!can.timeTravel)
        emit problemOccurred(QString::fromStdString(can.reason));
    return !can.timeTravel;
}

void Player::togglePlaying()
{
    if (!isPlaying() && ((m_isScripted && tellsThatItIsOver()) || tellsThatItStandsStill()))
        return;
    setPlaying(!isPlaying());
}

void Player::setSpeed(double speed)
{
    const double bounded = std::clamp(speed, Pacer::slowest, Pacer::fastest);
    if (bounded == m_pacer.speed())
        return;
    m_pacer.setSpeed(bounded);
    emit playbackChanged();
}

void Player::setPace(Pace pace)
{
    if (pace == m_pacer.pace())
        return;
    m_pacer.setPace(pace);
    m_pacer.beginGap(shownTime());
    emit playbackChanged();
}

void Player::playFrame(double seconds)
{
    if (inRealTime())
        takeIn(*m_run);
    else if (isLive() && !isOver())
        m_pacer.advance(*m_run, seconds, followedArrives());
    if (isLive())
        showPresent();
    else if (const auto next = m_pacer.advancePast(*m_run, *m_view, seconds))
        showPast(*next);
    else
        showPresent();
    m_frames.tell();
    emit wentOn();
    stopWhenFollowedArrives();
    if (isOver() || standsStill())
        setPlaying(false);
}

void Player::showPresent()
{
    const bool was = isLive();
    m_playback.showPresent();
    // Of real processes a little late: what they tell is under way for a while.
    m_view = std::make_shared<const raft::ClusterView>(m_run->view());
    announceChange();
    if (inRealTime())
        setPlaying(true);
    if (!was) {
        m_pacer.beginGap(shownTime());
        emit playbackChanged();
    }
}

void Player::showPast(Instant instant)
{
    const bool was = isLive();
    m_playback.showPast();
    raft::ClusterView past = was || shownEvent() != instant.event ? m_run->viewAt(instant.event) : *m_view;
    past.now = std::max(instant.time, instant.event == 0 ? raft::Time{} : events()[instant.event].at);
    m_view = std::make_shared<const raft::ClusterView>(std::move(past));
    announceChange();
    if (was)
        emit playbackChanged();
}

void Player::follow(quint64 message)
{
    m_followed = message;
    setPlaying(true);
}

std::optional<raft::Time> Player::followedArrives() const
{
    const raft::MessageView *message = m_followed ? m_view->message(*m_followed) : nullptr;
    const bool travels = message != nullptr && message->fate != raft::MessageFate::Held;
    return travels ? std::optional(message->due) : std::nullopt;
}

/// A followed message stops the play where it ends.
void Player::stopWhenFollowedArrives()
{
    if (!m_followed || m_view->message(*m_followed))
        return;
    m_followed.reset();
    setPlaying(false);
}

// ---- Seeking

/// To seek is to look: time stands still until play or End.
void Player::lookBack()
{
    const bool resumes = m_playback.resumes() || (isLive() && isPlaying());
    setPlaying(false);
    if (resumes)
        m_playback.resumeLater();
}

void Player::seekEvent(raft::EventNumber event)
{
    if (event >= events().size() && !inRealTime()) {
        goLive();
        return;
    }
    event = std::min(event, events().size());
    if (events().first() > 1) // What came earlier is forgotten.
        event = std::max(event, events().first());
    if (tellsThatThePastIsClosed())
        return;
    lookBack();
    showPast({event, event == 0 ? raft::Time{} : events()[event].at});
    m_pacer.beginGap(shownTime());
}

void Player::seekTime(raft::Time time)
{
    if (time >= m_run->now()) {
        goLive();
        return;
    }
    if (tellsThatThePastIsClosed())
        return;
    lookBack();
    const raft::Time bounded = std::max(time, startTime());
    showPast({events().lastUpTo(bounded), bounded});
    m_pacer.beginGap(shownTime());
}

void Player::goToStart()
{
    if (startTime() > raft::Time{})
        seekTime(startTime());
    else
        seekEvent(0);
}

void Player::goLive()
{
    const bool resumes = m_playback.resumes();
    showPresent();
    if (resumes)
        setPlaying(true);
}

// ---- Stepping

/// Pauses. The present of real processes cannot be stepped through: whether it was left for the past by
/// pausing.
bool Player::leavePresent()
{
    const bool was = isLive();
    setPlaying(false);
    return was && !isLive();
}

void Player::stepForward()
{
    if (leavePresent() || tellsThatItIsOver() || tellsThatItStandsStill())
        return;
    if (isLive())
        stepPresent();
    else
        seekEvent(shownEvent() + 1);
}

void Player::stepPresent()
{
    const auto next = m_run->nextAt();
    if (!next) {
        emit problemOccurred(tr("Nothing happens by itself any more: every server is down or stopped"));
        return;
    }
    m_run->advance(*next, 1);
    showPresent();
    emit wentOn();
}

void Player::stepBack()
{
    setPlaying(false);
    // A backend may show only whole steps, that is, answer with a later event than was asked for.
    const raft::EventNumber from = shownEvent();
    for (raft::EventNumber event = from; event >= events().first(); --event) {
        seekEvent(event - 1);
        if (shownEvent() < from)
            return;
    }
}

void Player::stepForwardImportant()
{
    if (leavePresent() || tellsThatItIsOver() || tellsThatItStandsStill())
        return;
    if (isLive()) {
        stepPresentUntilImportant();
        return;
    }
    const raft::EventNumber event =
        events().firstIn({shownEvent() + 1, events().size()}, raft::EventKinds::all(), isImportant);
    seekEvent(event != 0 ? event : events().size() + 1);
}

void Player::stepPresentUntilImportant()
{
    const raft::Time limit = m_run->now() + importantSearch;
    bool found = false;
    for (std::size_t steps = 0; steps < importantSearchSteps && !found; ++steps) {
        const auto next = m_run->nextAt();
        if (!next || *next > limit)
            break;
        const raft::EventNumber before = events().size();
        m_run->advance(*next, 1);
        found = events().firstIn({before + 1, events().size()}, raft::EventKinds::all(), isImportant) != 0;
    }
    showPresent();
    emit wentOn();
}

void Player::stepBackImportant()
{
    setPlaying(false);
    const raft::EventNumber shown = shownEvent();
    seekEvent(shown == 0 ? 0 : events().lastIn({1, shown - 1}, raft::EventKinds::all(), isImportant));
}

void Player::stepForwardHeartbeat()
{
    if (leavePresent() || tellsThatItIsOver() || tellsThatItHasNoClock())
        return;
    const raft::Time interval = m_run->setup().server.heartbeat;
    if (!isLive()) {
        seekTime(shownTime() + interval);
        return;
    }
    m_pacer.runUntil(*m_run, m_run->now() + interval, followedArrives());
    showPresent();
    emit wentOn();
}

void Player::stepBackHeartbeat()
{
    if (tellsThatItHasNoClock())
        return;
    setPlaying(false);
    seekTime(shownTime() - m_run->setup().server.heartbeat);
}

} // namespace raftarium
