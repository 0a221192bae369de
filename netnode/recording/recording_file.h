#pragma once

#include "raftcore/recording/recording.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <variant>
#include <vector>

/// Recordings as files (*.raft.json, or in a web page). Reading and writing may take a while and need no
/// thread in particular; `progress` learns what part is done, and ends the work by saying no.
namespace raftarium {

/// The run of a cluster as it is now; an empty one when no recording can hold it.
raft::RecordedRun recordedRun(const raft::Cluster &cluster);

/// Writes all or nothing. One sentence that says why nothing was written; empty when all was.
QString saveRecording(const QString &path, const raft::Recording &recording,
                      const raft::WorkProgress &progress);

/// What saveRecording() writes.
QByteArray textOf(const raft::Recording &recording);

/// A recording whose runs have happened again.
struct OpenedFile {
    QString problem;           ///< Why there is nothing to show: names the file and the reason.
    QString remark;            ///< To be reported, though all can be shown.
    bool isFaithful = true;    ///< What happens again is what was recorded.
    raft::Recording recording; ///< Without what was done in its runs: the clusters know that.
    std::vector<std::unique_ptr<raft::Cluster>> clusters; ///< At the end of their runs.
};

/// Lets its runs happen again. Without clusters, and with the reason as the problem, when one cannot; the
/// reason is empty when `progress` has said no.
OpenedFile livedAgain(raft::Recording recording, const raft::WorkProgress &progress);

/// Reads a recording, or the one in a page that shows a run (netnode/page); else says why there is none.
std::variant<raft::Recording, QString> readRecordingFile(const QString &path,
                                                         const raft::WorkProgress &progress);

/// Reads a recording and lets its runs happen again.
OpenedFile openRecording(const QString &path, const raft::WorkProgress &progress);

} // namespace raftarium
