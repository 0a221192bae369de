#pragma once

#include "raftcore/recording/recording.h"

#include <QString>

#include <memory>
#include <vector>

/// Recordings as files (*.raft.json). Reading and writing may take a while and need no thread in particular;
/// `progress` is told what part is done, and ends the work by saying no.
namespace raftarium {

/// A frozen copy of a run that is to be kept, of a cluster of any kind, which may go on meanwhile. Made and
/// destroyed on the cluster's thread.
class FrozenRun {
public:
    explicit FrozenRun(const raft::Cluster &cluster);

    /// The run, which takes as long as to live through it again; on any thread. A part of it when `progress`
    /// has said no.
    raft::RecordedRun recorded(const raft::WorkProgress &progress) const;

private:
    std::unique_ptr<raft::Cluster> m_simulated;
    std::vector<raft::RecordedCaption> m_captions;
};

/// The same at once.
raft::RecordedRun recordedRun(const raft::Cluster &cluster);

/// `progress` for a part of the work.
raft::WorkProgress partOf(const raft::WorkProgress &progress, double from, double to);

/// Writes all or nothing. One sentence that says why nothing was written; empty when all was.
QString saveRecording(const QString &path, const raft::Recording &recording,
                      const raft::WorkProgress &progress);

/// A recording whose runs have happened again.
struct OpenedFile {
    QString problem;           ///< Why there is nothing to show: names the file and the reason.
    QString remark;            ///< To be told, though all can be shown.
    bool isFaithful = true;    ///< What happens again is what was recorded.
    raft::Recording recording; ///< Without what was done in its runs: the clusters know that.
    std::vector<std::unique_ptr<raft::Cluster>> clusters; ///< At the end of their runs.
};

OpenedFile openRecording(const QString &path, const raft::WorkProgress &progress);

} // namespace raftarium
