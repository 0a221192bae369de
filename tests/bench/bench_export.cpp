#include "busy_cluster.h"

#include "app/canvas/canvas_widget.h"
#include "app/export/picture_file.h"
#include "app/program/recordings.h"
#include "app/session/session.h"
#include "raftcore/comparison/comparison.h"
#include "raftcore/listing/listing.h"

#include <QApplication>
#include <QBuffer>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <cstdio>
#include <functional>

/// bench_export: how long it takes to compare two runs, and to write a run or a picture of it; one JSON
/// object.

using namespace raftarium;

namespace {

double secondsFor(const std::function<void()> &work)
{
    QElapsedTimer clock;
    clock.start();
    work();
    return static_cast<double>(clock.nsecsElapsed()) / 1e9;
}

QJsonObject comparing()
{
    const auto left = busyCluster(100'000);
    const auto right = left->branch(left->events().size() / 2, left->events()[left->events().size() / 2].at);
    right->perform(raft::action::Crash{raft::NodeId{1}});
    right->advance(left->now());
    bool parts = false;
    const double seconds = secondsFor([&] { parts = raft::compare(*left, *right).parting.has_value(); });
    return {{QStringLiteral("s"), seconds}, {QStringLiteral("parts"), parts}};
}

double listing(const raft::Cluster &run)
{
    std::size_t bytes = 0;
    return secondsFor([&] {
        raft::writeList(run, raft::ListedThing::Events, raft::ListForm::Csv, [&bytes](std::string_view text) {
            bytes += text.size();
            return true;
        });
    });
}

QJsonObject pictures(Session &session)
{
    CanvasWidget canvas(&session);
    canvas.resize(1380, 640);
    QJsonObject result;
    for (const auto &[name, form] : {std::pair{"png", PictureForm::Png}, std::pair{"svg", PictureForm::Svg},
                                     std::pair{"pdf", PictureForm::Pdf}}) {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        result[QLatin1StringView(name)] =
            secondsFor([&] { writePicture(buffer, canvas, PictureExtent::View, form, QStringLiteral("x")); });
    }
    return result;
}

QJsonObject files(std::size_t events, bool withPage)
{
    QTemporaryDir folder;
    Session session(raft::simulate);
    session.adopt(busyCluster(events));
    const RecordingFiles files = recordingFiles();
    const QString recording = folder.filePath(QStringLiteral("run.raft.json"));
    QJsonObject result;
    result[QStringLiteral("s_save")] =
        secondsFor([&] { files.save(recording, QStringLiteral("run"), session).waitForFinished(); });
    result[QStringLiteral("s_open")] = secondsFor([&] { files.open(recording).waitForFinished(); });
    if (!withPage)
        return result;
    const QString page = folder.filePath(QStringLiteral("run.html"));
    result[QStringLiteral("s_page")] =
        secondsFor([&] { files.savePage(page, QStringLiteral("run"), session).waitForFinished(); });
    result[QStringLiteral("page_kb")] = static_cast<double>(QFileInfo(page).size()) / 1e3;
    return result;
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    QJsonObject result{{QStringLiteral("benchmark"), QStringLiteral("export")},
                       {QStringLiteral("compare_100k"), comparing()}};
    Session session(raft::simulate);
    session.adopt(busyCluster(1'000'000));
    result[QStringLiteral("s_csv_1M")] = listing(session.cluster());
    result[QStringLiteral("s_picture")] = pictures(session);
    result[QStringLiteral("files_10k")] = files(10'000, true);
    result[QStringLiteral("files_100k")] = files(100'000, true);
    result[QStringLiteral("files_1M")] = files(1'000'000, false);
    std::puts(QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    return 0;
}
