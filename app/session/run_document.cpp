#include "app/session/run_document.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace raftarium {

namespace {

struct Document {
    Q_DECLARE_TR_FUNCTIONS(Document)
};

std::ptrdiff_t offset(std::size_t place)
{
    return static_cast<std::ptrdiff_t>(place);
}

} // namespace

RunDocument::RunDocument(std::vector<Branch> branches, std::vector<std::unique_ptr<raft::Cluster>> runs,
                         std::size_t shown)
    : m_branches(std::move(branches)), m_runs(std::move(runs)), m_shown(shown)
{
    Q_ASSERT(m_branches.size() == m_runs.size() && m_shown < m_runs.size());
}

std::optional<std::size_t> RunDocument::processRun() const
{
    const auto isReal = [](const std::unique_ptr<raft::Cluster> &run) { return isInRealTime(*run); };
    const auto found = std::find_if(m_runs.begin(), m_runs.end(), isReal);
    return found == m_runs.end() ? std::nullopt
                                 : std::optional(static_cast<std::size_t>(found - m_runs.begin()));
}

/// Up to when the run shown and another one are the same.
raft::Time RunDocument::sharedWith(std::size_t branch) const
{
    // The runs that one came through, each with the time at which it was left.
    const auto way = [this](std::size_t from) {
        std::map<std::size_t, raft::Time> left{{from, raft::Time::max()}};
        for (std::size_t run = from; run != 0; run = m_branches[run].parent)
            left[m_branches[run].parent] = std::min(left[run], m_branches[run].parted);
        return left;
    };
    const auto mine = way(m_shown);
    raft::Time shared{};
    for (const auto &[run, until] : way(branch))
        if (const auto same = mine.find(run); same != mine.end())
            shared = std::max(shared, std::min(until, same->second));
    return shared;
}

std::vector<OtherRun> RunDocument::otherRuns() const
{
    std::vector<OtherRun> runs;
    for (std::size_t i = 0; i < m_branches.size(); ++i)
        if (i != m_shown)
            runs.push_back({i, sharedWith(i), m_runs[i]->now()});
    return runs;
}

/// The first number that no branch has in its name.
QString RunDocument::newBranchName(bool isSimulationOfProcesses) const
{
    const QString pattern =
        isSimulationOfProcesses ? Document::tr("simulation %1") : Document::tr("branch %1");
    const auto isTaken = [this](const QString &name) {
        return std::any_of(m_branches.begin(), m_branches.end(),
                           [&name](const Branch &branch) { return branch.name == name; });
    };
    // Of one name more than there are branches one is free, if only the numbers tell them apart.
    std::size_t number = m_branches.size();
    while (number < 2 * m_branches.size() && isTaken(pattern.arg(number)))
        ++number;
    return pattern.arg(number);
}

void RunDocument::part(std::unique_ptr<raft::Cluster> run, raft::Time parted)
{
    Branch branch = shownBranch();
    branch.name = newBranchName(cluster().capabilities().external);
    branch.parted = parted;
    branch.parent = m_shown;
    const raft::EventNumber end = run->events().size();
    std::erase_if(branch.undoPoints, [end](raft::EventNumber start) { return start >= end; });
    std::erase_if(branch.bookmarks, [parted](const Bookmark &bookmark) { return bookmark.at > parted; });
    m_branches.push_back(std::move(branch));
    m_runs.push_back(std::move(run));
    m_shown = m_runs.size() - 1;
}

QString RunDocument::deletionObstacle(std::size_t branch) const
{
    if (branch == 0)
        return Document::tr("The first run stays: the others began with it.");
    if (branch == processRun())
        return Document::tr("These servers run; leave the processes instead.");
    return branch < m_branches.size() ? QString() : Document::tr("There is no such branch.");
}

void RunDocument::remove(std::size_t branch)
{
    Q_ASSERT(branch != m_shown && branch != 0);
    const Branch deleted = m_branches[branch];
    m_removed = {branch, m_branches, std::move(m_runs[branch]), ++m_changes};
    m_branches.erase(m_branches.begin() + offset(branch));
    m_runs.erase(m_runs.begin() + offset(branch));
    for (Branch &other : m_branches) {
        if (other.parent == branch) {
            other.parent = deleted.parent;
            other.parted = std::min(other.parted, deleted.parted);
        }
        if (other.parent > branch)
            --other.parent;
    }
    if (m_shown > branch)
        --m_shown;
}

std::size_t RunDocument::restore()
{
    Q_ASSERT(hasJustRemoved());
    const std::size_t place = m_removed.place;
    m_branches = std::move(m_removed.branches);
    m_runs.insert(m_runs.begin() + offset(place), std::move(m_removed.run));
    if (m_shown >= place)
        ++m_shown;
    ++m_changes;
    return place;
}

void RunDocument::rename(std::size_t branch, const QString &name)
{
    ++m_changes;
    m_branches[branch].name = name;
}

void RunDocument::noteUserAction(bool isNew)
{
    ++m_changes;
    if (isNew)
        m_branches[m_shown].undoPoints.push_back(cluster().events().size());
}

raft::EventNumber RunDocument::undoPointOf(raft::EventNumber event) const
{
    // What a scenario did stands in the record only; what was done here may be several of its events.
    const std::vector<raft::EventNumber> &undoPoints = shownBranch().undoPoints;
    const auto after = std::lower_bound(undoPoints.begin(), undoPoints.end(), event);
    return after == undoPoints.begin() ? event - 1 : *std::prev(after);
}

void RunDocument::setBookmark(const Bookmark &bookmark)
{
    ++m_changes;
    std::vector<Bookmark> &bookmarks = m_branches[m_shown].bookmarks;
    const auto isBefore = [](const Bookmark &each, raft::Time time) { return each.at < time; };
    const auto place = std::lower_bound(bookmarks.begin(), bookmarks.end(), bookmark.at, isBefore);
    if (place != bookmarks.end() && place->at == bookmark.at && place->event == bookmark.event)
        place->name = bookmark.name;
    else
        bookmarks.insert(place, bookmark);
}

void RunDocument::renameBookmark(std::size_t place, const QString &name)
{
    m_branches[m_shown].bookmarks[place].name = name;
}

void RunDocument::deleteBookmark(std::size_t place)
{
    std::vector<Bookmark> &bookmarks = m_branches[m_shown].bookmarks;
    bookmarks.erase(bookmarks.begin() + offset(place));
}

} // namespace raftarium
