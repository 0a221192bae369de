#include "app/session/session.h"

#include <algorithm>

// Undo is time travel: acting in the past begins another run, and the old future stays.
namespace raftarium {

namespace {

constexpr std::size_t mostBranches = 16; ///< Each keeps the whole of its run.

} // namespace

QString Session::branchObstacle() const
{
    if (!m_cluster->capabilities().branches)
        return tr("You are looking at the past; press End to return to the present");
    return m_branches.size() >= mostBranches ? tr("There are %1 branches already").arg(m_branches.size())
                                             : QString();
}

/// Goes on from the instant shown in a run of its own. Not if `action` (when there is one) cannot be done
/// there.
bool Session::startBranch(const raft::Action *action)
{
    const raft::Time parted = m_shownTime;
    auto twin = m_cluster->branch(shownEvent(), parted);
    const std::string obstacle = twin && action ? twin->obstacle(*action) : std::string();
    if (!twin || !obstacle.empty()) {
        emit problemOccurred(QString::fromStdString(obstacle));
        return false;
    }
    m_otherRuns[m_branch] = std::move(m_cluster);
    m_cluster = std::move(twin);
    m_otherRuns.emplace_back();
    m_branches.push_back({tr("branch %1").arg(m_branches.size()), parted});
    const QString left = m_branches[m_branch].name;
    m_branch = m_branches.size() - 1;
    takeCluster(nullptr);
    emit problemOccurred(
        tr("%1 begins here; what came after is kept as “%2”").arg(m_branches.back().name, left));
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
    if (branch >= m_branches.size() || branch == m_branch)
        return;
    setPlaying(false);
    m_otherRuns[m_branch] = std::move(m_cluster);
    m_cluster = std::move(m_otherRuns[branch]);
    m_branch = branch;
    takeCluster(nullptr);
}

void Session::undo()
{
    raft::EventNumber event = shownEvent();
    while (event > 0 && !raft::isIntervention(events()[event].kind))
        --event;
    if (event == 0)
        emit problemOccurred(tr("Nothing has been done before this instant"));
    else
        seekEvent(event - 1);
}

void Session::followMessage(quint64 message)
{
    if (!m_view.message(message)) {
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
    if (!m_followed || m_view.message(*m_followed))
        return;
    m_followed.reset();
    setPlaying(false);
}

} // namespace raftarium
