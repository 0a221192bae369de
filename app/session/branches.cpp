#include "app/session/session.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

// Undo is time travel: acting in the past begins another run, and the old future stays.
namespace raftarium {

namespace {

constexpr std::size_t mostBranches = 16; ///< Each keeps the whole of its run.

} // namespace

QString Session::branchObstacle() const
{
    if (const raft::Capabilities can = m_cluster->capabilities(); !can.branches && !can.elsewhere)
        return tr("You are looking at the past; press End to return to the present");
    return m_branches.size() >= mostBranches ? tr("There are %1 branches already").arg(m_branches.size())
                                             : QString();
}

QString Session::pastObstacle() const
{
    return inRealTime()
               ? tr("This is the past of real processes: press End to return to the present, or F to "
                    "continue from here in simulation")
               : branchObstacle();
}

/// Goes on from the instant shown in a run of its own. Not if `action` (when there is one) cannot be done
/// there.
bool Session::startBranch(const raft::Action *action)
{
    const raft::Time parted = shownTime();
    auto twin = m_cluster->branch(shownEvent(), parted);
    const std::string obstacle = twin && action ? twin->obstacle(*action) : std::string();
    if (!twin || !obstacle.empty()) {
        emit problemOccurred(twin ? QString::fromStdString(obstacle) : tr("No run can go on from here"));
        return false;
    }
    const bool wasElsewhere = m_cluster->capabilities().elsewhere;
    const bool wasReal = inRealTime();
    const Selection kept = alsoIn(*twin, *m_cluster, m_selection);
    m_otherRuns[m_branch] = std::move(m_cluster);
    m_cluster = std::move(twin);
    m_otherRuns.emplace_back();
    const QString name = wasElsewhere ? tr("simulation %1") : tr("branch %1");
    m_branches.push_back({name.arg(m_branches.size()), parted, m_branch});
    const QString left = m_branches[m_branch].name;
    std::vector<raft::EventNumber> &deeds = m_branches.back().deeds;
    deeds = m_branches[m_branch].deeds;
    std::erase_if(deeds, [this](raft::EventNumber start) { return start >= m_cluster->events().size(); });
    m_branch = m_branches.size() - 1;
    enterRun(kept);
    emit problemOccurred((wasReal ? tr("%1 goes on from here; the real servers go on as “%2”")
                                  : tr("%1 begins here; what came after is kept as “%2”"))
                             .arg(m_branches.back().name, left));
    return true;
}

/// Up to when the run shown and another one are the same.
raft::Time Session::sharedWith(std::size_t branch) const
{
    // The runs that one came through, each with the time at which it was left.
    const auto way = [this](std::size_t from) {
        std::map<std::size_t, raft::Time> left{{from, raft::Time::max()}};
        for (std::size_t run = from; run != 0; run = m_branches[run].parent)
            left[m_branches[run].parent] = std::min(left[run], m_branches[run].parted);
        return left;
    };
    const auto mine = way(m_branch);
    raft::Time shared{};
    for (const auto &[run, until] : way(branch))
        if (const auto same = mine.find(run); same != mine.end())
            shared = std::max(shared, std::min(until, same->second));
    return shared;
}

const raft::Cluster &Session::run(std::size_t branch) const
{
    return branch == m_branch ? *m_cluster : *m_otherRuns[branch];
}

std::vector<OtherRun> Session::otherRuns() const
{
    std::vector<OtherRun> runs;
    for (std::size_t i = 0; i < m_branches.size(); ++i)
        if (i != m_branch)
            runs.push_back({i, sharedWith(i), m_otherRuns[i]->now()});
    return runs;
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
    if (branch >= m_branches.size() || branch == m_branch)
        return;
    setPlaying(false);
    const Selection kept = alsoIn(*m_otherRuns[branch], *m_cluster, m_selection);
    m_otherRuns[m_branch] = std::move(m_cluster);
    m_cluster = std::move(m_otherRuns[branch]);
    m_branch = branch;
    enterRun(kept);
}

/// Actions that come in one turn of the event loop are one deed.
void Session::noteDeed()
{
    if (!std::exchange(m_deedIsOpen, true)) {
        m_branches[m_branch].deeds.push_back(events().size());
        QTimer::singleShot(0, this, [this] { m_deedIsOpen = false; });
    }
}

void Session::undo()
{
    raft::EventNumber event = shownEvent();
    while (event > 0 && !raft::isIntervention(events()[event].kind))
        --event;
    if (event == 0) {
        emit problemOccurred(tr("Nothing has been done before this instant"));
        return;
    }
    // What a scenario did stands in the record only; what was done here may be several of its events.
    const std::vector<raft::EventNumber> &deeds = m_branches[m_branch].deeds;
    const auto after = std::lower_bound(deeds.begin(), deeds.end(), event);
    seekEvent(after == deeds.begin() ? event - 1 : *std::prev(after));
}

void Session::followMessage(quint64 message)
{
    if (!m_view->message(message)) {
        emit problemOccurred(tr("That message is no longer on its way"));
        return;
    }
    select(SelectedMessage{message});
    m_followed = message;
    setPlaying(true);
}

/// A followed message stops the play where it ends.
void Session::stopWhenFollowedArrives()
{
    if (!m_followed || m_view->message(*m_followed))
        return;
    m_followed.reset();
    setPlaying(false);
}

} // namespace raftarium
