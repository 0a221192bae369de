#pragma once

#include "app/session/session.h"
#include "raftcore/cluster/run.h"

#include <QFuture>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

/// What a window needs to keep its runs in a file and to show them again.
namespace raftarium {

/// A recording as a file held it.
struct OpenedRecording {
    QString title;
    QString problem; ///< Why there is nothing to show: names the file and the reason.
    QString remark;  ///< To be reported, though all can be shown.
    std::vector<Branch> branches;
    std::vector<std::unique_ptr<raft::Cluster>> runs; ///< As the branches, each at the end of its run.
    std::size_t shown = 0;
};

/// Writes something of a run into a file, all or nothing: one sentence why nothing was written, empty when
/// all was. Asks `progress` now and then whether to go on.
using RunWriter = std::function<QString(const raft::Cluster &run, const raft::WorkProgress &progress)>;

/// Reads and writes recordings, beside the window: the futures tell how far the work has come, and end it
/// when they are cancelled.
struct RecordingFiles {
    /// Keeps all runs of the session as they are now. The result is one sentence why nothing was written;
    /// empty when all was.
    std::function<QFuture<QString>(const QString &path, const QString &title, const Session &session)> save;
    /// Writes all runs of the session as a web page that shows them. As save().
    std::function<QFuture<QString>(const QString &path, const QString &title, const Session &session)>
        savePage;
    /// Lets `write` write something of the run that is shown, as it is now. As save().
    std::function<QFuture<QString>(const Session &session, RunWriter write)> writeRun;
    /// The result is never null unless it was cancelled.
    std::function<QFuture<std::shared_ptr<OpenedRecording>>(const QString &path)> open;
};

/// Whether a file of that name is a recording, or a web page, which has one in it.
inline bool isRecordingName(const QString &path)
{
    return path.endsWith(u".raft.json", Qt::CaseInsensitive) || path.endsWith(u".html", Qt::CaseInsensitive);
}

} // namespace raftarium
