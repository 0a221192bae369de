#include "app/program/recordings.h"

#include "app/program/work_progress.h"
#include "netnode/page/recording_page.h"
#include "netnode/recording/recording_file.h"
#include "raftcore/cluster/run.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QtConcurrent>

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

/// A session as it is now; worked out on another thread while it goes on.
struct FrozenSession {
    raft::Recording recording;                          ///< Its runs have names and places, no more.
    std::vector<std::unique_ptr<raft::FrozenRun>> runs; ///< The same ones.
    QString obstacle;                                   ///< Why it cannot be saved; empty when it can.
};

std::shared_ptr<FrozenSession> frozenCopyOf(const QString &title, const Session &session)
{
    // It shares memory with the session: it ends on the session's thread, also when it is let go of last
    // elsewhere.
    const std::shared_ptr<FrozenSession> frozen(new FrozenSession, [](FrozenSession *over) {
        QMetaObject::invokeMethod(qApp, [over] { delete over; });
    });
    raft::Recording &recording = frozen->recording;
    recording.title = title.toStdString();
    recording.program = QCoreApplication::applicationVersion().toStdString();
    recording.setup = session.cluster().setup();
    recording.shown = session.branch();
    for (std::size_t place = 0; place < session.branches().size(); ++place) {
        const Branch &branch = session.branches()[place];
        frozen->runs.push_back(session.run(place).frozenCopy());
        if (!frozen->runs.back())
            frozen->obstacle = QString::fromStdString(session.run(place).capabilities().reason);
        raft::RecordedRun &run = recording.runs.emplace_back();
        run.name = branch.name.toStdString();
        run.parent = branch.parent;
        run.parted = branch.parted;
        for (const Bookmark &bookmark : branch.bookmarks)
            run.bookmarks.push_back({bookmark.event, bookmark.at, bookmark.name.toStdString()});
    }
    return frozen;
}

raft::Recording recordingOf(const FrozenSession &frozen, const raft::WorkProgress &progress)
{
    raft::Recording recording = frozen.recording;
    const auto all = static_cast<double>(frozen.runs.size());
    for (std::size_t place = 0; place < frozen.runs.size(); ++place) {
        const auto done = static_cast<double>(place);
        static_cast<raft::KeptRun &>(recording.runs[place]) =
            frozen.runs[place]->kept(raft::partOf(progress, done / all, (done + 1) / all));
    }
    return recording;
}

std::shared_ptr<OpenedRecording> shown(OpenedFile file)
{
    auto opened = std::make_shared<OpenedRecording>();
    opened->title = QString::fromStdString(file.recording.title);
    opened->problem = file.problem;
    opened->remark = file.remark;
    opened->runs = std::move(file.clusters);
    opened->shown = file.recording.shown;
    for (const raft::RecordedRun &run : file.recording.runs) {
        Branch &branch = opened->branches.emplace_back();
        branch.name = QString::fromStdString(run.name);
        branch.parted = run.parted;
        branch.parent = run.parent;
        for (const raft::RecordedBookmark &each : run.bookmarks)
            branch.bookmarks.push_back({static_cast<raft::EventNumber>(std::min(each.event, run.events)),
                                        each.at, QString::fromStdString(each.name)});
    }
    return opened;
}

/// Works out what was done in the runs, which takes most of the time, and lets `write` write it.
template <class Write>
void keep(QPromise<QString> &promise, const QString &path, const std::shared_ptr<FrozenSession> &frozen,
          Write write)
{
    if (!frozen->obstacle.isEmpty()) {
        promise.addResult(
            QCoreApplication::translate("Recording", "%1 was not written: %2").arg(path, frozen->obstacle));
        return;
    }
    constexpr double kept = 0.4; // Of the work.
    const raft::WorkProgress progress = progressOf(promise);
    const raft::Recording recording = recordingOf(*frozen, raft::partOf(progress, 0, kept));
    promise.addResult(write(path, recording, raft::partOf(progress, kept, 1)));
}

void save(QPromise<QString> &promise, const QString &path, const std::shared_ptr<FrozenSession> &frozen)
{
    keep(promise, path, frozen, saveRecording);
}

void saveAsPage(QPromise<QString> &promise, const QString &path, const std::shared_ptr<FrozenSession> &frozen)
{
    keep(promise, path, frozen,
         [](const QString &to, const raft::Recording &recording, const raft::WorkProgress &progress) {
             const QString command = QStringLiteral("raftarium %1").arg(QFileInfo(to).fileName());
             return savePage(to, recording, command, progress);
         });
}

/// The run that is shown happens again beside the window, and is written from there.
void writeRun(QPromise<QString> &promise, const std::shared_ptr<FrozenSession> &frozen,
              const RunWriter &write)
{
    constexpr double kept = 0.3; // Of the work.
    constexpr double lived = 0.6;
    const raft::WorkProgress progress = progressOf(promise);
    const raft::WorkProgress keeping = raft::partOf(progress, 0, kept);
    const raft::WorkProgress living = raft::partOf(progress, kept, lived);
    const OpenedFile again = livedAgain(recordingOf(*frozen, keeping), living);
    if (again.clusters.empty())
        promise.addResult(again.problem);
    else
        promise.addResult(write(*again.clusters.front(), raft::partOf(progress, lived, 1)));
}

/// Only the run that is shown; one that no recording can hold is written at once, where the session lives.
QFuture<QString> writeRunOf(const Session &session, const RunWriter &write)
{
    const std::shared_ptr<FrozenSession> frozen = frozenCopyOf({}, session);
    const std::size_t shown = session.branch();
    if (!frozen->runs[shown]) {
        QPromise<QString> promise;
        promise.start();
        promise.addResult(write(session.cluster(), [](double) { return true; }));
        promise.finish();
        return promise.future();
    }
    frozen->runs = [&] {
        std::vector<std::unique_ptr<raft::FrozenRun>> one;
        one.push_back(std::move(frozen->runs[shown]));
        return one;
    }();
    raft::RecordedRun run = std::move(frozen->recording.runs[shown]);
    run.parent = 0;
    frozen->recording.runs = {std::move(run)};
    frozen->recording.shown = 0;
    return QtConcurrent::run(raftarium::writeRun, frozen, write);
}

void open(QPromise<std::shared_ptr<OpenedRecording>> &promise, const QString &path)
{
    promise.addResult(shown(openRecording(path, progressOf(promise))));
}

} // namespace

RecordingFiles recordingFiles()
{
    RecordingFiles files;
    files.save = [](const QString &path, const QString &title, const Session &session) {
        return QtConcurrent::run(save, path, frozenCopyOf(title, session));
    };
    files.savePage = [](const QString &path, const QString &title, const Session &session) {
        return QtConcurrent::run(saveAsPage, path, frozenCopyOf(title, session));
    };
    files.writeRun = [](const Session &session, const RunWriter &write) {
        return writeRunOf(session, write);
    };
    files.open = [](const QString &path) { return QtConcurrent::run(open, path); };
    return files;
}

} // namespace raftarium
