#include "busy_cluster.h"

#include "app/session/session.h"
#include "app/timeline/timeline_widget.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QWheelEvent>

#include <algorithm>
#include <cstdio>

/// bench_timeline [EVENTS]: the timeline over a long run of a simulation, 5,000,000 events unless told
/// otherwise: milliseconds a frame while it pans and zooms, what a search takes, bytes an event; one JSON
/// object.

using namespace raftarium;

namespace {

double residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096;
}

struct Frames {
    std::vector<double> times;

    QJsonObject summary()
    {
        std::sort(times.begin(), times.end());
        return {{QStringLiteral("ms_median"), times[times.size() / 2]},
                {QStringLiteral("ms_p99"), times[times.size() * 99 / 100]}};
    }
};

void turnWheel(TimelineWidget &timeline, int delta, Qt::KeyboardModifiers modifiers)
{
    const QPointF at(timeline.width() * 0.6, timeline.height() * 0.4);
    QWheelEvent wheel(at, timeline.mapToGlobal(at), {}, {0, delta}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&timeline, &wheel);
}

/// The time from a turn of the wheel until its picture is there.
double frame(TimelineWidget &timeline, QImage &image, int delta, Qt::KeyboardModifiers modifiers)
{
    QElapsedTimer clock;
    clock.start();
    turnWheel(timeline, delta, modifiers);
    timeline.render(&image);
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

/// Out from a moment to the whole run and back, and along at each length.
QJsonObject moves(TimelineWidget &timeline, QImage &image)
{
    Frames zooms;
    Frames pans;
    for (const int delta : {-120, 120})
        for (int i = 0; i < 70; ++i) {
            zooms.times.push_back(frame(timeline, image, delta, Qt::NoModifier));
            pans.times.push_back(frame(timeline, image, i % 2 == 0 ? 240 : -120, Qt::ShiftModifier));
        }
    return {{QStringLiteral("zoom"), zooms.summary()}, {QStringLiteral("pan"), pans.summary()}};
}

/// Until all hits are counted, with the longest time that the window did not answer.
QJsonObject search(TimelineWidget &timeline, const QString &text)
{
    const auto *hits = timeline.findChild<QLabel *>(QStringLiteral("timelineHits"));
    QElapsedTimer clock;
    clock.start();
    timeline.find(text);
    double longest = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    while (hits->text().endsWith(u'…')) {
        QElapsedTimer piece;
        piece.start();
        QCoreApplication::processEvents();
        longest = std::max(longest, static_cast<double>(piece.nsecsElapsed()) / 1e6);
    }
    return {{QStringLiteral("s"), static_cast<double>(clock.elapsed()) / 1e3},
            {QStringLiteral("ms_longest_piece"), longest},
            {QStringLiteral("words"), hits->text()}};
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    const std::size_t wanted = argc > 1 ? std::stoul(argv[1]) : 5'000'000;
    const double before = residentBytes();
    auto cluster = busyCluster(wanted);
    Session session(raft::simulate);
    session.adopt(std::move(cluster));
    TimelineWidget timeline(&session);
    timeline.resize(1171, 334); // Its place in a window of 1920×1080.
    timeline.show();
    QElapsedTimer clock;
    clock.start();
    session.showNow();
    QImage image(timeline.size(), QImage::Format_RGB32);
    timeline.render(&image);
    const double first = static_cast<double>(clock.elapsed());
    const double events = session.events().size();
    QJsonObject result{{QStringLiteral("benchmark"), QStringLiteral("timeline")},
                       {QStringLiteral("events"), events},
                       {QStringLiteral("ms_to_first_picture"), first},
                       {QStringLiteral("bytes_per_event"), (residentBytes() - before) / events}};
    const QJsonObject moved = moves(timeline, image);
    for (auto each = moved.begin(); each != moved.end(); ++each)
        result[each.key()] = each.value();
    QCoreApplication::processEvents(); // The window appears, which is no part of a search.
    result[QStringLiteral("search_word")] = search(timeline, QStringLiteral("refuses"));
    result[QStringLiteral("search_server")] = search(timeline, QStringLiteral("heartbeat S1 → S3"));
    result[QStringLiteral("search_number")] = search(timeline, QStringLiteral("key7=1234"));
    std::puts(QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    return 0;
}
