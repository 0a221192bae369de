#include "app/session/session.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

// Undo is time travel: acting in the past begins another run, and the old future stays.
namespace raftarium {

QString Session::branchObstacle() const
{
    if (const raft::Capabilities can = m_cluster->capabilities(); !can.branches && !can.external)
        return tr("You are looking at the past; press End to return to the present");
    return {};
}

QString Session::pastObstacle() const
{
    if (inRealTime())
        return tr("This is the past of real processes: press End to return to the present, or F to continue "
                  "from here in simulation");
    const raft::Capabilities can = m_cluster->capabilities();
    return can.external ? QString::fromStdString(can.reason) : branchObstacle();
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
    const bool wasExternal = m_cluster->capabilities().external;
    const bool wasReal = inRealTime();
    const Selection kept = alsoIn(*twin, *m_cluster, m_selection);
    m_otherRuns[m_branch] = std::move(m_cluster);
    m_cluster = std::move(twin);
    m_otherRuns.emplace_back();
    m_branches.push_back({newBranchName(wasExternal), parted, m_branch});
    const QString left = m_branches[m_branch].name;
    std::vector<raft::EventNumber> &deeds = m_branches.back().deeds;
    deeds = m_branches[m_branch].deeds;
    std::erase_if(deeds, [this](raft::EventNumber start) { return start >= m_cluster->events().size(); });
    std::vector<Bookmark> &bookmarks = m_branches.back().bookmarks;
    bookmarks = m_branches[m_branch].bookmarks;
    std::erase_if(bookmarks, [parted](const Bookmark &bookmark) { return bookmark.at > parted; });
    m_branch = m_branches.size() - 1;
    enterRun(kept);
    emit problemOccurred((wasReal ? tr("%1 goes on from here; the real servers go on as “%2”")
                                  : tr("%1 begins here; what came after is kept as “%2”"))
                             .arg(m_branches.back().name, left));
    return true;
}

/// The first number that no branch has in its name.
QString Session::newBranchName(bool isSimulationOfProcesses) const
{
    const QString pattern = isSimulationOfProcesses ? tr("simulation %1") : tr("branch %1");
    for (std::size_t number = m_branches.size();; ++number) {
        const QString name = pattern.arg(number);
        const auto isTaken = [&name](const Branch &branch) { return branch.name == name; };
        if (std::none_of(m_branches.begin(), m_branches.end(), isTaken))
            return name;
    }
}

void Session::renameBranch(std::size_t branch, const QString &name)
{
    if (branch >= m_branches.size() || name.trimmed().isEmpty())
        return;
    m_branches[branch].name = name.trimmed();
    announceChange();
}

QString Session::deletionObstacle(std::size_t branch) const
{
    if (branch == 0)
        return tr("The first run stays: the others began with it");
    if (branch == processRun())
        return tr("These servers run; leave the processes instead");
    return branch < m_branches.size() ? QString() : tr("There is no such branch");
}

void Session::deleteBranch(std::size_t branch)
{
    if (!deletionObstacle(branch).isEmpty())
        return;
    const Branch deleted = m_branches[branch];
    if (branch == m_branch)
        showBranch(deleted.parent);
    m_branches.erase(m_branches.begin() + static_cast<std::ptrdiff_t>(branch));
    m_otherRuns.erase(m_otherRuns.begin() + static_cast<std::ptrdiff_t>(branch));
    for (Branch &other : m_branches) {
        if (other.parent == branch) {
            other.parent = deleted.parent;
            other.parted = std::min(other.parted, deleted.parted);
        }
        if (other.parent > branch)
            --other.parent;
    }
    if (m_branch > branch)
        --m_branch;
    announceChange();
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
    ++m_changes;
    if (!std::exchange(m_deedIsOpen, true)) {
        m_branches[m_branch].deeds.push_back(events().size());
        QTimer::singleShot(0, this, [this] { m_deedIsOpen = false; });
    }
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
