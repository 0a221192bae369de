#include "app/session/session.h"

#include "app/session/core_text.h"
#include "app/session/linearizability_watch.h"
#include "app/session/refusal_text.h"
#include "app/session/server_name.h"

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

constexpr int intakeMs = 100;
constexpr std::size_t mostEarlier = 4; ///< Each keeps the whole of its runs.

QString titleOf(raft::SafetyProperty property)
{
    return coreText(raft::title(property));
}

QString asSentence(QString words)
{
    return words.replace(0, 1, words.front().toUpper());
}

} // namespace

Session::Session(raft::ClusterFactory factory, QObject *parent)
    : QObject(parent), m_factory(std::move(factory)), m_clientHistory(new LinearizabilityWatch(this))
{
    connect(&m_player, &Player::viewChanged, this, &Session::viewChanged);
    connect(&m_player, &Player::playbackChanged, this, &Session::playbackChanged);
    connect(&m_player, &Player::problemOccurred, this, &Session::problemOccurred);
    connect(&m_player, &Player::wentOn, this, &Session::report);
    m_intakeTimer.setInterval(intakeMs);
    connect(&m_intakeTimer, &QTimer::timeout, this, &Session::takeInProcesses);
    connect(m_clientHistory, &LinearizabilityWatch::changed, &m_player, &Player::announceChange);
}

Session::~Session() = default;

// ---- What is open

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
    const bool isKept = !m_document.isEmpty() && !processRun();
    ClosedDocument closed = takeDocument(); // The old runs live until every panel has forgotten them.
    showDocument({RunDocument(std::move(branches), std::move(runs), shown), true, {}});
    if (isKept)
        keepEarlier(std::move(closed));
}

/// Shows the present of the run that has just become the one shown. Nothing is announced before all of the
/// session is about it: what hears of one change reads everything else as well.
void Session::showNewRun(const Selection &selection)
{
    m_submitted.clear();
    nameServersAfter(cluster());
    m_violationsSeen = cluster().violations().size();
    m_player.showRun(m_document.cluster(), m_document.shownBranch().isScripted);
    const bool reselected = std::exchange(m_selection, selection) != selection;
    if (processRun())
        m_intakeTimer.start();
    else
        m_intakeTimer.stop();
    emit clusterReplaced();
    m_player.announceRun();
    if (reselected)
        emit selectionChanged();
}

void Session::setTitle(const QString &title)
{
    m_document.setTitle(title);
    emit titleChanged();
}

ClosedDocument Session::takeDocument()
{
    return {std::exchange(m_document, {}), isLive(), {shownEvent(), shownTime()}};
}

void Session::showDocument(ClosedDocument closed)
{
    m_document = std::move(closed.document);
    setPlaying(isPlaying()); // What would resume is another document.
    showNewRun(NothingSelected{});
    if (!closed.live)
        m_player.showPast(closed.instant);
    emit titleChanged();
}

void Session::keepEarlier(ClosedDocument closed)
{
    m_earlier.push_back(std::move(closed));
    if (m_earlier.size() > mostEarlier)
        m_earlier.erase(m_earlier.begin());
}

// ---- Undo is time travel: within a run to what was before the last action, and from a document to the one
// that was open before it.

/// The last event at or before the instant shown that was done rather than happened; 0 when there is none.
raft::EventNumber Session::lastIntervention() const
{
    return events().lastIn({1, shownEvent()}, raft::interventionKinds);
}

QString Session::undoObstacle() const
{
    if (m_document.hasJustRemoved())
        return {};
    const raft::Capabilities can = cluster().capabilities();
    return can.timeTravel || !m_earlier.empty() ? QString() : QString::fromStdString(can.reason);
}

void Session::undo()
{
    if (m_document.hasJustRemoved()) {
        emit problemOccurred(tr("%1 is back.").arg(branches()[m_document.restore()].name));
        m_player.announceChange();
        return;
    }
    const raft::EventNumber event = cluster().capabilities().timeTravel ? lastIntervention() : 0;
    if (event != 0)
        seekEvent(m_document.undoPointOf(event));
    else if (m_earlier.empty())
        emit problemOccurred(tr("Nothing has been done before this instant."));
    else if (processRun())
        emit problemOccurred(tr("Real processes are open; leave them to go back to what was open before."));
    else
        showEarlier();
}

void Session::showEarlier()
{
    setPlaying(false);
    m_later.push_back(takeDocument());
    showDocument(std::exchange(m_earlier.back(), {}));
    m_earlier.pop_back();
    emit problemOccurred(tr("This was open before; Ctrl+Shift+Z shows the later one again."));
}

QString Session::redoObstacle() const
{
    return m_later.empty() ? tr("Nothing was put aside; End returns to the present.") : QString();
}

void Session::redo()
{
    if (m_later.empty())
        return;
    setPlaying(false);
    ClosedDocument later = std::move(m_later.back());
    m_later.pop_back();
    keepEarlier(takeDocument());
    showDocument(std::move(later));
}

// ---- Acting in the past begins another run, and the old future stays

QString Session::branchObstacle() const
{
    const raft::Capabilities can = cluster().capabilities();
    if (isReadOnly(cluster()))
        return QString::fromStdString(can.reason);
    if (!can.branches && !can.external)
        return tr("You are looking at the past; press End to return to the present.");
    return {};
}

QString Session::pastObstacle() const
{
    if (inRealTime())
        return tr("This is the past of real processes: press End to return to the present, or F to continue "
                  "from here in simulation.");
    const raft::Capabilities can = cluster().capabilities();
    return can.external ? QString::fromStdString(can.reason) : branchObstacle();
}

/// Goes on from the instant shown in a run of its own. Not if `action` (when there is one) cannot be done
/// there.
bool Session::startBranch(const raft::Action *action)
{
    auto twin = cluster().branch(shownEvent(), shownTime());
    const std::string obstacle = twin && action ? twin->obstacle(*action) : std::string();
    if (!twin || !obstacle.empty()) {
        emit problemOccurred(twin ? QString::fromStdString(obstacle) : tr("No run can go on from here."));
        return false;
    }
    const bool wasReal = inRealTime();
    const QString left = m_document.shownBranch().name;
    const Selection kept = alsoIn(*twin, cluster(), m_selection);
    m_document.part(std::move(twin), shownTime());
    showNewRun(kept);
    emit problemOccurred((wasReal ? tr("“%1” goes on from here; the real servers go on as “%2”.")
                                  : tr("“%1” begins here; what came after is kept as “%2”."))
                             .arg(m_document.shownBranch().name, left));
    return true;
}

void Session::branchHere()
{
    if (const QString obstacle = branchObstacle(); !obstacle.isEmpty())
        emit problemOccurred(obstacle);
    else
        startBranch(nullptr);
}

void Session::showBranch(std::size_t branch)
{
    if (branch >= branches().size() || branch == m_document.shown())
        return;
    setPlaying(false);
    const Selection kept = alsoIn(run(branch), cluster(), m_selection);
    m_document.show(branch);
    showNewRun(kept);
}

void Session::showBranchHere(std::size_t branch)
{
    const Instant instant{shownEvent(), shownTime()};
    showBranch(branch);
    if (view().manual)
        seekEvent(std::min(instant.event, events().size()));
    else
        seekTime(instant.time);
}

void Session::renameBranch(std::size_t branch, const QString &name)
{
    if (branch >= branches().size() || name.trimmed().isEmpty())
        return;
    m_document.rename(branch, name.trimmed());
    m_player.announceChange();
}

void Session::deleteBranch(std::size_t branch)
{
    if (!deletionObstacle(branch).isEmpty())
        return;
    if (branch == m_document.shown())
        showBranch(branches()[branch].parent);
    m_document.remove(branch);
    m_player.announceChange();
}

// ---- Bookmarks

void Session::setBookmark(const QString &name)
{
    m_document.setBookmark({shownEvent(), shownTime(), name});
    m_player.announceChange();
}

void Session::renameBookmark(std::size_t place, const QString &name)
{
    if (place >= bookmarks().size() || name.trimmed().isEmpty())
        return;
    m_document.renameBookmark(place, name.trimmed());
    m_player.announceChange();
}

void Session::deleteBookmark(std::size_t place)
{
    if (place >= bookmarks().size())
        return;
    m_document.deleteBookmark(place);
    m_player.announceChange();
}

void Session::showBookmark(std::size_t place)
{
    if (place >= bookmarks().size())
        return;
    const Bookmark bookmark = bookmarks()[place];
    if (view().manual)
        seekEvent(bookmark.event);
    else
        seekTime(bookmark.at);
}

// ---- What is selected and done

std::optional<raft::NodeId> Session::selectedServer() const
{
    if (const auto *selected = std::get_if<SelectedServer>(&m_selection))
        return selected->server;
    return std::nullopt;
}

void Session::select(const Selection &selection)
{
    if (selection == m_selection)
        return;
    m_selection = selection;
    emit selectionChanged();
}

void Session::followMessage(quint64 message)
{
    if (!view().message(message)) {
        emit problemOccurred(tr("That message is no longer on its way."));
        return;
    }
    select(SelectedMessage{message});
    m_player.follow(message);
}

QString Session::obstacle(const raft::Action &action) const
{
    if (isLive())
        return QString::fromStdString(cluster().obstacle(action));
    const QString past = pastObstacle();
    return past.isEmpty() ? QString::fromStdString(cluster().obstacleAt(shownEvent(), action)) : past;
}

/// Begins the branch on which an action is done that you asked for in the past; or says why not.
raft::ActionResult Session::beginInThePast(const raft::Action &action)
{
    raft::ActionResult result;
    result.problem = obstacle(action).toStdString();
    if (!result.done())
        emit problemOccurred(QString::fromStdString(result.problem));
    else if (!startBranch(&action))
        result.problem = tr("Not done").toStdString();
    return result;
}

raft::ActionResult Session::perform(const raft::Action &action)
{
    if (!isLive() || m_document.shownBranch().isScripted)
        if (const raft::ActionResult begun = beginInThePast(action); !begun.done())
            return begun;
    noteUserAction();
    emit performing(action);
    raft::ActionResult result = m_document.cluster().perform(action);
    if (!result.done()) {
        emit problemOccurred(QString::fromStdString(result.problem));
        return result;
    }
    noteSubmitted(action, result.subject);
    if (result.refused)
        emit problemOccurred(asSentence(refusalText(*result.refused)));
    m_player.showPresent();
    report();
    return result;
}

/// Actions that come in one turn of the event loop are one user action.
void Session::noteUserAction()
{
    const bool isNew = !std::exchange(m_userActionIsOpen, true);
    m_document.noteUserAction(isNew);
    if (isNew)
        QTimer::singleShot(0, this, [this] { m_userActionIsOpen = false; });
}

void Session::noteSubmitted(const raft::Action &action, std::uint64_t subject)
{
    if (std::holds_alternative<raft::action::Submit>(action))
        m_submitted.push_back(subject);
    if (const auto *batch = std::get_if<raft::action::SubmitBatch>(&action))
        for (std::size_t i = 0; i < batch->commands.size(); ++i)
            m_submitted.push_back(subject + i);
}

// ---- What happened

void Session::takeInGrowth()
{
    nameServersAfter(cluster());
    if (isLive())
        m_player.showPresent();
    else
        m_player.announceChange();
    report();
}

void Session::report()
{
    reportReturned();
    reportViolations();
}

void Session::reportReturned()
{
    std::vector<quint64> returned;
    std::erase_if(m_submitted, [&](quint64 id) {
        const std::optional<raft::Operation> operation = cluster().operation(id);
        const bool over = !operation || operation->outcome != raft::OperationOutcome::Pending;
        if (over)
            returned.push_back(id);
        return over;
    });
    for (const quint64 id : returned)
        emit operationReturned(id);
}

/// A broken property stops the play: it is what you want to look at.
void Session::reportViolations()
{
    const auto &violations = cluster().violations();
    if (violations.size() <= m_violationsSeen)
        return;
    const raft::Violation &first = violations[m_violationsSeen];
    m_violationsSeen = violations.size();
    setPlaying(false);
    emit problemOccurred(
        tr("%1 is violated: %2").arg(titleOf(first.property), QString::fromStdString(first.proof)));
}

/// While the past or a simulation is shown, real processes go on: their record grows.
void Session::takeInProcesses()
{
    const std::size_t shown = m_document.shown();
    for (std::size_t i = 0; i < branches().size(); ++i)
        if (raft::Cluster &other = m_document.run(i); i != shown && isInRealTime(other))
            takeIn(other);
    if (!inRealTime() || isPlaying())
        return;
    takeIn(m_document.cluster());
    const raft::EventNumber before = std::exchange(m_eventsSeen, events().size());
    if (m_eventsSeen != before)
        m_player.announceChange();
    report();
}

} // namespace raftarium
