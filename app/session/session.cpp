#include "app/session/session.h"

#include "app/session/linearizability_watch.h"
#include "app/session/pacing.h"
#include "app/session/refusal_text.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

constexpr int frameMs = 16;
constexpr int intakeMs = 100;
constexpr qint64 stepBudgetNs = 4'000'000;        ///< Of a frame, for stepping the cluster.
constexpr std::size_t stepsBetweenLooks = 64;     ///< Between two looks at the clock.
constexpr double longestFrameSeconds = 0.1;       ///< What a frame that came late counts at most.
constexpr raft::Time longestLeap{10'000'000};     ///< Virtual time in one frame, however fast.
constexpr raft::Time importantSearch{60'000'000}; ///< How far to look for something important.
constexpr std::size_t importantSearchSteps = 100'000;

Session::Clock machineClock()
{
    QElapsedTimer running;
    running.start();
    return [running] { return running.nsecsElapsed(); };
}

bool isImportant(const raft::Event &event)
{
    return raft::importance(event) >= raft::Importance::Commit;
}

} // namespace

Session::Session(raft::ClusterFactory factory, QObject *parent)
    : QObject(parent), m_factory(std::move(factory)), m_view(std::make_shared<const raft::ClusterView>()),
      m_clientHistory(new LinearizabilityWatch(this))
{
    m_frameTimer.setTimerType(Qt::PreciseTimer);
    m_frameTimer.setInterval(frameMs);
    connect(&m_frameTimer, &QTimer::timeout, this, &Session::advanceFrame);
    m_changeTimer.setSingleShot(true);
    connect(&m_changeTimer, &QTimer::timeout, this, &Session::tellChange);
    setClock(machineClock());
    m_intakeTimer.setInterval(intakeMs);
    connect(&m_intakeTimer, &QTimer::timeout, this, &Session::takeIn);
    connect(m_clientHistory, &LinearizabilityWatch::changed, this, &Session::announceChange);
}

Session::~Session() = default;

void Session::setClock(Clock clock)
{
    m_clock = std::move(clock);
    m_frameBegan = m_changeTold = m_clock();
}

bool Session::open(const raft::ClusterSetup &setup)
{
    std::string problem;
    auto cluster = m_factory(setup, &problem);
    if (!cluster) {
        emit problemOccurred(QString::fromStdString(problem));
        return false;
    }
    adopt(std::move(cluster));
    return true;
}

void Session::adopt(std::unique_ptr<raft::Cluster> cluster)
{
    std::vector<Branch> branches{{cluster->capabilities().external ? tr("processes") : tr("main"), {}}};
    std::vector<std::unique_ptr<raft::Cluster>> runs;
    runs.push_back(std::move(cluster));
    adopt(std::move(branches), std::move(runs), 0);
}

void Session::adopt(std::vector<Branch> branches, std::vector<std::unique_ptr<raft::Cluster>> runs,
                    std::size_t shown)
{
    m_later.clear();
    ClosedDocument opened;
    opened.branches = std::move(branches);
    opened.runs = std::move(runs);
    opened.shown = shown;
    const bool isKept = m_cluster && !processRun();
    ClosedDocument closed = takeDocument(); // The old runs live until every panel has forgotten them.
    showDocument(std::move(opened));
    if (isKept)
        keepEarlier(std::move(closed));
}

/// Shows the present of the cluster that has just become the one shown. Nothing is announced before all of
/// the session is about it: what hears of one change reads everything else as well.
void Session::enterRun(const Selection &selection)
{
    m_submitted.clear();
    m_followed.reset();
    m_violationsSeen = m_cluster->violations().size();
    m_fraction = 0;
    m_live = true;
    m_view = std::make_shared<const raft::ClusterView>(m_cluster->view());
    m_gapStart = shownTime();
    const bool reselected = std::exchange(m_selection, selection) != selection;
    processRun() ? m_intakeTimer.start() : m_intakeTimer.stop();
    emit clusterReplaced();
    announceChange();
    if (inRealTime())
        setPlaying(true);
    emit playbackChanged();
    if (reselected)
        emit selectionChanged();
}

std::optional<raft::NodeId> Session::selectedServer() const
{
    if (const auto *selected = std::get_if<SelectedServer>(&m_selection))
        return selected->server;
    return std::nullopt;
}

QString Session::obstacle(const raft::Action &action) const
{
    if (m_live)
        return QString::fromStdString(m_cluster->obstacle(action));
    const QString past = pastObstacle();
    return past.isEmpty() ? QString::fromStdString(m_cluster->obstacleAt(shownEvent(), action)) : past;
}

void Session::setPlaying(bool playing)
{
    m_resumeWhenLive = false;
    if (m_playing == playing)
        return;
    m_playing = playing;
    m_gapStart = shownTime();
    updateTimer();
    if (!playing && m_live && inRealTime())
        showPast(m_view->event, shownTime()); // Real time does not stand still: from now on, the past.
    else
        emit playbackChanged();
}

/// In the present of a run by hand nothing happens by itself.
bool Session::standsStill() const
{
    return m_live && m_view->manual && !inRealTime();
}

bool Session::tellsThatItHasNoClock()
{
    if (m_view->manual && !inRealTime())
        emit problemOccurred(tr("By hand there is no clock: → and ← go from event to event"));
    return m_view->manual && !inRealTime();
}

bool Session::tellsThatItStandsStill()
{
    if (standsStill())
        emit problemOccurred(
            tr("By hand nothing happens by itself: deliver a message or let a timer run out"));
    return standsStill();
}

void Session::togglePlaying()
{
    if (!m_playing && ((isScripted() && tellsThatItIsOver()) || tellsThatItStandsStill()))
        return;
    setPlaying(!m_playing);
}

void Session::setSpeed(double speed)
{
    const double bounded = std::clamp(speed, slowest, fastest);
    if (bounded == m_speed)
        return;
    m_speed = bounded;
    emit playbackChanged();
}

void Session::setPace(Pace pace)
{
    if (pace == m_pace)
        return;
    m_pace = pace;
    m_gapStart = shownTime();
    emit playbackChanged();
}

void Session::updateTimer()
{
    if (!m_playing) {
        m_frameTimer.stop();
        m_framesPerSecond = 0;
        return;
    }
    m_frameBegan = m_clock();
    m_frameTimer.start();
}

void Session::advanceFrame()
{
    const qint64 began = std::exchange(m_frameBegan, m_clock());
    const double elapsed = static_cast<double>(m_frameBegan - began) / 1e9;
    if (elapsed > 0) {
        const double now = 1 / elapsed;
        m_framesPerSecond = m_framesPerSecond == 0 ? now : 0.9 * m_framesPerSecond + 0.1 * now;
    }
    const double seconds = std::min(elapsed, longestFrameSeconds);
    if (inRealTime())
        advancePresent();
    if (isOver() || (m_live && inRealTime()))
        showLive();
    else if (m_live)
        m_pace == Pace::Clock ? advanceLive(seconds) : advanceLiveByEvent(seconds);
    else if (m_view->manual)
        advanceManualRun(seconds);
    else
        m_pace == Pace::Clock ? advancePast(seconds) : advancePastByEvent(seconds);
    tellChange();
    reportReturned();
    reportViolations();
    stopWhenFollowedArrives();
    if (isOver() || standsStill())
        setPlaying(false);
}

/// Virtual time that `seconds` of real time are worth at the present speed; what is less than a microsecond
/// waits for the next frame.
raft::Time Session::virtualTime(double seconds)
{
    const double microseconds =
        std::min(seconds * 1e6 * m_speed + m_fraction, static_cast<double>(longestLeap.count()));
    const raft::Time whole{static_cast<raft::Time::rep>(microseconds)};
    m_fraction = microseconds - static_cast<double>(whole.count());
    return whole;
}

/// Lets the cluster run up to `until`, or as far as the budget of a frame allows.
void Session::passTime(raft::Time until)
{
    if (m_followed)
        if (const raft::MessageView *message = m_view->message(*m_followed);
            message && message->fate != raft::MessageFate::Held)
            until = std::clamp(message->due, m_cluster->now(), until);
    const qint64 began = m_clock();
    while (m_cluster->advance(until, stepsBetweenLooks) == stepsBetweenLooks &&
           m_clock() - began < stepBudgetNs) {
    }
}

/// Of a recording nothing comes after its end, and of a lesson only what its script does.
bool Session::isOver() const
{
    return m_live && !inRealTime() && (isScripted() || m_cluster->capabilities().external);
}

bool Session::tellsThatItIsOver()
{
    if (isOver())
        emit problemOccurred(
            isScripted() ? tr("The lesson goes on with its next step; press F to try what happens from here")
                         : tr("The recording ends here; press F to continue from here in simulation"));
    return isOver();
}

void Session::advanceLive(double seconds)
{
    passTime(m_cluster->now() + virtualTime(seconds));
    showLive();
}

void Session::advanceLiveByEvent(double seconds)
{
    while (seconds > 0) {
        const raft::Time now = m_cluster->now();
        const auto next = m_cluster->nextAt();
        if (!next) {
            passTime(now + virtualTime(seconds));
            break;
        }
        if (*next <= now) {
            m_cluster->advance(now);
            m_gapStart = now;
            if (m_cluster->nextAt() == next)
                break;
            continue;
        }
        const double rate = eventPaceRate(*next - m_gapStart, m_speed);
        const double needed = static_cast<double>((*next - now).count()) / rate;
        if (needed > seconds) {
            const double microseconds = seconds * rate + m_fraction;
            const raft::Time whole{static_cast<raft::Time::rep>(microseconds)};
            m_fraction = microseconds - static_cast<double>(whole.count());
            m_cluster->advance(std::min(now + whole, *next - raft::Time(1)));
            break;
        }
        seconds -= needed;
        m_cluster->advance(*next);
        m_gapStart = *next;
    }
    showLive();
}

void Session::advancePast(double seconds)
{
    const raft::Time until = shownTime() + virtualTime(seconds);
    if (until >= m_cluster->now())
        showLive();
    else
        showPast(events().lastUpTo(until), until);
}

void Session::advancePastByEvent(double seconds)
{
    raft::EventNumber event = shownEvent();
    raft::Time time = shownTime();
    while (seconds > 0) {
        if (event >= events().size()) {
            showLive();
            return;
        }
        const raft::Time next = events()[event + 1].at;
        if (next > time) {
            const double rate = eventPaceRate(next - std::min(m_gapStart, time), m_speed);
            const double needed = static_cast<double>((next - time).count()) / rate;
            if (needed > seconds) {
                time += raft::Time(static_cast<raft::Time::rep>(seconds * rate + 0.5));
                break;
            }
            seconds -= needed;
        }
        time = std::max(time, next);
        event = events().lastUpTo(time);
        m_gapStart = time;
    }
    showPast(event, time);
}

/// By hand, time stands still while things happen: each event is shown for a while.
void Session::advanceManualRun(double seconds)
{
    m_shownSeconds += seconds;
    if (m_shownSeconds < shortestGapSeconds)
        return;
    m_shownSeconds = 0;
    const raft::EventNumber next = shownEvent() + 1;
    if (next >= events().size())
        showLive();
    else
        showPast(next, events()[next].at);
}

void Session::showLive()
{
    const bool was = std::exchange(m_live, true);
    // Of real processes a little late: what they tell is under way for a while.
    m_view = std::make_shared<const raft::ClusterView>(m_cluster->view());
    announceChange();
    if (inRealTime())
        setPlaying(true);
    if (!was) {
        m_gapStart = shownTime();
        emit playbackChanged();
    }
}

void Session::showPast(raft::EventNumber event, raft::Time time)
{
    const bool was = std::exchange(m_live, false);
    raft::ClusterView past = was || m_view->event != event ? m_cluster->viewAt(event) : *m_view;
    past.now = std::max(time, event == 0 ? raft::Time{} : events()[event].at);
    m_view = std::make_shared<const raft::ClusterView>(std::move(past));
    announceChange();
    if (was)
        emit playbackChanged();
}

void Session::announceChange()
{
    if (m_changeTimer.isActive())
        return;
    const qint64 waited = (m_clock() - m_changeTold) / 1'000'000;
    m_changeTimer.start(static_cast<int>(std::clamp<qint64>(frameMs - waited, 0, frameMs)));
}

void Session::tellChange()
{
    m_changeTimer.stop();
    m_changeTold = m_clock();
    emit viewChanged();
}

void Session::showNow()
{
    if (m_changeTimer.isActive())
        tellChange();
}

/// To seek is to look: time stands still until play or End.
void Session::lookBack()
{
    const bool resume = m_resumeWhenLive || (m_live && m_playing);
    setPlaying(false);
    m_resumeWhenLive = resume;
}

void Session::seekEvent(raft::EventNumber event)
{
    if (event >= events().size() && !inRealTime()) {
        goLive();
        return;
    }
    event = std::min(event, events().size());
    if (events().first() > 1) // What came earlier is forgotten.
        event = std::max(event, events().first());
    if (!m_cluster->capabilities().timeTravel) {
        emit problemOccurred(QString::fromStdString(m_cluster->capabilities().reason));
        return;
    }
    lookBack();
    showPast(event, event == 0 ? raft::Time{} : events()[event].at);
    m_gapStart = shownTime();
}

void Session::seekTime(raft::Time time)
{
    if (time >= m_cluster->now()) {
        goLive();
        return;
    }
    if (!m_cluster->capabilities().timeTravel) {
        emit problemOccurred(QString::fromStdString(m_cluster->capabilities().reason));
        return;
    }
    lookBack();
    const raft::Time bounded = std::max(time, startTime());
    showPast(events().lastUpTo(bounded), bounded);
    m_gapStart = shownTime();
}

raft::Time Session::startTime() const
{
    const raft::EventRecord &record = events();
    if (record.empty())
        return {};
    // A recording of what was kept begins with the mark that says so.
    const bool isRetainedSuffix = m_cluster->setup().external && record[1].kind == raft::EventKind::Marked;
    return record.first() > 1 || isRetainedSuffix ? record[record.first()].at : raft::Time{};
}

void Session::goToStart()
{
    startTime() > raft::Time{} ? seekTime(startTime()) : seekEvent(0);
}

void Session::goLive()
{
    const bool resume = m_resumeWhenLive;
    showLive();
    if (resume)
        setPlaying(true);
}

void Session::stepForward()
{
    if (leavePresent() || tellsThatItIsOver() || tellsThatItStandsStill())
        return;
    if (!m_live) {
        seekEvent(shownEvent() + 1);
        return;
    }
    const auto next = m_cluster->nextAt();
    if (!next) {
        emit problemOccurred(tr("Nothing happens by itself any more: every server is down or stopped"));
        return;
    }
    m_cluster->advance(*next, 1);
    showLive();
    reportReturned();
    reportViolations();
}

void Session::stepBack()
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

void Session::stepForwardImportant()
{
    if (leavePresent() || tellsThatItIsOver() || tellsThatItStandsStill())
        return;
    if (m_live) {
        stepLiveUntilImportant();
        return;
    }
    raft::EventNumber event = shownEvent() + 1;
    while (event <= events().size() && !isImportant(events()[event]))
        ++event;
    seekEvent(event);
}

void Session::stepLiveUntilImportant()
{
    const raft::Time limit = m_cluster->now() + importantSearch;
    for (std::size_t steps = 0; steps < importantSearchSteps; ++steps) {
        const auto next = m_cluster->nextAt();
        if (!next || *next > limit)
            break;
        const raft::EventNumber before = events().size();
        m_cluster->advance(*next, 1);
        bool found = false;
        for (raft::EventNumber event = before + 1; event <= events().size(); ++event)
            found = found || isImportant(events()[event]);
        if (found)
            break;
    }
    showLive();
    reportReturned();
    reportViolations();
}

void Session::stepBackImportant()
{
    setPlaying(false);
    raft::EventNumber event = shownEvent();
    while (event > 1 && !isImportant(events()[event - 1]))
        --event;
    seekEvent(event == 0 ? 0 : event - 1);
}

void Session::stepForwardHeartbeat()
{
    if (leavePresent() || tellsThatItIsOver() || tellsThatItHasNoClock())
        return;
    const raft::Time interval = m_cluster->setup().server.heartbeat;
    if (!m_live) {
        seekTime(shownTime() + interval);
        return;
    }
    passTime(m_cluster->now() + interval);
    showLive();
    reportReturned();
    reportViolations();
}

void Session::stepBackHeartbeat()
{
    if (tellsThatItHasNoClock())
        return;
    setPlaying(false);
    seekTime(shownTime() - m_cluster->setup().server.heartbeat);
}

void Session::select(const Selection &selection)
{
    if (selection == m_selection)
        return;
    m_selection = selection;
    emit selectionChanged();
}

raft::ActionResult Session::perform(const raft::Action &action)
{
    raft::ActionResult result;
    if (!m_live || isScripted()) {
        result.problem = obstacle(action).toStdString();
        if (!result.done())
            emit problemOccurred(QString::fromStdString(result.problem));
        else if (!startBranch(&action))
            result.problem = tr("Not done").toStdString();
        if (!result.done())
            return result;
    }
    noteDeed();
    emit performing(action);
    result = m_cluster->perform(action);
    if (!result.done()) {
        emit problemOccurred(QString::fromStdString(result.problem));
        return result;
    }
    if (std::holds_alternative<raft::action::Submit>(action))
        m_submitted.push_back(result.subject);
    if (const auto *batch = std::get_if<raft::action::SubmitBatch>(&action))
        for (std::size_t i = 0; i < batch->commands.size(); ++i)
            m_submitted.push_back(result.subject + i);
    if (result.refused)
        emit problemOccurred(refusalText(*result.refused));
    showLive();
    reportReturned();
    reportViolations();
    return result;
}

void Session::reportReturned()
{
    std::vector<quint64> returned;
    std::erase_if(m_submitted, [&](quint64 id) {
        const std::optional<raft::Operation> operation = m_cluster->operation(id);
        const bool over = !operation || operation->outcome != raft::OperationOutcome::Pending;
        if (over)
            returned.push_back(id);
        return over;
    });
    for (const quint64 id : returned)
        emit operationReturned(id);
}

/// A broken property stops the play: it is what everybody wants to look at.
void Session::reportViolations()
{
    const auto &violations = m_cluster->violations();
    if (violations.size() <= m_violationsSeen)
        return;
    const raft::Violation &first = violations[m_violationsSeen];
    m_violationsSeen = violations.size();
    setPlaying(false);
    emit problemOccurred(
        tr("%1 is broken: %2")
            .arg(QString::fromUtf8(raft::title(first.property).data(),
                                   static_cast<qsizetype>(raft::title(first.property).size())),
                 QString::fromStdString(first.proof)));
}

} // namespace raftarium
