#include "fake_cluster.h"

#include "app/canvas/canvas_widget.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QImage>
#include <QLineF>
#include <QMenu>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace raftarium;

namespace {

/// A window with a canvas of a cluster made by hand.
struct Stage {
    explicit Stage(std::size_t servers, QSize size = {900, 560}) : session(raft::ClusterFactory())
    {
        auto made = std::make_unique<FakeCluster>(servers);
        cluster = made.get();
        session.adopt(std::move(made));
        canvas = std::make_unique<CanvasWidget>(&session);
        canvas->resize(size);
        canvas->show();
    }

    /// Shows what the cluster now looks like.
    void refresh()
    {
        session.goLive();
        session.showNow();
    }
    QPoint at(std::uint64_t server) const
    {
        const CanvasGeometry &geometry = canvas->geometryModel();
        return geometry.toWidget(geometry.centre({server})).toPoint();
    }
    QPoint onLink(std::uint64_t from, std::uint64_t to, qreal part = 0.5) const
    {
        const CanvasGeometry &geometry = canvas->geometryModel();
        return geometry.toWidget(geometry.lane({from}, {to}).at(part)).toPoint();
    }
    void click(QPoint point) { QTest::mouseClick(canvas.get(), Qt::LeftButton, {}, point); }
    void drag(QPoint from, QPoint to)
    {
        QTest::mousePress(canvas.get(), Qt::LeftButton, {}, from);
        for (int step = 1; step <= 4; ++step) {
            const QPointF at = from + QPointF(to - from) * step / 4;
            QMouseEvent move(QEvent::MouseMove, at, canvas->mapToGlobal(at), Qt::NoButton, Qt::LeftButton,
                             {});
            QCoreApplication::sendEvent(canvas.get(), &move);
        }
        QTest::mouseRelease(canvas.get(), Qt::LeftButton, {}, to);
    }
    /// Holds a RequestVote on its way from S1 to S3, and returns its number.
    std::uint64_t holdMessage()
    {
        const std::uint64_t id = cluster->send(1, 3, 1, raft::RequestVote(), raft::Time(0), raft::Time(1000),
                                               raft::MessageFate::Held);
        refresh();
        return id;
    }
    /// Where the only message is drawn.
    QPoint onMessage() const
    {
        return canvas->geometryModel().place(session.view().messages, session.shownTime()).at(0).at.toPoint();
    }
    /// Presses the right button there; what a menu is asked for then.
    Selection menuTarget(QPoint point)
    {
        std::optional<Selection> target;
        const auto connection = QObject::connect(canvas.get(), &CanvasWidget::menuRequested, canvas.get(),
                                                 [&target](const Selection &asked) { target = asked; });
        QContextMenuEvent event(QContextMenuEvent::Mouse, point, canvas->mapToGlobal(point));
        QCoreApplication::sendEvent(canvas.get(), &event);
        QObject::disconnect(connection);
        return target.value_or(SelectedEvent{});
    }
    QImage picture() const
    {
        QImage image(canvas->size(), QImage::Format_RGB32);
        canvas->render(&image);
        return image;
    }

    Session session;
    FakeCluster *cluster = nullptr;
    std::unique_ptr<CanvasWidget> canvas;
};

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

class CanvasTest : public QObject {
    Q_OBJECT

private slots:
    void nothingOverlapsOnSmallCanvases_data();
    void nothingOverlapsOnSmallCanvases();
    void oppositeDirectionsRideTwoLanes();
    void linksSwerveRoundServersBetween();
    void aMessageIsWhereItsTimeSays();
    void aLostMessageDiesOnItsWay();
    void heldMessagesQueueNearTheSender();
    void hitsFindMessagesBeforeServersBeforeLinks();
    void aDraggedServerKeepsItsPlaceWhenTheCanvasGrows();
    void zoomKeepsThePointUnderTheCursor();
    void hullsHoldTheirGroup();

    void ringsHoldTheLogsOfTheirServers();
    void whatWaitsLeavesTheVotesReadable();
    void whatWaitsToBeDeliveredQueuesBeforeTheReceiver();
    void whatWaitsToBeDeliveredIsSeenWhileThePastPlays();
    void manuallyCrossesFadeWithTheEvents();
    void pipsTellHowAnElectionStands();
    void theSameIndexesAreShownOfEveryLog();
    void aLeaderIsSupersededByALaterTermOnly();
    void aLeaderWithoutMajoritySaysSo();
    void manyMessagesAreDrawnWithLess();

    void aClickSelectsAServer();
    void aClickSelectsAMessageAndALink();
    void aClickOnTheBackgroundSelectsNothing();
    void draggingMovesAServerAndSelectsNothing();
    void draggingTheBackgroundPans();
    void theRightButtonAsksForTheMenuOfWhatLiesThere();
    void aServerThatIsAddedMeanwhileTakesPartInTheSplit();
    void digitsOfAnyLayoutMoveServers();
    void clickedGroupsAreSplitOnEnter();
    void aLassoPutsServersIntoTheOtherGroup();
    void escapeLeavesTheNetworkAlone();
    void aChainCutsAllButNeighbours();
    void keysMoveServersBetweenGroups();
    void aPausedCanvasPaintsNothingByItself();
    void theScreenAndTheExportShowTheSame();
};

void CanvasTest::nothingOverlapsOnSmallCanvases_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QSizeF>("size");
    for (int count = 3; count <= 9; ++count)
        for (const QSizeF size : {QSizeF(700, 380), QSizeF(620, 340), QSizeF(1060, 640), QSizeF(1400, 800)})
            QTest::addRow("%d servers, %gx%g", count, size.width(), size.height()) << count << size;
}

void CanvasTest::nothingOverlapsOnSmallCanvases()
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

void CanvasTest::oppositeDirectionsRideTwoLanes()
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

void CanvasTest::linksSwerveRoundServersBetween()
{
    const CanvasGeometry geometry = geometryOf(7, {1060, 640}, Arrangement::Row);
    const Lane lane = geometry.lane({1}, {7});
    for (qreal part = 0; part <= 1; part += 0.02)
        for (std::uint64_t between = 2; between <= 6; ++between)
            QVERIFY(QLineF(lane.at(part), geometry.centre({between})).length() > geometry.measures().radius);
}

void CanvasTest::aMessageIsWhereItsTimeSays()
{
    const CanvasGeometry geometry = geometryOf(5, {900, 560});
    const std::vector<raft::MessageView> messages{messageOnItsWay(raft::Time(1000), raft::Time(5000))};
    const Lane lane = geometry.lane({1}, {2});
    QCOMPARE(geometry.place(messages, raft::Time(1000)).front().at, lane.start);
    QCOMPARE(geometry.place(messages, raft::Time(3000)).front().at, lane.at(0.5));
    QCOMPARE(geometry.place(messages, raft::Time(5000)).front().at, lane.end);
    QCOMPARE(geometry.place(messages, raft::Time(9000)).front().at, lane.end);
}

void CanvasTest::aLostMessageDiesOnItsWay()
{
    raft::MessageView message = messageOnItsWay(raft::Time(1000), raft::Time(5000));
    message.fate = raft::MessageFate::Lost;
    const qreal end = CanvasGeometry::progress(message, raft::Time(5000));
    QCOMPARE(end, CanvasGeometry::deathPlace(message.id));
    QVERIFY(end > 0.3 && end < 0.75);
    QVERIFY(CanvasGeometry::progress(message, raft::Time(3000)) < end);
}

void CanvasTest::heldMessagesQueueNearTheSender()
{
    const CanvasGeometry geometry = geometryOf(5, {900, 560});
    std::vector<raft::MessageView> messages(3, messageOnItsWay(raft::Time(0), raft::Time(10)));
    for (raft::MessageView &message : messages)
        message.fate = raft::MessageFate::Held;
    const std::vector<PlacedMessage> placed = geometry.place(messages, raft::Time(1'000'000));
    QVERIFY(QLineF(placed[0].at, geometry.lane({1}, {2}).start).length() <
            geometry.lane({1}, {2}).length() / 2);
    QVERIFY(QLineF(placed[0].at, placed[1].at).length() >= 18);
    QVERIFY(QLineF(placed[1].at, placed[2].at).length() >= 18);
}

void CanvasTest::hitsFindMessagesBeforeServersBeforeLinks()
{
    const CanvasGeometry geometry = geometryOf(5, {900, 560});
    const std::vector<raft::MessageView> messages{messageOnItsWay(raft::Time(0), raft::Time(1000))};
    const std::vector<PlacedMessage> halfway = geometry.place(messages, raft::Time(500));
    const std::vector<PlacedMessage> arrived = geometry.place(messages, raft::Time(1000));
    QCOMPARE(geometry.hit(halfway.front().at, halfway), Selection(SelectedMessage{7}));
    QCOMPARE(geometry.hit(arrived.front().at, arrived), Selection(SelectedMessage{7}));
    QCOMPARE(geometry.hit(geometry.centre({2}), arrived), Selection(SelectedServer{{2}}));
    QCOMPARE(geometry.hit(geometry.lane({1}, {2}).at(0.3), arrived), Selection(SelectedLink{{1}, {2}}));
    QCOMPARE(geometry.hit(geometry.lane({2}, {1}).at(0.3), arrived), Selection(SelectedLink{{2}, {1}}));
    QCOMPARE(geometry.hit(QPointF(3, 3), arrived), Selection(NothingSelected{}));
}

void CanvasTest::aDraggedServerKeepsItsPlaceWhenTheCanvasGrows()
{
    CanvasGeometry geometry = geometryOf(5, {900, 560});
    geometry.place({3}, QPointF(450, 280));
    geometry.setSize({1800, 1120});
    QCOMPARE(geometry.centre({3}), QPointF(900, 560));
    geometry.place({3}, QPointF(-500, 99999));
    QVERIFY(QRectF(0, 0, 1800, 1120).contains(geometry.footprint({3})));
}

void CanvasTest::zoomKeepsThePointUnderTheCursor()
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

void CanvasTest::hullsHoldTheirGroup()
{
    const CanvasGeometry geometry = geometryOf(5, {900, 560});
    const QPainterPath hull = geometry.hull({{3}, {4}, {5}});
    for (const std::uint64_t inside : {3, 4, 5})
        QVERIFY(hull.contains(geometry.centre({inside})));
    for (const std::uint64_t outside : {1, 2})
        QVERIFY(!hull.contains(geometry.centre({outside})));
    const auto label = geometry.labelNear(hull, {120, 18}, {});
    QVERIFY(label.has_value());
    QVERIFY(!hull.intersects(*label));
}

void CanvasTest::ringsHoldTheLogsOfTheirServers()
{
    for (const QSizeF size : {QSizeF(990, 380), QSizeF(1545, 630)}) {
        const CanvasGeometry geometry = geometryOf(5, size);
        const QPainterPath ring = geometry.ring({{1}, {3}}, 0);
        const QRectF cells = geometry.measures().cellRow(geometry.measures().cells);
        for (const std::uint64_t inside : {1, 3})
            QVERIFY(ring.contains(cells.translated(geometry.centre({inside}))));
        QVERIFY(geometry.ring({{1}, {2}, {3}, {4}, {5}}, 6).boundingRect().bottom() < size.height());
    }
}

void CanvasTest::whatWaitsLeavesTheVotesReadable()
{
    for (const QSizeF size : {QSizeF(990, 380), QSizeF(1545, 630)}) {
        const CanvasGeometry geometry = geometryOf(5, size);
        for (const std::uint64_t from : {1, 2, 3, 4, 5})
            for (const std::uint64_t to : {1, 2, 3, 4, 5})
                for (int queued = 0; from != to && queued < 3; ++queued) {
                    const qreal part = geometry.waitingPart({from}, {to}, queued);
                    const QRectF drawn = geometry.measures().beneath().translated(geometry.centre({from}));
                    QVERIFY(!drawn.adjusted(-8, -8, 8, 8).contains(geometry.lane({from}, {to}).at(part)));
                }
    }
}

void CanvasTest::whatWaitsToBeDeliveredQueuesBeforeTheReceiver()
{
    const CanvasGeometry geometry = geometryOf(5, {900, 560});
    const std::vector<raft::MessageView> messages(3, messageOnItsWay(raft::Time(0), raft::Time(0)));
    const std::vector<PlacedMessage> placed = geometry.place(messages, raft::Time(0));
    const QPointF end = geometry.lane({1}, {2}).end;
    QVERIFY(QLineF(placed[0].at, end).length() > 8);
    QVERIFY(QLineF(placed[0].at, end).length() < QLineF(placed[1].at, end).length() - 18);
    QVERIFY(QLineF(placed[1].at, end).length() < QLineF(placed[2].at, end).length() - 18);
}

void CanvasTest::whatWaitsToBeDeliveredIsSeenWhileThePastPlays()
{
    Stage stage(5);
    stage.cluster->beginManually();
    const std::uint64_t id = stage.cluster->send(1, 3, 1, raft::RequestVote(), raft::Time(0), raft::Time(0));
    stage.refresh();
    stage.session.setPlaying(true);
    stage.click(stage.onMessage());
    QVERIFY(stage.session.selection() == Selection(SelectedMessage{id}));
}

void CanvasTest::manuallyCrossesFadeWithTheEvents()
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

void CanvasTest::pipsTellHowAnElectionStands()
{
    FakeCluster cluster(5);
    raft::ServerView &candidate = cluster.server(4);
    candidate.role = raft::Role::Candidate;
    candidate.votesGranted = {{4}, {3}};
    candidate.votesRefused = {{2}};
    cluster.send(4, 5, 2, raft::RequestVote(), raft::Time(0), raft::Time(10));
    const ServerFacts facts = serverFacts(cluster.shown)[3];
    const std::array votes{Vote::None, Vote::Refused, Vote::Granted, Vote::Granted, Vote::OnItsWay};
    QCOMPARE(facts.pips.size(), votes.size());
    for (std::size_t i = 0; i < votes.size(); ++i) {
        QCOMPARE(facts.pips[i].vote, votes[i]);
        QCOMPARE(facts.pips[i].voter, raft::NodeId{i + 1});
    }
    const QString line = factLines(cluster.shown, {}).at(3);
    QVERIFY(line.contains(u"2 of 3 votes needed (S2 refused, S3 granted, S4 granted, S5 asked)"));
    QCOMPARE(facts.granted, 2U);
    QCOMPARE(facts.needed, 3U);
    QVERIFY(facts.isCandidate());
}

void CanvasTest::theSameIndexesAreShownOfEveryLog()
{
    FakeCluster cluster(3);
    cluster.append(1, {1, 1, 1, 1, 2, 2, 2, 2});
    cluster.append(2, {1, 1});
    QCOMPARE(logWindow(cluster.shown, 6).first, raft::Index{3});
    QCOMPARE(logWindow(cluster.shown, 10).first, raft::Index{1});
    const std::vector<raft::Term> terms = termsShown(cluster.shown, logWindow(cluster.shown, 6), 6);
    QCOMPARE(terms, (std::vector<raft::Term>{{1}, {2}}));
}

void CanvasTest::aLeaderIsSupersededByALaterTermOnly()
{
    FakeCluster cluster(5);
    cluster.elect(1, 3);
    QVERIFY(serverFacts(cluster.shown)[0].leadership == raft::LeaderStanding::Working);
    cluster.server(5).hard.term = raft::Term{4}; // It only stands: nobody leads that term.
    QVERIFY(serverFacts(cluster.shown)[0].leadership == raft::LeaderStanding::Working);
    cluster.server(5).role = raft::Role::Leader;
    const ServerFacts old = serverFacts(cluster.shown)[0];
    QVERIFY(old.leadership == raft::LeaderStanding::Superseded);
    QCOMPARE(old.role, QStringLiteral("SUPERSEDED"));
    QVERIFY(old.caption.contains(u"superseded by term 4"));
}

void CanvasTest::aLeaderWithoutMajoritySaysSo()
{
    Stage stage(5);
    stage.cluster->elect(1, 3);
    stage.refresh();
    QVERIFY(stage.canvas->factLines().join(QLatin1Char('\n')).contains(QStringLiteral("S1: leader, term 3")));
    stage.cluster->split({{{1}, {2}}, {{3}, {4}, {5}}});
    stage.refresh();
    const QString facts = stage.canvas->factLines().join(QLatin1Char('\n'));
    QVERIFY(facts.contains(QStringLiteral("S1: cut off, term 3")));
    QVERIFY(facts.contains(QStringLiteral("cut off · cannot commit new entries")));
    QVERIFY(!facts.contains(u"superseded")); // There is no later term.
    QVERIFY(facts.contains(QStringLiteral("group S1 S2: minority · cannot commit new entries")));
    QVERIFY(facts.contains(QStringLiteral("group S3 S4 S5: majority · 3 of 5")));
    QVERIFY(facts.contains(QStringLiteral("link S1 → S3: cut")));
}

void CanvasTest::manyMessagesAreDrawnWithLess()
{
    QCOMPARE(messageDetail(12), MessageDetail::Labelled);
    QCOMPARE(messageDetail(13), MessageDetail::Shapes);
    QCOMPARE(messageDetail(61), MessageDetail::Dots);
    QCOMPARE(messageDetail(201), MessageDetail::Counts);
}

void CanvasTest::aClickSelectsAServer()
{
    Stage stage(5);
    const QImage before = stage.picture();
    stage.click(stage.at(4));
    QCOMPARE(stage.session.selection(), Selection(SelectedServer{{4}}));
    QVERIFY(stage.picture() != before);
}

void CanvasTest::aClickSelectsAMessageAndALink()
{
    Stage stage(5);
    const std::uint64_t id = stage.holdMessage();
    stage.click(stage.onMessage());
    QCOMPARE(stage.session.selection(), Selection(SelectedMessage{id}));
    stage.click(stage.onLink(3, 1, 0.4));
    QCOMPARE(stage.session.selection(), Selection(SelectedLink{{3}, {1}}));
}

void CanvasTest::aClickOnTheBackgroundSelectsNothing()
{
    Stage stage(5);
    stage.click(stage.at(4));
    stage.click({5, 5});
    QCOMPARE(stage.session.selection(), Selection(NothingSelected{}));
}

void CanvasTest::draggingMovesAServerAndSelectsNothing()
{
    Stage stage(5);
    const QPoint from = stage.at(2);
    stage.drag(from, from + QPoint(-60, 40));
    QVERIFY(QLineF(stage.at(2), from + QPoint(-60, 40)).length() < 3);
    QCOMPARE(stage.session.selection(), Selection(NothingSelected{}));
}

void CanvasTest::draggingTheBackgroundPans()
{
    Stage stage(5);
    const QPoint before = stage.at(1);
    stage.drag({5, 300}, {45, 320});
    QVERIFY(QLineF(stage.at(1), before + QPoint(40, 20)).length() < 2);
}

void CanvasTest::theRightButtonAsksForTheMenuOfWhatLiesThere()
{
    Stage stage(5);
    const std::uint64_t id = stage.holdMessage();
    QCOMPARE(stage.menuTarget(stage.at(3)), Selection(SelectedServer{{3}}));
    QCOMPARE(stage.session.selection(), Selection(SelectedServer{{3}}));
    QCOMPARE(stage.menuTarget(stage.onLink(4, 5)), Selection(SelectedLink{{4}, {5}}));
    QCOMPARE(stage.menuTarget(stage.onMessage()), Selection(SelectedMessage{id}));
    QCOMPARE(stage.menuTarget({3, 3}), Selection(NothingSelected{}));
    QCOMPARE(stage.session.selection(), Selection(SelectedMessage{id}));
}

void CanvasTest::aServerThatIsAddedMeanwhileTakesPartInTheSplit()
{
    Stage stage(3);
    stage.canvas->startSplitEditing();
    stage.cluster->addServer();
    stage.refresh();
    QTRY_COMPARE(stage.canvas->splitDraft()->groups().front().size(), 4U);
    QTest::keyClick(stage.canvas.get(), Qt::Key_4);
    QTest::keyClick(stage.canvas.get(), Qt::Key_Return);
    const auto *split = stage.cluster->last<raft::action::Split>();
    QVERIFY(split);
    QCOMPARE(split->groups, (std::vector<std::vector<raft::NodeId>>{{{1}, {2}, {3}}, {{4}}}));
}

void CanvasTest::digitsOfAnyLayoutMoveServers()
{
    Stage stage(5);
    stage.canvas->startSplitEditing();
    // As on AZERTY: the key in the place of 4 types an apostrophe, and a digit only with Shift.
    constexpr quint32 placeOfFour = 13;
    QKeyEvent apostrophe(QEvent::KeyPress, Qt::Key_Apostrophe, Qt::NoModifier, placeOfFour, 0, 0,
                         QStringLiteral("'"));
    QCoreApplication::sendEvent(stage.canvas.get(), &apostrophe);
    QCOMPARE(stage.canvas->splitDraft()->groupOf({4}), 1);
    QTest::keyClick(stage.canvas.get(), Qt::Key_4, Qt::ShiftModifier);
    QCOMPARE(stage.canvas->splitDraft()->groupOf({4}), 0);
}

void CanvasTest::clickedGroupsAreSplitOnEnter()
{
    Stage stage(5);
    stage.canvas->startSplitEditing();
    stage.click(stage.at(1));
    stage.click(stage.at(2));
    QTest::keyClick(stage.canvas.get(), Qt::Key_Return);
    const auto *split = stage.cluster->last<raft::action::Split>();
    QVERIFY(split);
    QCOMPARE(split->groups.size(), 2U);
    QCOMPARE(split->groups[0], (std::vector<raft::NodeId>{{3}, {4}, {5}}));
    QVERIFY(!stage.canvas->isSplitEditing());
    // S2 came second to a group that had a member, and one more click would have opened a third.
    QCOMPARE(split->groups[1], (std::vector<raft::NodeId>{{1}, {2}}));
}

void CanvasTest::aLassoPutsServersIntoTheOtherGroup()
{
    Stage stage(5);
    stage.canvas->startSplitEditing();
    // Round S2 and S3, the two on the right.
    const QPoint top = stage.at(2) + QPoint(-60, -90);
    const QPoint bottom = stage.at(3) + QPoint(-70, 60);
    QTest::mousePress(stage.canvas.get(), Qt::LeftButton, {}, top);
    for (const QPoint corner : {QPoint(890, top.y()), QPoint(890, bottom.y()), bottom, top}) {
        QMouseEvent move(QEvent::MouseMove, corner, stage.canvas->mapToGlobal(corner), Qt::NoButton,
                         Qt::LeftButton, {});
        QCoreApplication::sendEvent(stage.canvas.get(), &move);
    }
    QTest::mouseRelease(stage.canvas.get(), Qt::LeftButton, {}, top);
    QCOMPARE(stage.canvas->splitDraft()->groups()[1], (std::vector<raft::NodeId>{{2}, {3}}));
}

void CanvasTest::escapeLeavesTheNetworkAlone()
{
    Stage stage(5);
    stage.canvas->startSplitEditing();
    stage.click(stage.at(1));
    QTest::keyClick(stage.canvas.get(), Qt::Key_Escape);
    QVERIFY(!stage.canvas->isSplitEditing());
    QVERIFY(stage.cluster->performed.empty());
}

void CanvasTest::aChainCutsAllButNeighbours()
{
    SplitDraft draft(FakeCluster(5).shown);
    draft.chain();
    const std::vector<raft::Action> actions = draft.actions();
    QVERIFY(std::holds_alternative<raft::action::Heal>(actions.front()));
    QCOMPARE(actions.size(), 1U + 12U);
    for (std::size_t i = 1; i < actions.size(); ++i) {
        const auto &cut = std::get<raft::action::CutLink>(actions[i]);
        QVERIFY(std::abs(static_cast<int>(cut.from.value) - static_cast<int>(cut.to.value)) > 1);
    }
}

void CanvasTest::keysMoveServersBetweenGroups()
{
    Stage stage(5);
    stage.canvas->startSplitEditing();
    QTest::keyClick(stage.canvas.get(), Qt::Key_4);
    QCOMPARE(stage.canvas->splitDraft()->groupOf({4}), 1);
    QTest::keyClick(stage.canvas.get(), Qt::Key_4);
    QCOMPARE(stage.canvas->splitDraft()->groupOf({4}), 0);
}

void CanvasTest::aPausedCanvasPaintsNothingByItself()
{
    struct PaintCounter : QObject {
        int paints = 0;
        bool eventFilter(QObject *, QEvent *event) override
        {
            paints += event->type() == QEvent::Paint ? 1 : 0;
            return false;
        }
    } counter;
    Stage stage(5);
    QVERIFY(QTest::qWaitForWindowExposed(stage.canvas.get()));
    QTest::qWait(60); // Opening the cluster is announced within a frame.
    stage.canvas->installEventFilter(&counter);
    QTest::qWait(120);
    QCOMPARE(counter.paints, 0);
    stage.session.select(SelectedServer{{2}});
    QTRY_COMPARE(counter.paints, 1);
}

void CanvasTest::theScreenAndTheExportShowTheSame()
{
    Stage stage(5);
    stage.cluster->elect(1, 3);
    stage.cluster->append(1, {2, 3, 3});
    stage.refresh();
    const QImage screen = stage.picture();
    QImage direct(screen.size(), QImage::Format_RGB32);
    QPainter painter(&direct);
    stage.canvas->paintPicture(painter, direct.size());
    painter.end();
    // Pictures are placed at whole pixels, strokes are not: edges may differ, areas may not.
    int different = 0;
    for (int y = 0; y < screen.height(); ++y)
        for (int x = 0; x < screen.width(); ++x)
            different += std::abs(qGray(screen.pixel(x, y)) - qGray(direct.pixel(x, y))) > 90 ? 1 : 0;
    QVERIFY2(different < screen.width() * screen.height() / 100, qPrintable(QString::number(different)));
}

QTEST_MAIN(CanvasTest)
#include "canvas_test.moc"
