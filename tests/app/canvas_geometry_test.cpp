#include "fake_cluster.h"

#include "app/canvas/canvas_facts.h"
#include "app/canvas/canvas_painter.h"
#include "app/canvas/group_outline.h"

#include <QLineF>
#include <QTest>

#include <cmath>

using namespace raftarium;

namespace {

std::vector<raft::NodeId> servers(std::size_t count)
{
    std::vector<raft::NodeId> ids;
    for (std::uint64_t id = 1; id <= count; ++id)
        ids.push_back({id});
    return ids;
}

CanvasGeometry geometryOf(std::size_t count, QSizeF size, Arrangement arrangement = Arrangement::Ring)
{
    CanvasGeometry geometry;
    geometry.setSize(size);
    geometry.setServers(servers(count));
    geometry.setArrangement(arrangement);
    return geometry;
}

raft::MessageView messageOnItsWay(raft::Time sent, raft::Time due)
{
    raft::MessageView message;
    message.id = 7;
    message.message = {{1}, {2}, {1}, raft::RequestVote()};
    message.sent = sent;
    message.due = due;
    return message;
}

} // namespace

/// Where things lie on the canvas: arithmetic without a window.
class CanvasGeometryTest : public QObject {
    Q_OBJECT

private slots:
    void nothingOverlapsOnSmallCanvases_data();
    void nothingOverlapsOnSmallCanvases();
    void inLittleRoomTheClockCanBeRead();
    void threeServersAreNoSmallerThanFive();
    void theLectureHallGivesServersTheirRoom();
    void oppositeDirectionsRideTwoLanes();
    void linksSwerveRoundServersBetween();
    void aMessageIsWhereItsTimeSays();
    void aLostMessageDiesOnItsWay();
    void heldMessagesQueueNearTheSender();
    void hitsFindMessagesBeforeServersBeforeLinks();
    void aDraggedServerKeepsItsPlaceWhenTheCanvasGrows();
    void zoomKeepsThePointUnderTheCursor();
    void hullsHoldTheirGroup();
    void aTitleLiesInNoOtherGroup();
    void aTitleLeavesTheLegendItsColumn();
    void ringsHoldTheLogsOfTheirServers();
    void whatWaitsLeavesTheVotesReadable();
    void whatWaitsToBeDeliveredQueuesBeforeTheReceiver();
    void manuallyCrossesFadeWithTheEvents();
};

void CanvasGeometryTest::nothingOverlapsOnSmallCanvases_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QSizeF>("size");
    for (int count = 3; count <= 9; ++count)
        for (const QSizeF size : {QSizeF(700, 380), QSizeF(620, 340), QSizeF(1060, 640), QSizeF(1400, 800)})
            QTest::addRow("%d servers, %gx%g", count, size.width(), size.height()) << count << size;
}

void CanvasGeometryTest::nothingOverlapsOnSmallCanvases()
{
    QFETCH(int, count);
    QFETCH(QSizeF, size);
    const CanvasGeometry geometry = geometryOf(static_cast<std::size_t>(count), size);
    const QRectF canvas(QPointF(), size);
    for (const raft::NodeId a : geometry.servers()) {
        QVERIFY(canvas.contains(geometry.footprint(a)));
        QVERIFY(!geometry.footprint(a).intersects(geometry.clockArea()));
        QVERIFY(!geometry.footprint(a).intersects(geometry.legendArea()));
        for (const raft::NodeId b : geometry.servers())
            QVERIFY(a == b || !geometry.footprint(a).intersects(geometry.footprint(b)));
    }
    QVERIFY(geometry.measures().radius >= 14);
}

/// As beside a panel in a window of 960 × 540.
void CanvasGeometryTest::inLittleRoomTheClockCanBeRead()
{
    for (const std::size_t count : {3U, 5U})
        for (const QSizeF size : {QSizeF(334, 253), QSizeF(320, 300), QSizeF(400, 250)}) {
            const CanvasGeometry geometry = geometryOf(count, size);
            for (const raft::NodeId server : geometry.servers()) {
                QVERIFY(QRectF(QPointF(), size).contains(geometry.footprint(server)));
                QVERIFY(!geometry.footprint(server).intersects(geometry.clockArea()));
            }
        }
}

void CanvasGeometryTest::threeServersAreNoSmallerThanFive()
{
    for (const QSizeF size : {QSizeF(576, 342), QSizeF(880, 654), QSizeF(1400, 600)})
        QVERIFY(geometryOf(3, size).measures().radius >= geometryOf(5, size).measures().radius);
}

/// Beside a lesson, in a window of 1280 × 720 and letters for the last row.
void CanvasGeometryTest::theLectureHallGivesServersTheirRoom()
{
    constexpr qreal letters = 15;
    CanvasGeometry geometry;
    geometry.setSize({850, 650}, 1.8, letters);
    geometry.setServers({{1}, {2}, {3}, {4}, {5}});
    geometry.setMoved(1);
    const ServerMeasures &measures = geometry.measures();
    QVERIFY2(measures.radius >= 36, qPrintable(QString::number(measures.radius)));
    QVERIFY2(measures.cell >= letters * 1.1 && measures.caption >= letters, "what holds letters is as high");
    for (const raft::NodeId a : geometry.servers()) {
        QVERIFY(!geometry.footprint(a).intersects(geometry.legendArea()));
        for (const raft::NodeId b : geometry.servers())
            QVERIFY(a == b || !geometry.footprint(a).intersects(geometry.footprint(b)));
    }
}

void CanvasGeometryTest::oppositeDirectionsRideTwoLanes()
{
    for (const Arrangement arrangement : {Arrangement::Ring, Arrangement::Row, Arrangement::Star}) {
        const CanvasGeometry geometry = geometryOf(5, {900, 560}, arrangement);
        for (const raft::NodeId a : geometry.servers())
            for (const raft::NodeId b : geometry.servers())
                for (qreal part = 0.1; a < b && part < 0.95; part += 0.1) {
                    const QPointF there = geometry.lane(a, b).at(part);
                    const QPointF back = geometry.lane(b, a).at(1 - part);
                    QVERIFY(QLineF(there, back).length() >= 7);
                }
    }
}

void CanvasGeometryTest::linksSwerveRoundServersBetween()
{
    const CanvasGeometry geometry = geometryOf(7, {1060, 640}, Arrangement::Row);
    const Lane lane = geometry.lane({1}, {7});
    for (qreal part = 0; part <= 1; part += 0.02)
        for (std::uint64_t between = 2; between <= 6; ++between)
            QVERIFY(QLineF(lane.at(part), geometry.centre({between})).length() > geometry.measures().radius);
}

void CanvasGeometryTest::aMessageIsWhereItsTimeSays()
{
    const CanvasGeometry geometry = geometryOf(5, {900, 560});
    const std::vector<raft::MessageView> messages{messageOnItsWay(raft::Time(1000), raft::Time(5000))};
    const Lane lane = geometry.lane({1}, {2});
    QCOMPARE(placeMessages(geometry, messages, raft::Time(1000)).front().at, lane.start);
    QCOMPARE(placeMessages(geometry, messages, raft::Time(3000)).front().at, lane.at(0.5));
    QCOMPARE(placeMessages(geometry, messages, raft::Time(5000)).front().at, lane.end);
    QCOMPARE(placeMessages(geometry, messages, raft::Time(9000)).front().at, lane.end);
}

void CanvasGeometryTest::aLostMessageDiesOnItsWay()
{
    raft::MessageView message = messageOnItsWay(raft::Time(1000), raft::Time(5000));
    message.fate = raft::MessageFate::Lost;
    const qreal end = progressOf(message, raft::Time(5000));
    QCOMPARE(end, deathPlace(message.id));
    QVERIFY(end > 0.3 && end < 0.75);
    QVERIFY(progressOf(message, raft::Time(3000)) < end);
}

void CanvasGeometryTest::heldMessagesQueueNearTheSender()
{
    const CanvasGeometry geometry = geometryOf(5, {900, 560});
    std::vector<raft::MessageView> messages(3, messageOnItsWay(raft::Time(0), raft::Time(10)));
    for (raft::MessageView &message : messages)
        message.fate = raft::MessageFate::Held;
    const std::vector<PlacedMessage> placed = placeMessages(geometry, messages, raft::Time(1'000'000));
    QVERIFY(QLineF(placed[0].at, geometry.lane({1}, {2}).start).length() <
            geometry.lane({1}, {2}).length() / 2);
    QVERIFY(QLineF(placed[0].at, placed[1].at).length() >= 18);
    QVERIFY(QLineF(placed[1].at, placed[2].at).length() >= 18);
}

void CanvasGeometryTest::hitsFindMessagesBeforeServersBeforeLinks()
{
    const CanvasGeometry geometry = geometryOf(5, {900, 560});
    const std::vector<raft::MessageView> messages{messageOnItsWay(raft::Time(0), raft::Time(1000))};
    const std::vector<PlacedMessage> halfway = placeMessages(geometry, messages, raft::Time(500));
    const std::vector<PlacedMessage> arrived = placeMessages(geometry, messages, raft::Time(1000));
    QCOMPARE(geometry.hit(halfway.front().at, halfway), Selection(SelectedMessage{7}));
    QCOMPARE(geometry.hit(arrived.front().at, arrived), Selection(SelectedMessage{7}));
    QCOMPARE(geometry.hit(geometry.centre({2}), arrived), Selection(SelectedServer{{2}}));
    QCOMPARE(geometry.hit(geometry.lane({1}, {2}).at(0.3), arrived), Selection(SelectedLink{{1}, {2}}));
    QCOMPARE(geometry.hit(geometry.lane({2}, {1}).at(0.3), arrived), Selection(SelectedLink{{2}, {1}}));
    QCOMPARE(geometry.hit(QPointF(3, 3), arrived), Selection(NothingSelected{}));
}

void CanvasGeometryTest::aDraggedServerKeepsItsPlaceWhenTheCanvasGrows()
{
    CanvasGeometry geometry = geometryOf(5, {900, 560});
    geometry.place({3}, QPointF(450, 280));
    geometry.setSize({1800, 1120});
    QCOMPARE(geometry.centre({3}), QPointF(900, 560));
    geometry.place({3}, QPointF(-500, 99999));
    QVERIFY(QRectF(0, 0, 1800, 1120).contains(geometry.footprint({3})));
}

void CanvasGeometryTest::zoomKeepsThePointUnderTheCursor()
{
    CanvasGeometry geometry = geometryOf(5, {900, 560});
    const QPointF cursor(300, 200);
    const QPointF under = geometry.toCanvas(cursor);
    geometry.zoomBy(2, cursor);
    QCOMPARE(geometry.toCanvas(cursor), under);
    geometry.panBy({10, -5});
    QCOMPARE(geometry.toWidget(under), cursor + QPointF(10, -5));
    geometry.resetZoom();
    QCOMPARE(geometry.toWidget(under), under);
}

void CanvasGeometryTest::hullsHoldTheirGroup()
{
    const CanvasGeometry geometry = geometryOf(5, {900, 560});
    const QPainterPath hull = hullOf({{3}, {4}, {5}}, geometry);
    for (const std::uint64_t inside : {3, 4, 5})
        QVERIFY(hull.contains(geometry.centre({inside})));
    for (const std::uint64_t outside : {1, 2})
        QVERIFY(!hull.contains(geometry.centre({outside})));
    const auto label = labelNear(hull, {120, 18}, geometry, {});
    QVERIFY(label.has_value());
    QVERIFY(!hull.intersects(*label));
}

/// There it would tell of the other group.
void CanvasGeometryTest::aTitleLiesInNoOtherGroup()
{
    for (const QSizeF size : {QSizeF(570, 550), QSizeF(900, 560), QSizeF(1490, 1010)}) {
        const CanvasGeometry geometry = geometryOf(5, size);
        const QPainterPath few = hullOf({{1}, {2}}, geometry);
        const QPainterPath many = hullOf({{3}, {4}, {5}}, geometry);
        if (const auto title = labelNear(few, {size.width() / 4, 18}, geometry, {}, {many}))
            QVERIFY(!many.intersects(*title));
        const auto title = labelNear(many, {size.width() / 6, 18}, geometry, {}, {few});
        QVERIFY(title && !few.intersects(*title));
    }
}

/// Of many terms the legend stands in one column, higher than usual.
void CanvasGeometryTest::aTitleLeavesTheLegendItsColumn()
{
    for (const QSizeF size : {QSizeF(888, 343), QSizeF(1100, 420), QSizeF(900, 560)}) {
        const CanvasGeometry geometry = geometryOf(5, size);
        const QPainterPath few = hullOf({{4}, {5}}, geometry);
        const QPainterPath many = hullOf({{1}, {2}, {3}}, geometry);
        if (const auto title = labelNear(few, {197, 18}, geometry, {}, {many}))
            QVERIFY(!title->intersects(geometry.legendColumn()));
    }
}

void CanvasGeometryTest::ringsHoldTheLogsOfTheirServers()
{
    for (const QSizeF size : {QSizeF(990, 380), QSizeF(1545, 630)}) {
        const CanvasGeometry geometry = geometryOf(5, size);
        const QPainterPath ring = ringAround({{1}, {3}}, 0, geometry);
        const QRectF cells = geometry.measures().cellRow(geometry.measures().cells);
        for (const std::uint64_t inside : {1, 3})
            QVERIFY(ring.contains(cells.translated(geometry.centre({inside}))));
        QVERIFY(ringAround({{1}, {2}, {3}, {4}, {5}}, 6, geometry).boundingRect().bottom() < size.height());
    }
}

void CanvasGeometryTest::whatWaitsLeavesTheVotesReadable()
{
    for (const QSizeF size : {QSizeF(990, 380), QSizeF(1545, 630)}) {
        const CanvasGeometry geometry = geometryOf(5, size);
        for (const std::uint64_t from : {1, 2, 3, 4, 5})
            for (const std::uint64_t to : {1, 2, 3, 4, 5})
                for (int queued = 0; from != to && queued < 3; ++queued) {
                    const qreal part = waitingPart(geometry, {from}, {to}, queued);
                    const QRectF drawn = geometry.measures().beneath().translated(geometry.centre({from}));
                    QVERIFY(!drawn.adjusted(-8, -8, 8, 8).contains(geometry.lane({from}, {to}).at(part)));
                }
    }
}

void CanvasGeometryTest::whatWaitsToBeDeliveredQueuesBeforeTheReceiver()
{
    const CanvasGeometry geometry = geometryOf(5, {900, 560});
    const std::vector<raft::MessageView> messages(3, messageOnItsWay(raft::Time(0), raft::Time(0)));
    const std::vector<PlacedMessage> placed = placeMessages(geometry, messages, raft::Time(0));
    const QPointF end = geometry.lane({1}, {2}).end;
    QVERIFY(QLineF(placed[0].at, end).length() > 8);
    QVERIFY(QLineF(placed[0].at, end).length() < QLineF(placed[1].at, end).length() - 18);
    QVERIFY(QLineF(placed[1].at, end).length() < QLineF(placed[2].at, end).length() - 18);
}

void CanvasGeometryTest::manuallyCrossesFadeWithTheEvents()
{
    FakeCluster cluster(3);
    raft::Event loss;
    loss.kind = raft::EventKind::MessageLost;
    loss.server = 1;
    loss.other = 2;
    cluster.record(loss);
    const CanvasGeometry geometry = geometryOf(3, {900, 560});
    QCOMPARE(lostInManualMode(geometry, cluster.events(), 1).size(), std::size_t(1));
    QCOMPARE(lostInManualMode(geometry, cluster.events(), 1)[0].freshness, 1.0);
    loss.kind = raft::EventKind::CommitAdvanced;
    for (int i = 0; i < 20; ++i)
        cluster.record(loss);
    QVERIFY(lostInManualMode(geometry, cluster.events(), 3)[0].freshness < 1);
    QVERIFY(lostInManualMode(geometry, cluster.events(), 21).empty());
}

QTEST_MAIN(CanvasGeometryTest)
#include "canvas_geometry_test.moc"
