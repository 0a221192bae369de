#include "../app/timeline_record.h"
#include "bench_paint.h"

#include "app/theme/undivided_painting.h"
#include "app/timeline/timeline_painter.h"

#include <QElapsedTimer>
#include <QImage>
#include <QPainter>

#include <algorithm>

namespace {

using namespace raftarium;

/// Milliseconds a frame takes, the median of frames at which a window of that length pans to the end.
double millisecondsPerFrame(const raft::EventRecord &record, const TimelineIndex &index, double window,
                            QSize size)
{
    constexpr int frames = 41;
    const Theme theme = Theme::light();
    const TimelineLayout layout = layoutTimeline(size, 5, {.clients = true}, 1);
    const auto end = static_cast<double>(record.last().at.count());
    TimelineGeometry geometry;
    geometry.setPixels(layout.lanes.left(), layout.lanes.width());
    geometry.setTrace({0, end});
    QImage image(size, QImage::Format_RGB32);
    std::vector<double> times;
    for (int i = 0; i < frames; ++i) {
        geometry.setWindow({end - window - (frames - i) * window / 200, end - (frames - i) * window / 200});
        QElapsedTimer timer;
        timer.start();
        TimelineSource source{record, index, geometry, layout, {}, {}, {}, {}, {}};
        source.servers = {{1}, {2}, {3}, {4}, {5}};
        source.end = record.last().at;
        const TimelineScene scene = arrangeTimeline(source);
        image.fill(theme.panel);
        paintUndivided(image, [&](QPainter &painter) { paintTimeline(painter, source, scene, {}, theme); });
        QPainter painter(&image);
        paintTimelineTitle(painter, layout.title, timelineSubtitle(source, scene), theme);
        paintTimelineOverlay(painter, source, scene, {end, 0, true}, theme);
        paintOverview(painter, source, arrangeOverview(source, layout.overview), end, theme);
        painter.end();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::nth_element(times.begin(), times.begin() + frames / 2, times.end());
    return times[frames / 2];
}

/// The whole run, two seconds of it, and what is shown at first; as large as a whole window of 1920 by 1080,
/// and as large as its place in one.
QJsonObject measure(raft::EventNumber events)
{
    const raft::EventRecord record = BusyRecord::of(events);
    TimelineIndex index;
    QElapsedTimer timer;
    timer.start();
    index.update(record);
    const double indexing = static_cast<double>(timer.nsecsElapsed()) / record.size();
    const auto end = static_cast<double>(record.last().at.count());
    const auto frames = [&](QSize size) -> QJsonObject {
        return {{QStringLiteral("ms_whole_run"), millisecondsPerFrame(record, index, end, size)},
                {QStringLiteral("ms_2_s"), millisecondsPerFrame(record, index, 2e6, size)},
                {QStringLiteral("ms_0.7_s"),
                 millisecondsPerFrame(record, index, TimelineGeometry::defaultWindow, size)}};
    };
    return {{QStringLiteral("events"), static_cast<qint64>(record.size())},
            {QStringLiteral("filling_1920x1080"), frames({1920, 1080})},
            {QStringLiteral("docked_in_1920x1080"), frames({1171, 334})},
            {QStringLiteral("ns_to_index_an_event"), indexing},
            {QStringLiteral("index_bytes_per_event"),
             static_cast<double>(index.memory()) / static_cast<double>(record.size())}};
}

} // namespace

QJsonObject benchmark::paintTimeline()
{
    return {{QStringLiteral("100k"), measure(100'000)}, {QStringLiteral("5M"), measure(5'000'000)}};
}
