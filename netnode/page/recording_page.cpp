#include "netnode/page/recording_page.h"

#include "netnode/files/whole_file.h"
#include "netnode/recording/recording_file.h"

#include <QCoreApplication>
#include <QIODevice>

namespace raftarium {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("raftarium", text);
}

QString cancelled(const QString &path)
{
    return tr("%1 was not written: cancelled").arg(path);
}

} // namespace

QString savePage(const QString &path, const raft::Recording &recording, const QString &command,
                 const raft::WorkProgress &progress)
{
    constexpr double lived = 0.3; // Of the work.
    const raft::WorkProgress living = raft::partOf(progress, 0, lived);
    const OpenedFile again = livedAgain(recording, living);
    if (again.clusters.empty())
        return again.problem.isEmpty() ? cancelled(path)
                                       : tr("%1 was not written: %2").arg(path, again.problem);
    PageContents contents;
    contents.recording = recording;
    contents.shown = recording.shown;
    contents.command = command;
    contents.remark = again.remark;
    for (std::size_t i = 0; i < again.clusters.size(); ++i)
        contents.runs.push_back(
            {again.clusters[i].get(), recording.runs[i].name, recording.runs[i].bookmarks});
    const raft::WorkProgress writing = raft::partOf(progress, lived, 1);
    return savePage(path, contents, writing);
}

QString savePage(const QString &path, const PageContents &contents, const raft::WorkProgress &progress)
{
    const QByteArray page = webPage(contents, progress);
    if (page.isEmpty())
        return cancelled(path);
    const QString problem =
        writeWhole(path, [&page](QIODevice &file) { return file.write(page) == page.size(); });
    return problem.isEmpty() ? QString() : tr("%1 cannot be written: %2").arg(path, problem);
}

} // namespace raftarium
