#include "netnode/recording/recording_file.h"

#include "netnode/files/bounded_file.h"
#include "netnode/files/whole_file.h"
#include "netnode/recording/foreign_forms.h"
#include "netnode/recording/packed_text.h"
#include "netnode/recording/recorded_processes.h"
#include "raftcore/simulation/replay.h"

#include <QCoreApplication>
#include <QIODevice>

#include <algorithm>
#include <functional>
#include <utility>

namespace raftarium {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("raftarium", text);
}

ProcessHistory processesOf(const raft::RecordedRun &run)
{
    ProcessHistory processes;
    for (const raft::RecordedProcess &each : run.processes)
        processes.note(each.server, {each.from, each.state});
    return processes;
}

/// Notes what is to be reported of a run that has happened again.
void tellOf(const raft::RecordedRun &run, const raft::Cluster &again, OpenedFile &opened)
{
    const QString name = QString::fromStdString(run.name);
    const bool same = again.events().size() == run.events && again.events().hash() == run.hash;
    if (!same)
        opened.remark = tr("This program tells “%1” differently from the one that recorded it (%2)")
                            .arg(name, QString::fromStdString(opened.recording.program));
    else if (run.from > raft::Time{} && opened.isFaithful)
        opened.remark = tr("“%1” begins at %2 s: what came earlier was no longer available when it was saved")
                            .arg(name, QString::number(static_cast<double>(run.from.count()) / 1e6, 'f', 3));
    opened.isFaithful = opened.isFaithful && same;
}

/// How many events it may have when it happens again: another version of the program may tell somewhat more
/// than the one that recorded it.
std::uint64_t mostEventsOf(const raft::RecordedRun &run)
{
    constexpr std::uint64_t more = 10'000;
    return std::min(std::min(run.events, raft::mostReplayedEvents) * 2 + more, raft::mostReplayedEvents);
}

/// Lets every run of the recording happen again; else says why not.
bool replay(OpenedFile &opened, const std::function<raft::WorkProgress(std::size_t)> &progressOfRun)
{
    for (std::size_t place = 0; place < opened.recording.runs.size(); ++place) {
        raft::RecordedRun &run = opened.recording.runs[place];
        std::string problem;
        std::unique_ptr<raft::Simulation> again =
            raft::replay(opened.recording.setup, run.run, progressOfRun(place), &problem, mostEventsOf(run));
        if (!again) {
            opened.problem = QString::fromStdString(problem);
            return false;
        }
        tellOf(run, *again, opened);
        if (again->isExternal())
            opened.clusters.push_back(
                std::make_unique<RecordedProcesses>(std::move(again), processesOf(run)));
        else
            opened.clusters.push_back(std::move(again));
        run.run = {};
    }
    return true;
}

/// Text of a recording, and of a page the recording in it; a problem when there is none.
BoundedText recordingText(const QString &path, const raft::WorkProgress &progress)
{
    BoundedText read = readBounded(path, largestRecording, [&progress] { return progress(0); });
    if (!read.problem.isEmpty() || !isWebPage(read.text))
        return read;
    const std::optional<QByteArray> words = recordingInPage(read.text);
    if (!words)
        return {{}, tr("it is a web page without a recording")};
    const std::optional<QByteArray> text = unpacked(*words, largestRecording);
    return text ? BoundedText{*text, {}} : BoundedText{{}, tr("the recording in this web page is damaged")};
}

} // namespace

raft::RecordedRun recordedRun(const raft::Cluster &cluster)
{
    raft::RecordedRun run;
    if (const std::unique_ptr<raft::FrozenRun> frozen = cluster.frozenCopy())
        static_cast<raft::KeptRun &>(run) = frozen->kept([](double) { return true; });
    return run;
}

QString saveRecording(const QString &path, const raft::Recording &recording,
                      const raft::WorkProgress &progress)
{
    bool wanted = true;
    const auto goOn = [&](double part) { return wanted = progress(part); };
    const QString problem = writeWhole(path, [&](QIODevice &file) {
        const auto sink = [&file](std::string_view text) {
            const auto length = static_cast<qint64>(text.size());
            return file.write(text.data(), length) == length;
        };
        return raft::writeRecording(recording, wireForms(), sink, goOn);
    });
    if (!wanted)
        return tr("%1 was not written: cancelled").arg(path);
    return problem.isEmpty() ? QString() : tr("%1 cannot be written: %2").arg(path, problem);
}

QByteArray textOf(const raft::Recording &recording)
{
    QByteArray text;
    const auto sink = [&text](std::string_view piece) {
        text.append(piece.data(), static_cast<qsizetype>(piece.size()));
        return true;
    };
    raft::writeRecording(recording, wireForms(), sink, [](double) { return true; });
    return text;
}

std::variant<raft::Recording, QString> readRecordingFile(const QString &path,
                                                         const raft::WorkProgress &progress)
{
    const auto failed = [&path](const QString &reason) {
        return tr("%1 cannot be opened: %2").arg(path, reason.isEmpty() ? tr("cancelled") : reason);
    };
    const auto [text, unreadable] = recordingText(path, progress);
    if (!unreadable.isEmpty())
        return failed(unreadable);
    auto found =
        raft::readRecording({text.constData(), static_cast<std::size_t>(text.size())}, wireForms(), progress);
    if (const auto *problem = std::get_if<std::string>(&found))
        return failed(QString::fromStdString(*problem));
    return std::get<raft::Recording>(std::move(found));
}

OpenedFile livedAgain(raft::Recording recording, const raft::WorkProgress &progress)
{
    OpenedFile opened;
    opened.recording = std::move(recording);
    const double share = 1 / static_cast<double>(opened.recording.runs.size());
    const bool lived = replay(opened, [&](std::size_t place) {
        const double from = share * static_cast<double>(place);
        return raft::partOf(progress, from, from + share);
    });
    if (!lived)
        opened.clusters.clear();
    return opened;
}

OpenedFile openRecording(const QString &path, const raft::WorkProgress &progress)
{
    constexpr double read = 0.3; // Of the work.
    OpenedFile opened;
    const raft::WorkProgress reading = raft::partOf(progress, 0, read);
    auto recording = readRecordingFile(path, reading);
    if (const auto *problem = std::get_if<QString>(&recording)) {
        opened.problem = *problem;
        return opened;
    }
    const raft::WorkProgress living = raft::partOf(progress, read, 1);
    opened = livedAgain(std::get<raft::Recording>(std::move(recording)), living);
    if (opened.clusters.empty())
        opened.problem = tr("%1 cannot be opened: %2")
                             .arg(path, opened.problem.isEmpty() ? tr("cancelled") : opened.problem);
    return opened;
}

} // namespace raftarium
