#include "app/program/recordings.h"

#include "netnode/recording/recording_file.h"

#include <QCoreApplication>
#include <QPromise>
#include <QtConcurrent>

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

raft::Recording recordingOf(const QString &title, const Session &session)
{
    raft::Recording recording;
    recording.title = title.toStdString();
    recording.program = QCoreApplication::applicationVersion().toStdString();
    recording.setup = session.cluster().setup();
    recording.shown = session.branch();
    for (std::size_t place = 0; place < session.branches().size(); ++place) {
        const Branch &branch = session.branches()[place];
        raft::RecordedRun run = recordedRun(session.run(place));
        run.name = branch.name.toStdString();
        run.parent = branch.parent;
        run.parted = branch.parted;
        recording.runs.push_back(std::move(run));
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
    for (const raft::RecordedRun &run : file.recording.runs)
        opened->branches.push_back({QString::fromStdString(run.name), run.parted, run.parent});
    return opened;
}

/// Tells the future how far the work has come, and whether anybody still waits for it.
template <class Result>
raft::WorkProgress progressOf(QPromise<Result> &promise)
{
    constexpr int whole = 1000;
    promise.setProgressRange(0, whole);
    return [&promise](double part) {
        promise.setProgressValue(static_cast<int>(part * whole));
        return !promise.isCanceled();
    };
}

void save(QPromise<QString> &promise, const QString &path, const raft::Recording &recording)
{
    promise.addResult(saveRecording(path, recording, progressOf(promise)));
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
        return QtConcurrent::run(save, path, recordingOf(title, session));
    };
    files.open = [](const QString &path) { return QtConcurrent::run(open, path); };
    return files;
}

} // namespace raftarium
