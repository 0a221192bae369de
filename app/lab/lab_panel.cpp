#include "app/lab/lab_panel.h"

#include "app/lab/found_page.h"
#include "app/lab/lab_words.h"
#include "app/lab/rule_list.h"
#include "app/lab/scenario_text.h"
#include "app/lab/search_page.h"
#include "app/session/core_text.h"
#include "app/session/number_text.h"
#include "raftcore/exploration/rule_words.h"
#include "raftcore/goals/condition_goal.h"

#include <QApplication>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

constexpr std::size_t usualServers = 3; ///< Of a new cluster, for a goal.

/// The run before the search has them off already.
void addRulesThatAreOff(SearchRequest &request)
{
    const raft::Rules &rules = request.from->view().rules;
    for (std::size_t i = 0; i < static_cast<std::size_t>(raft::Rule::Count); ++i) {
        const auto rule = static_cast<raft::Rule>(i);
        const bool isListed = std::find(request.off.begin(), request.off.end(), rule) != request.off.end();
        if (!rules.holds(rule) && !isListed)
            request.off.push_back(rule);
    }
}

QString rulesText(const SearchRequest &request)
{
    return request.off.empty() ? LabPanel::tr("with every rule in force")
                               : LabPanel::tr("without %1").arg(namesOf(request.off));
}

/// Why the search ended.
QString endText(const SearchReport &report)
{
    if (report.wasCancelled)
        return LabPanel::tr("cancelled");
    raft::Exploration::End end = report.outcome.found.end; // Of the last kind of runs.
    for (const raft::SearchedKind &kind : report.outcome.kinds)
        if (!kind.isComplete && end == raft::Exploration::End::Complete)
            end = kind.end;
    switch (end) {
    case raft::Exploration::End::Complete: return LabPanel::tr("no run is longer");
    case raft::Exploration::End::Full: return LabPanel::tr("more states than the window may remember");
    case raft::Exploration::End::Stopped: return LabPanel::tr("the time is over");
    case raft::Exploration::End::Violated:
    case raft::Exploration::End::Reached:
    case raft::Exploration::End::Depth: break;
    }
    return {};
}

/// How far each kind of runs was searched; of one whose turn did not come there is nothing to say but that.
QStringList kindsText(const std::vector<raft::SearchedKind> &kinds)
{
    QStringList lines;
    for (const raft::SearchedKind &kind : kinds)
        lines << (!kind.isComplete && kind.depth == 0
                      ? LabPanel::tr("· %1: not looked at").arg(coreText(kind.about))
                  : kind.isComplete ? LabPanel::tr("· %1: all there are, %2 states")
                                          .arg(coreText(kind.about), countText(kind.states))
                                    : LabPanel::tr("· %1: up to %2 moves, %3 states")
                                          .arg(coreText(kind.about))
                                          .arg(kind.depth)
                                          .arg(countText(kind.states)));
    return lines;
}

/// Why nothing was to be expected, for the rules of which that is known.
QStringList reasonsText(const std::vector<raft::Rule> &off)
{
    QStringList lines;
    for (const raft::Rule rule : off)
        if (const std::string_view why = raft::beyondSearch(rule); !why.empty())
            lines << QStringLiteral("%1: %2").arg(fromUtf8(raft::name(rule)), coreText(why));
    return lines;
}

QString nothingText(const SearchReport &report)
{
    const QString &goal = report.request.goalText;
    const auto depth = report.outcome.kinds.empty() ? 0 : report.outcome.depth;
    const QString upTo =
        goal.isEmpty()
            ? LabPanel::tr("No run of up to %1 moves violates a property %2: %3 states in %4 s; %5.")
            : LabPanel::tr("No run of up to %1 moves reaches “%6” %2: %3 states in %4 s; %5.");
    const QString soFar = goal.isEmpty()
                              ? LabPanel::tr("No run so far violates a property %1: %2 states in %3 s; %4.")
                              : LabPanel::tr("No run so far reaches “%5” %1: %2 states in %3 s; %4.");
    const QString sentence = (depth > 0 ? upTo.arg(depth) : soFar)
                                 .arg(rulesText(report.request), countText(report.outcome.states))
                                 .arg(decimalText(report.seconds, 1))
                                 .arg(endText(report));
    QStringList lines{goal.isEmpty() ? sentence : sentence.arg(goal)};
    if (report.outcome.kinds.size() > 1)
        lines += kindsText(report.outcome.kinds);
    if (report.request.goalText.isEmpty())
        lines += reasonsText(report.request.off);
    return lines.join(u'\n');
}

} // namespace

LabPanel::LabPanel(Session *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_worker(new RunSearch(this)), m_pages(new QStackedWidget(this)),
      m_search(new SearchPage(this)), m_found(new FoundPage(this))
{
    setObjectName(QStringLiteral("lab"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    m_pages->addWidget(m_search);
    m_pages->addWidget(m_found);
    setFocusProxy(m_search);
    connectPages();
    connect(m_worker, &RunSearch::progressed, m_search, &SearchPage::showProgress);
    connect(m_worker, &RunSearch::finished, this, &LabPanel::take);
    connect(session, &Session::viewChanged, this, &LabPanel::followRun);
    connect(session, &Session::clusterReplaced, this, &LabPanel::followDocument);
    followDocument();
}

void LabPanel::connectPages()
{
    connect(m_search, &SearchPage::findAsked, this, &LabPanel::find);
    connect(m_search, &SearchPage::cancelAsked, m_worker, &RunSearch::cancel);
    connect(m_search, &SearchPage::turnOffAsked, this, &LabPanel::turnOff);
    connect(m_found, &FoundPage::moveAsked, this, &LabPanel::goTo);
    connect(m_found, &FoundPage::eventAsked, this, &LabPanel::goToEvent);
    connect(m_found, &FoundPage::playAsked, this, &LabPanel::play);
    connect(m_found, &FoundPage::counterpartAsked, this, &LabPanel::showRun);
    connect(m_found, &FoundPage::recordingAsked, this, &LabPanel::recordingAsked);
    connect(m_found, &FoundPage::scenarioAsked, this, &LabPanel::writeScenario);
    connect(m_found, &FoundPage::backAsked, this, &LabPanel::showRules);
}

void LabPanel::setTheme(const Theme &theme)
{
    m_search->setTheme(theme);
    m_found->setTheme(theme);
}

void LabPanel::showRules()
{
    m_pages->setCurrentWidget(m_search);
}

// ---- Looking

QString LabPanel::obstacleHere() const
{
    const raft::Capabilities can = m_session->cluster().capabilities();
    if (can.external || !can.branches)
        return tr("Only a simulation can go on in another way");
    return {};
}

/// A copy of the run up to the instant shown.
std::shared_ptr<const raft::Cluster> LabPanel::fromHere() const
{
    return m_session->cluster().branch(m_session->shownEvent(), m_session->shownTime());
}

void LabPanel::find()
{
    if (m_worker->isRunning())
        return;
    showRules();
    SearchRequest request;
    request.off = m_search->rules()->off();
    request.budget = m_search->budget();
    request.goalText = m_search->goal();
    std::size_t servers = usualServers;
    if (m_search->goesOnFromHere()) {
        request.from = fromHere();
        if (!request.from)
            return m_search->showConclusion(tr("No search can begin at this instant."));
        servers = request.from->view().servers.size();
        addRulesThatAreOff(request);
    }
    if (!request.goalText.isEmpty()) {
        auto goal = raft::goalFrom({request.goalText.toStdString()}, servers);
        if (const auto *problem = std::get_if<raft::GoalProblem>(&goal))
            return m_search->showConclusion(tr("✕ The goal: %1.").arg(QString::fromStdString(problem->text)));
        request.goal = std::get<raft::ConditionGoal>(goal).isReached;
        request.plan = std::get<raft::ConditionGoal>(goal).plan;
    }
    m_worker->start(std::move(request));
}

void LabPanel::take(const std::shared_ptr<SearchReport> &report)
{
    if (report->run && m_session->processRun()) // They would end, and nothing brings them back.
        return m_search->showConclusion(
            tr("%1. Leave the real servers and search again to see it.").arg(foundRun(*report).title));
    if (report->run) {
        const bool hadFocus = isAncestorOf(QApplication::focusWidget());
        m_search->showConclusion({});
        present(*report);
        if (hadFocus) // Not on to the first button there.
            m_found->setFocus();
    } else {
        conclude(*report);
    }
}

void LabPanel::conclude(const SearchReport &report)
{
    m_search->showConclusion(report.problem.isEmpty() ? nothingText(report) : report.problem);
}

/// Shows the run, and plays it at once.
void LabPanel::present(SearchReport &report)
{
    const FoundRun shown = foundRun(report);
    m_exploration = std::move(report.outcome.found);
    m_goal = report.request.goalText;
    std::vector<Branch> branches(report.counterpart ? 2 : 1);
    branches[0].name = report.request.off.empty() ? tr("found run") : rulesText(report.request);
    std::vector<std::unique_ptr<raft::Cluster>> runs;
    m_runs = {report.run.get(), report.counterpart.get()};
    runs.push_back(std::move(report.run));
    if (report.counterpart) {
        branches[1].name = tr("with every rule");
        runs.push_back(std::move(report.counterpart));
    }
    m_found->setRun(shown);
    m_pages->setCurrentWidget(m_found);
    m_session->setPlaying(false);
    m_session->adopt(std::move(branches), std::move(runs), 0);
    m_session->setTitle(shown.title);
    const ScenarioText scenario = scenarioOf(m_exploration, shown.title, m_goal);
    m_found->setScenarioObstacle(scenario.problem);
    play();
}

// ---- The run that was found

bool LabPanel::isFoundShown() const
{
    return m_runs[0] != nullptr && &m_session->cluster() == m_runs[0];
}

bool LabPanel::isCounterpartShown() const
{
    return m_runs[1] != nullptr && &m_session->cluster() == m_runs[1];
}

void LabPanel::showRun(bool counterpart)
{
    const int move = m_found->current();
    for (std::size_t branch = 0; branch < m_session->branches().size(); ++branch)
        if (&m_session->run(branch) == m_runs[counterpart ? 1 : 0])
            m_session->showBranch(branch);
    m_found->setCounterpartShown(isCounterpartShown());
    if (isFoundShown() || isCounterpartShown())
        goTo(move);
}

void LabPanel::goTo(int move)
{
    if (!isFoundShown() && !isCounterpartShown())
        return showRun(false);
    const std::vector<FoundMove> &moves = m_found->run().moves;
    if (moves.empty() || move >= static_cast<int>(moves.size()))
        return;
    m_session->setPlaying(false);
    const bool counterpart = isCounterpartShown();
    if (move < 0)
        m_session->seekEvent((counterpart ? moves.front().counterpartFirst : moves.front().first) - 1);
    else
        m_session->seekEvent(counterpart ? moves[static_cast<std::size_t>(move)].counterpartLast
                                         : moves[static_cast<std::size_t>(move)].last);
}

void LabPanel::goToEvent(raft::EventNumber event)
{
    if (!isFoundShown())
        showRun(false);
    m_session->seekEvent(event);
    m_session->select(SelectedEvent{event});
}

void LabPanel::play()
{
    goTo(-1);
    m_session->setPlaying(true);
}

/// Lights up the move that the run is in.
void LabPanel::followRun()
{
    if (isVisible() && m_pages->currentWidget() == m_search)
        m_search->setObstacleHere(obstacleHere());
    if (!isFoundShown() && !isCounterpartShown())
        return;
    const raft::EventNumber shown = m_session->shownEvent();
    const bool counterpart = isCounterpartShown();
    int current = -1;
    for (const FoundMove &move : m_found->run().moves)
        current += shown >= (counterpart ? move.counterpartFirst : move.first) ? 1 : 0;
    m_found->setCurrent(current);
}

/// Of another document the page tells nothing.
void LabPanel::followDocument()
{
    const auto isHere = [this](const raft::Cluster *run) {
        for (std::size_t branch = 0; branch < m_session->branches().size(); ++branch)
            if (&m_session->run(branch) == run)
                return true;
        return false;
    };
    m_search->setObstacleHere(obstacleHere());
    if (m_runs[0] == nullptr || isHere(m_runs[0])) {
        m_found->setCounterpartShown(isCounterpartShown());
        return;
    }
    showRules();
}

void LabPanel::writeScenario()
{
    const ScenarioText scenario = scenarioOf(m_exploration, m_found->run().title, m_goal);
    if (scenario.text.isEmpty())
        emit reported(scenario.problem);
    else
        emit scenarioWritten(scenario.text, QStringLiteral("lab"));
}

// ---- The cluster that is shown

void LabPanel::turnOff()
{
    for (const raft::Rule rule : m_search->rules()->off()) {
        if (!m_session->view().rules.holds(rule))
            continue;
        const raft::Action action = raft::action::TurnOffRule{rule};
        if (const QString obstacle = m_session->obstacle(action); !obstacle.isEmpty())
            return emit reported(obstacle);
        m_session->perform(action);
    }
}

} // namespace raftarium
