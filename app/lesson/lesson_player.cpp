#include "app/lesson/lesson_player.h"

#include "app/session/scenario_file.h"
#include "raftcore/scenario/judge.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

constexpr qint64 atOnceMs = 60; ///< What takes no longer is over before anything else happens.
constexpr qint64 sliceMs = 12;

using Progress = raft::ScenarioRunner::Progress;

} // namespace

LessonPlayer::LessonPlayer(Session *session, QObject *parent) : QObject(parent), m_session(session)
{
    m_slices.setInterval(0);
    connect(&m_slices, &QTimer::timeout, this, [this] { runSome(sliceMs); });
    connect(session, &Session::viewChanged, this, &LessonPlayer::noticeArrival);
    connect(session, &Session::playbackChanged, this, &LessonPlayer::whereaboutsChanged);
    connect(session, &Session::clusterReplaced, this, &LessonPlayer::noticeLoss);
}

LessonPlayer::~LessonPlayer() = default;

// ---- What there is to see

/// What is said and pointed at goes with what is seen: on the way to a stop, what belongs to a later instant
/// has yet to come.
std::size_t LessonPlayer::commandsSeen() const
{
    const std::vector<raft::PlayedCommand> &played = m_runner->played();
    std::size_t seen = std::min(stop().played, played.size());
    while (isOnTheWay() && seen > 0 && played[seen - 1].cluster == stop().cluster &&
           played[seen - 1].event > m_session->shownEvent())
        --seen;
    return seen;
}

void LessonPlayer::readCues()
{
    m_seen = commandsSeen();
    m_cues = raft::cuesAfter(m_scenario, {m_runner->played().data(), m_seen});
    m_cues.step = stop().step;
}

std::optional<std::size_t> LessonPlayer::questionBefore() const
{
    for (std::size_t place = m_place; place-- > 0;)
        if (m_stops[place].kind == LessonStop::Kind::Question)
            return m_stops[place].command;
    return std::nullopt;
}

std::optional<raft::LessonAnswer> LessonPlayer::answerTo(std::size_t command) const
{
    const auto found = m_answers.find(command);
    return found == m_answers.end() ? std::nullopt : std::optional(found->second);
}

std::optional<raft::ScenarioProblem> LessonPlayer::problem() const
{
    return m_runner->problem();
}

std::size_t LessonPlayer::stepsDone() const
{
    std::size_t done = 0;
    for (std::size_t place = 0; place < m_stops.size(); ++place) {
        const LessonStop &each = m_stops[place];
        if (place == m_place && isOnTheWay())
            continue;
        if (each.kind == LessonStop::Kind::Step)
            done = std::max(done, each.step + 1);
        else if (each.kind == LessonStop::Kind::End && !problem())
            done = m_scenario.steps.size();
    }
    return done;
}

bool LessonPlayer::canGoOn() const
{
    return isOpen() && !isRunning() &&
           (m_place + 1 < m_stops.size() || stop().kind != LessonStop::Kind::End || isOnTheWay());
}

bool LessonPlayer::isRunShown() const
{
    return !m_lost && stop().cluster == m_clusters && &m_session->cluster() == m_run;
}

bool LessonPlayer::isAway() const
{
    if (!isOpen() || isRunning() || stop().cluster == 0)
        return false;
    return !isRunShown() || (m_session->shownEvent() != stop().event && !m_onTheWay);
}

/// Whether the run is being shown that leads to the present stop.
bool LessonPlayer::isOnTheWay() const
{
    return m_onTheWay && isRunShown() && m_session->shownEvent() < stop().event;
}

bool LessonPlayer::isFreePlayDone() const
{
    if (!isOpen() || isRunning() || stop().kind != LessonStop::Kind::FreePlay)
        return false;
    const auto &free = std::get<raft::command::Free>(m_scenario.commands[stop().command].act);
    return free.until && raft::judge(*free.until, m_session->cluster(), {}).holds;
}

// ---- Going on and back

void LessonPlayer::open(raft::Scenario scenario)
{
    m_scenario = std::move(scenario);
    m_answers.clear();
    restart(1, Show::TheWay);
}

void LessonPlayer::close()
{
    m_slices.stop();
    m_runner.reset();
    m_fresh.reset();
    m_run = nullptr;
    m_stops.clear();
    m_place = 0;
    emit changed();
}

void LessonPlayer::next()
{
    if (!canGoOn())
        return;
    if (isOnTheWay()) {
        seek(stop());
        return;
    }
    if (m_place + 1 == m_stops.size()) {
        runUntil(m_stops.size() + 1, Show::TheWay);
        return;
    }
    ++m_place;
    showStop(Show::TheWay);
    emit changed();
}

void LessonPlayer::back()
{
    if (!canGoBack() || isRunning())
        return;
    --m_place;
    showStop(Show::TheEnd);
    emit changed();
}

void LessonPlayer::goToStep(std::size_t step)
{
    if (!isOpen() || isRunning())
        return;
    const auto isThere = [step](const LessonStop &each) { return each.step >= step; };
    while (!isRunning() && m_stops.back().kind != LessonStop::Kind::End && !isThere(m_stops.back()))
        runUntil(m_stops.size() + 1, Show::TheEnd);
    const auto found = std::find_if(m_stops.begin(), m_stops.end(), isThere);
    if (isRunning() || found == m_stops.end())
        return;
    m_place = static_cast<std::size_t>(found - m_stops.begin());
    showStop(Show::TheEnd);
    emit changed();
}

void LessonPlayer::answer(const raft::LessonAnswer &answer)
{
    if (!isOpen() || isRunning() || !stop().asks() || answerTo(stop().command) == answer)
        return;
    m_answers[stop().command] = answer;
    if (m_place + 1 < m_stops.size()) // What has been run already may have gone the way of another answer.
        restart(m_place + 1, Show::TheEnd);
    else
        emit changed();
}

void LessonPlayer::tryHere()
{
    returnToLesson();
    m_session->branchHere();
}

void LessonPlayer::returnToLesson()
{
    if (isOpen() && !isRunning())
        showStop(Show::TheEnd);
}

// ---- Running commands

std::unique_ptr<raft::ScenarioRunner> LessonPlayer::newRunner()
{
    const auto source = [this](const raft::ClusterSetup &setup, std::string *problem) {
        m_fresh = m_session->factory()(setup, problem);
        m_run = m_fresh.get();
        ++m_clusters;
        m_lost = false;
        return m_run;
    };
    raft::ScenarioRunner::Options options;
    options.audience = true;
    return std::make_unique<raft::ScenarioRunner>(m_scenario, source, std::move(options));
}

/// Runs it from the beginning, with the answers that were given.
void LessonPlayer::restart(std::size_t stops, Show how)
{
    m_runner = newRunner();
    m_run = nullptr;
    m_fresh.reset();
    m_clusters = 0;
    m_lost = false;
    m_stops.clear();
    m_place = 0;
    const bool hasPreface =
        m_scenario.steps.size() > 1 && !m_scenario.commands.empty() && raft::stepOf(m_scenario, 0) > 0;
    m_step = hasPreface ? 1 : 0; // A preface without commands is read together with the first step.
    runUntil(stops, how);
}

/// Runs on until so many stops have been reached. What is over in a moment is over when this returns.
void LessonPlayer::runUntil(std::size_t stops, Show how)
{
    if (m_lost)
        return restart(std::max(stops, m_stops.size()), how);
    m_wanted = stops;
    m_how = how;
    if (!runSome(atOnceMs)) {
        m_slices.start();
        emit changed();
    }
}

/// Whether it has arrived.
bool LessonPlayer::runSome(qint64 budgetMs)
{
    QElapsedTimer spent;
    spent.start();
    while (m_stops.size() < m_wanted && (m_stops.empty() || m_stops.back().kind != LessonStop::Kind::End)) {
        if (spent.elapsed() >= budgetMs)
            return false;
        passStop();
        std::optional<LessonStop> reached = endOfStep();
        if (!reached) {
            const Progress progress = m_runner->step();
            reached = stopAfter(progress);
            if (progress == Progress::Waiting)
                m_runner->letTimePass();
        }
        if (reached)
            m_stops.push_back(*reached);
    }
    m_slices.stop();
    arrive();
    return true;
}

/// Where it asks, gives the answer that the person has given, or goes on without.
void LessonPlayer::passStop()
{
    if (m_stops.empty() || m_runner->commandsDone() != m_stops.back().command)
        return;
    const LessonStop &last = m_stops.back();
    if (last.kind == LessonStop::Kind::FreePlay)
        m_runner->showSolution();
    else if (const auto given = answerTo(last.command); given && last.asks())
        m_runner->answer(*given);
    else if (last.asks())
        m_runner->goOn();
}

/// The end of the step whose commands have all been run; nothing before it. The last one ends with the
/// lesson.
std::optional<LessonStop> LessonPlayer::endOfStep()
{
    const std::size_t next = m_runner->commandsDone();
    const bool isOver = next == m_scenario.commands.size();
    const std::size_t steps = m_scenario.steps.size();
    if (m_step + 1 >= steps || (!isOver && raft::stepOf(m_scenario, next) <= m_step))
        return std::nullopt;
    const LessonStop end = stopHere(LessonStop::Kind::Step);
    ++m_step;
    return end;
}

std::optional<LessonStop> LessonPlayer::stopAfter(Progress progress) const
{
    if (progress == Progress::Ended)
        return stopHere(LessonStop::Kind::End);
    if (progress != Progress::Asking)
        return std::nullopt;
    const raft::ScenarioAct &act = m_scenario.commands[m_runner->commandsDone()].act;
    if (std::holds_alternative<raft::command::Ask>(act))
        return stopHere(LessonStop::Kind::Question);
    return stopHere(std::holds_alternative<raft::command::Choose>(act) ? LessonStop::Kind::Choice
                                                                       : LessonStop::Kind::FreePlay);
}

LessonStop LessonPlayer::stopHere(LessonStop::Kind kind) const
{
    LessonStop here;
    here.kind = kind;
    here.step = m_step;
    here.command = m_runner->commandsDone();
    here.played = m_runner->played().size();
    here.cluster = m_clusters;
    if (m_run != nullptr) {
        here.event = m_run->events().size();
        here.at = m_run->now();
    }
    return here;
}

// ---- Showing where it stands

void LessonPlayer::arrive()
{
    m_place = m_stops.size() - 1;
    const bool failsNow = m_runner->problem() && m_stops.back().kind == LessonStop::Kind::End;
    if (failsNow)
        markFailure();
    showStop(m_how);
    emit changed();
    if (failsNow)
        emit failed(QString::fromStdString(m_runner->problem()->message()));
}

/// A flag on the timeline and a line of the history.
void LessonPlayer::markFailure()
{
    if (m_run == nullptr)
        return;
    raftarium::markFailure(m_run, *m_runner->problem());
    m_stops.back().event = m_run->events().size();
}

void LessonPlayer::showStop(Show how)
{
    readCues();
    if (stop().cluster == 0)
        return;
    if (m_lost || stop().cluster != m_clusters)
        restart(m_place + 1, Show::TheEnd); // Its run is gone; it is the same every time.
    else
        showRun(how);
}

void LessonPlayer::showRun(Show how)
{
    LessonStop from;
    from.cluster = stop().cluster;
    if (!adoptRun() && m_place > 0 && m_stops[m_place - 1].cluster == stop().cluster)
        from = m_stops[m_place - 1];
    const bool plays = how == Show::TheWay && from.event < stop().event;
    seek(plays ? from : stop());
    m_onTheWay = plays;
    readCues();
    if (plays)
        m_session->setPlaying(true);
}

/// Sees to it that the session shows the latest run; whether it has only now got it.
bool LessonPlayer::adoptRun()
{
    if (!m_fresh) {
        for (std::size_t branch = 0; branch < m_session->branches().size(); ++branch)
            if (&m_session->run(branch) == m_run && branch != m_session->branch())
                m_session->showBranch(branch);
        return false;
    }
    Branch lesson;
    lesson.name = tr("lesson");
    lesson.isScripted = true;
    std::vector<std::unique_ptr<raft::Cluster>> runs;
    runs.push_back(std::move(m_fresh));
    m_session->setPlaying(false);
    m_session->adopt({lesson}, std::move(runs), 0);
    m_session->setTitle(QString::fromStdString(m_scenario.title));
    return true;
}

void LessonPlayer::seek(const LessonStop &to)
{
    m_onTheWay = false;
    m_session->setPlaying(false);
    const bool hasOwnTime = !m_session->view().manual && m_session->events().lastUpTo(to.at) == to.event;
    hasOwnTime ? m_session->seekTime(to.at) : m_session->seekEvent(to.event);
    m_session->showNow();
}

/// What has happened before may go on beyond the present stop: it is shown up to there.
void LessonPlayer::noticeArrival()
{
    if (m_onTheWay && isRunShown() && m_session->shownEvent() >= stop().event)
        seek(stop());
    if (isOpen() && !isRunning() && m_seen != commandsSeen()) {
        readCues();
        emit cuesChanged();
    }
    emit whereaboutsChanged();
}

/// A document that is put aside takes its runs with it.
void LessonPlayer::noticeLoss()
{
    if (m_run != nullptr && !m_fresh && !m_lost) {
        bool isKept = false;
        for (std::size_t branch = 0; branch < m_session->branches().size(); ++branch)
            isKept = isKept || &m_session->run(branch) == m_run;
        m_lost = !isKept;
    }
    if (m_lost)
        m_slices.stop();
    emit whereaboutsChanged();
}

} // namespace raftarium
