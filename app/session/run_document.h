#pragma once

#include "raftcore/cluster/cluster.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace raftarium {

/// A place in a run that you have given a name.
struct Bookmark {
    raft::EventNumber event = 0; ///< The last event at the instant shown then.
    raft::Time at{};
    QString name;
};

/// A run that shares its beginning with the others of a document and then goes its own way.
struct Branch {
    QString name;
    raft::Time parted{};    ///< Where it left the run it came from; 0 for the first.
    std::size_t parent = 0; ///< That run's place among the branches.
    /// Where what was done from this window began: the last event before it. Rising.
    std::vector<raft::EventNumber> undoPoints = {};
    std::vector<Bookmark> bookmarks = {}; ///< By event.
    /// It goes on by a script (a lesson's) only: no time passes beyond its end, and what you do there begins
    /// a branch, as in the past.
    bool isScripted = false;
};

/// Where another run than the one shown went on by itself.
struct OtherRun {
    std::size_t branch = 0;
    raft::Time from{}; ///< Up to here both are the same.
    raft::Time to{};
};

/// Several runs that share their beginning, with their names and bookmarks; one of them is shown. Empty until
/// something is open.
class RunDocument {
public:
    RunDocument() = default;
    RunDocument(std::vector<Branch> branches, std::vector<std::unique_ptr<raft::Cluster>> runs,
                std::size_t shown);

    bool isEmpty() const { return m_runs.empty(); }
    const QString &title() const { return m_title; }
    void setTitle(const QString &title) { m_title = title; }

    /// Counts what was done and marked.
    std::uint64_t changes() const { return m_changes; }
    bool isChanged() const { return m_changes != m_savedChanges; }
    /// So many changes have been saved.
    void setSaved(std::uint64_t changes) { m_savedChanges = changes; }

    /// The run that is shown.
    raft::Cluster &cluster() { return *m_runs[m_shown]; }
    const raft::Cluster &cluster() const { return *m_runs[m_shown]; }
    /// The first run first.
    const std::vector<Branch> &branches() const { return m_branches; }
    raft::Cluster &run(std::size_t branch) { return *m_runs[branch]; }
    const raft::Cluster &run(std::size_t branch) const { return *m_runs[branch]; }
    /// Which of branches() is shown.
    std::size_t shown() const { return m_shown; }
    const Branch &shownBranch() const { return m_branches[m_shown]; }
    /// All branches but the one shown.
    std::vector<OtherRun> otherRuns() const;
    /// The run of real processes among branches().
    std::optional<std::size_t> processRun() const;

    void show(std::size_t branch) { m_shown = branch; }
    /// Adds a run that leaves the one shown at `parted`, with what was done and marked up to there, and shows
    /// it.
    void part(std::unique_ptr<raft::Cluster> run, raft::Time parted);
    void rename(std::size_t branch, const QString &name);
    /// Why a branch cannot be deleted; empty when it can.
    QString deletionObstacle(std::size_t branch) const;
    /// Forgets a branch that is not shown. Those that began on it belong to the one that it began on.
    void remove(std::size_t branch);
    /// Whether the last thing that was done was to remove a branch.
    bool hasJustRemoved() const { return m_removed.run != nullptr && m_removed.changes == m_changes; }
    /// Brings back the branch that was just removed; its place among branches().
    std::size_t restore();

    /// Something begins to be done in the run shown.
    void noteUserAction(bool isNew);
    /// The last event before what was done by that event, which may be several events long.
    raft::EventNumber undoPointOf(raft::EventNumber event) const;

    const std::vector<Bookmark> &bookmarks() const { return shownBranch().bookmarks; }
    /// Remembers an instant. One at the same instant is replaced.
    void setBookmark(const Bookmark &bookmark);
    void renameBookmark(std::size_t place, const QString &name);
    void deleteBookmark(std::size_t place);

private:
    /// A branch that was removed, and what the others were then.
    struct Removed {
        std::size_t place = 0;
        std::vector<Branch> branches;
        std::unique_ptr<raft::Cluster> run = nullptr;
        std::uint64_t changes = 0; ///< So many there were right after that.
    };

    raft::Time sharedWith(std::size_t branch) const;
    QString newBranchName(bool isSimulationOfProcesses) const;

    QString m_title;
    std::vector<Branch> m_branches;
    std::vector<std::unique_ptr<raft::Cluster>> m_runs; ///< As m_branches.
    std::size_t m_shown = 0;
    Removed m_removed;
    std::uint64_t m_changes = 0;
    std::uint64_t m_savedChanges = 0;
};

/// Whether that run can only be looked at, because it was read from a trace.
inline bool isReadOnly(const raft::Cluster &cluster)
{
    const raft::Capabilities can = cluster.capabilities();
    return !can.manual && !can.branches && !can.external;
}

/// Whether that run is of real processes: its time passes by itself.
inline bool isInRealTime(const raft::Cluster &cluster)
{
    return !cluster.capabilities().virtualTime;
}

} // namespace raftarium
