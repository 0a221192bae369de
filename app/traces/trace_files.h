#pragma once

#include "raftcore/cluster/cluster.h"
#include "raftcore/traces/lab_pattern.h"

#include <QFuture>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

/// What a window needs to show traces of other implementations.
namespace raftarium {

/// What has become of the file of a trace since it was read last.
enum class FileGrowth {
    None, ///< Nothing.
    More, ///< It is longer; what was added has been taken in, or the beginning of it.
    Anew, ///< It must be read from its beginning.
};

/// A run as the files of a trace tell it.
struct OpenedRun {
    QString title;
    QString problem;   ///< Why there is nothing to show: names the file and what to do.
    QString remark;    ///< What was assumed or could not be read, to be reported; empty when nothing.
    QStringList paths; ///< The files; of standard input the one that it is kept in.
    QString group;     ///< As TraceReading::group.
    std::unique_ptr<raft::Cluster> cluster; ///< A raft::TraceCluster; null with a problem.
    /// Takes in what has been added to the only file since, or says that one of several has grown. Null when
    /// they are not followed.
    std::function<FileGrowth()> readOn;
};

/// How the files of a trace are to be read, where that is not found by looking.
struct TraceReading {
    std::optional<raft::LabPatterns> patterns = {}; ///< What sentences of lab logs mean.
    bool toItsEnd = false;                          ///< Standard input, too, which else is followed.
    QString group = {};                             ///< Of several in a log this one, else the first.
};

/// Reads traces beside the window: the future tells how far that has come, and ends it when it is cancelled.
struct TraceFiles {
    /// The result is never null unless it was cancelled.
    std::function<QFuture<std::shared_ptr<OpenedRun>>(const QStringList &paths, const TraceReading &how)>
        open;
    /// Whether the beginning of that file has one of the forms that can be read.
    std::function<bool(const QString &path)> recognises;
    /// Where the table of patterns beside a log stands.
    std::function<QString(const QString &path)> patternsBeside;
};

/// The first event that tells of a broken property; 0 when there is none.
raft::EventNumber firstViolation(const raft::EventRecord &events);

} // namespace raftarium
