#include "../app/fake_cluster.h"
#include "bench_paint.h"

#include "app/canvas/canvas_painter.h"

#include <QElapsedTimer>
#include <QImage>
#include <QPainter>

#include <algorithm>

namespace {

using namespace raftarium;

/// A cluster in full flow: `messages` of all kinds on all links.
FakeCluster busyCluster(std::size_t servers, std::size_t messages)
{
    FakeCluster cluster(servers);
    cluster.elect(1, 4);
    for (std::uint64_t id = 1; id <= servers; ++id) {
        cluster.append(id, {1, 1, 2, 3, 3, 4, 4, 4});
        cluster.commit(id, 6);
    }
    for (std::size_t i = 0; i < messages; ++i) {
        const std::uint64_t from = 1 + i % servers;
        const std::uint64_t to = 1 + (from + i / servers % (servers - 1)) % servers;
        const raft::Time sent(static_cast<raft::Time::rep>(i * 37 % 9'000));
        raft::MessageBody body = raft::AppendReply{true, {8}, {}, {}, {}};
        if (i % 3 == 0)
            body = raft::RequestVote{};
        if (i % 3 == 1) {
            raft::AppendEntries append;
            append.entries = FakeCluster::entries(9, 4, 1 + i % 4);
            body = append;
        }
        cluster.send(from, to, 4, body, sent, sent + raft::Time(20'000));
    }
    return cluster;
}

/// Milliseconds a frame takes, the median of frames at which time moves on, and every tenth a commit shows.
double millisecondsPerFrame(std::size_t servers, std::size_t messages)
{
    constexpr int frames = 120;
    FakeCluster cluster = busyCluster(servers, messages);
    const Theme theme = Theme::light();
    CanvasGeometry geometry;
    geometry.setSize({1920, 1080});
    std::vector<raft::NodeId> ids;
    for (const raft::ServerView &server : cluster.shown.servers)
        ids.push_back(server.id);
    geometry.setServers(ids);
    CanvasPainter canvas;
    QImage image(1920, 1080, QImage::Format_RGB32);
    std::vector<double> times;
    for (int i = 0; i < frames; ++i) {
        cluster.server(1 + static_cast<std::uint64_t>(i) % servers).commit = {
            6 + static_cast<std::uint64_t>(i / 10 % 3)};
        QElapsedTimer timer;
        timer.start();
        const raft::Time now(9'000 + i * 50);
        const CanvasFrame frame{geometry,
                                cluster.shown,
                                cluster.shown,
                                theme,
                                now,
                                raft::Time(300'000),
                                placeMessages(geometry, cluster.shown.messages, now),
                                {},
                                {},
                                0,
                                {},
                                {},
                                QStringLiteral("t = 12.482 s"),
                                QStringLiteral("playing 1/10×")};
        QPainter painter(&image);
        canvas.paint(painter, frame, 1);
        painter.end();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::nth_element(times.begin(), times.begin() + frames / 2, times.end());
    return times[frames / 2];
}

} // namespace

QJsonObject benchmark::paintCanvas()
{
    return {{QStringLiteral("ms_5_servers_50_messages"), millisecondsPerFrame(5, 50)},
            {QStringLiteral("ms_5_servers_100_messages"), millisecondsPerFrame(5, 100)},
            {QStringLiteral("ms_9_servers_500_messages"), millisecondsPerFrame(9, 500)}};
}
