#include "restless.h"

#include "netnode/wire/frame_reader.h"

#include <QtTest>

using namespace raft;
using raftarium::imageOf;
using raftarium::serverFromImage;

/// A running server as bytes: the copy goes on exactly as the original does.
class ServerImage : public QObject {
    Q_OBJECT

private slots:
    void aCopyGoesOnExactlyAsTheOriginal();
    void whatIsCutOffIsRefused();
    void aStepSurvivesTheJourney();
    void aStepTooLongForOneFrameTravelsInParts();
};

void ServerImage::aCopyGoesOnExactlyAsTheOriginal()
{
    Restless run;
    for (int i = 0; i < 20'000; ++i)
        QVERIFY2(run.goOn(), std::to_string(i).c_str());
    QVERIFY(run.compared() > 10'000);
    Index commit;
    bool snapshot = false;
    for (std::uint64_t id = 1; id <= 5; ++id) {
        commit = std::max(commit, run.server(id).node().commit());
        snapshot = snapshot || run.server(id).node().snapshot().has_value();
    }
    QVERIFY2(commit > Index{50}, std::to_string(commit.value).c_str());
    QVERIFY(snapshot);
}

void ServerImage::whatIsCutOffIsRefused()
{
    Restless run;
    for (int i = 0; i < 2'000; ++i)
        run.goOn();
    const QByteArray image = imageOf(run.server(2));
    QVERIFY(serverFromImage(image).has_value());
    for (qsizetype length = 0; length < image.size(); length += 7)
        QVERIFY(!serverFromImage(image.left(length)).has_value());
}

void ServerImage::aStepSurvivesTheJourney()
{
    const std::vector<ServerStep::What> whats{
        TimerFired{},
        ServerStep::Arrived{{{2}, {}, {7}, AppendEntries{{{3}, {2}}, {}, {3}, {9}}}, 41},
        WriteDone{{5}},
        ServerStep::Called{{{{1}, StoreCommand{Put{"k", "v"}, Session{"c", 2}}}, {{2}, Get{"", true}}}},
        ChangeMembership{{3}, {{{1}, {2}}, {}, {{3}}}, true},
        TransferLeadership{{4}, NodeId{2}},
        ServerStep::StoreRemembered{},
        ServerStep::Compacted{{12}}};
    for (const ServerStep::What &what : whats) {
        const ServerStep step{{}, Time{123'456}, what, {{7, Time{}}, {0, Time{300'000}}}};
        QByteArray bytes;
        raftarium::appendWatchFrame(bytes, step);
        const auto back = raftarium::decodeWatchFrame(bytes.mid(4));
        QVERIFY(back.has_value());
        const auto &read = std::get<ServerStep>(*back);
        QCOMPARE(read.what.index(), what.index());
        QCOMPARE(read.local.count(), step.local.count());
        QCOMPARE(read.sent.size(), step.sent.size());
        QByteArray again;
        raftarium::appendWatchFrame(again, read);
        QCOMPARE(again, bytes);
        for (qsizetype length = 4; length < bytes.size(); ++length)
            QVERIFY(!raftarium::decodeWatchFrame(bytes.mid(4, length - 4)).has_value());
    }
}

// Five values of a mebibyte that arrive together share one step; a frame holds no more than four.
void ServerImage::aStepTooLongForOneFrameTravelsInParts()
{
    ServerStep::Called called;
    for (std::uint64_t id = 1; id <= 5; ++id)
        called.requests.push_back({{id}, StoreCommand{Put{"k", std::string(1024 * 1024, 'x')}, {}}});
    QByteArray bytes;
    raftarium::appendWatchFrame(bytes, ServerStep{{}, Time{1}, called, {}});
    raftarium::FrameReader reader;
    reader.add(bytes);
    QByteArray whole;
    std::uint64_t total = 0;
    while (const std::optional<QByteArray> payload = reader.next()) {
        const auto frame = raftarium::decodeWatchFrame(*payload);
        QVERIFY(frame.has_value());
        const auto &part = std::get<raftarium::WatchPart>(*frame);
        whole.append(part.piece.data(), static_cast<qsizetype>(part.piece.size()));
        total = part.total;
    }
    QVERIFY(!reader.broken());
    QCOMPARE(static_cast<std::uint64_t>(whole.size()), total);
    const auto back = raftarium::decodeWatchFrame(whole);
    QVERIFY(back.has_value());
    const auto &read = std::get<ServerStep::Called>(std::get<ServerStep>(*back).what);
    QCOMPARE(read.requests.size(), called.requests.size());
    QVERIFY(keyOf(std::get<StoreCommand>(read.requests[4].what).change) == "k");
}

QTEST_GUILESS_MAIN(ServerImage)
#include "image.moc"
