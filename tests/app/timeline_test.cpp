#include "fake_cluster.h"
#include "timeline_events.h"

#include "app/timeline/timeline_widget.h"

#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>
#include <random>

using namespace raftarium;

namespace {

using raft::EventKind;
using raft::EventNumber;
using raft::Time;

/// A run by hand of forty events at one instant: S1 leads from the third on and sends S2 a message with the
/// tenth, which arrives with the thirtieth.
struct ManualStage {
    ManualStage() : session(raft::ClusterFactory())
    {
        auto made = std::make_unique<FakeCluster>(5);
        made->beginManually();
        for (EventNumber number = 1; number <= 40; ++number)
            made->record(eventAt(number));
        session.adopt(std::move(made));
        timeline = std::make_unique<TimelineWidget>(&session);
        timeline->resize(1000, 300);
        timeline->show();
        timeline->showWindow({0, 45 * eventLength});
    }
    static raft::Event eventAt(EventNumber number)
    {
        if (number == 3)
            return stateOf(0, 1, raft::Role::Leader, 2);
        if (number == 10)
            return sendOf(0, 1, 2, raft::MessageType::Append, 7);
        if (number != 30)
            return eventOf(EventKind::CommitAdvanced, 0, 4);
        raft::Event arrives = eventOf(EventKind::MessageDelivered, 0, 2, 1);
        arrives.cause = 10;
        arrives.subject = 7;
        return arrives;
    }
    double xOf(EventNumber number) const
    {
        return timeline->geometryOfTime().mapTimeToX(number * eventLength);
    }
    QPoint emptyAt(EventNumber number) const
    {
        const TimelineLayout rows = timeline->rows();
        return {static_cast<int>(std::lround(xOf(number))),
                static_cast<int>(rows.laneY(4) + rows.lanePitch() * 0.3)};
    }

    Session session;
    std::unique_ptr<TimelineWidget> timeline;
};

/// A window with a timeline: S1 leads term 2, sends one AppendEntries to S2 that is answered, and crashes.
struct Stage {
    Stage() : session(raft::ClusterFactory())
    {
        auto made = std::make_unique<FakeCluster>(5);
        cluster = made.get();
        happen(stateOf(100'000, 1, raft::Role::Leader, 2));
        append = happen(sendOf(300'000, 1, 2, raft::MessageType::Append, 7));
        raft::Event arrives = eventOf(EventKind::MessageDelivered, 310'000, 2, 1);
        arrives.cause = append;
        arrives.subject = 7;
        happen(arrives);
        commit = happen(eventOf(EventKind::CommitAdvanced, 400'000, 1));
        crash = happen(eventOf(EventKind::Crashed, 500'000, 1));
        cluster->shown.now = Time(600'000);
        session.adopt(std::move(made));
        timeline = std::make_unique<TimelineWidget>(&session);
        timeline->resize(1000, 300);
        timeline->show();
    }
    EventNumber happen(raft::Event event)
    {
        cluster->shown.now = event.at;
        return cluster->record(event);
    }
    const TimelineGeometry &geometry() const { return timeline->geometryOfTime(); }
    /// The middle of the drawn message.
    QPoint onArrow() const { return timeline->scene().arrows.at(0).line.center().toPoint(); }
    /// Somewhere in the lanes, at that time and with nothing near.
    QPoint empty(double microseconds) const
    {
        return {static_cast<int>(std::lround(geometry().mapTimeToX(microseconds))),
                static_cast<int>(timeline->rows().laneY(4) + timeline->rows().lanePitch() * 0.3)};
    }
    void wheel(QPointF at, int turned)
    {
        QWheelEvent event(at, timeline->mapToGlobal(at), {}, {0, turned}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(timeline.get(), &event);
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers keys = {})
    {
        QTest::mousePress(timeline.get(), Qt::LeftButton, keys, from);
        for (int step = 1; step <= 4; ++step) {
            const QPointF at = from + QPointF(to - from) * step / 4;
            QMouseEvent move(QEvent::MouseMove, at, timeline->mapToGlobal(at), Qt::NoButton, Qt::LeftButton,
                             keys);
            QCoreApplication::sendEvent(timeline.get(), &move);
        }
        QTest::mouseRelease(timeline.get(), Qt::LeftButton, keys, to);
    }

    Session session;
    FakeCluster *cluster = nullptr;
    std::unique_ptr<TimelineWidget> timeline;
    EventNumber append = 0;
    EventNumber commit = 0;
    EventNumber crash = 0;
};

} // namespace

class TimelineTest : public QObject {
    Q_OBJECT

private slots:
    // The widget.
    void theWheelZoomsAtTheCursor();
    void draggingPans();
    void aClickSeeks();
    void aClickOnAMessageSelectsItAndSeeks();
    void aClickOnANameSelectsTheServer();
    void shiftDragMarksAnIntervalAndTellsWhatHappenedInIt();
    void aDoubleClickZoomsToTheInterval();
    void itsKeysArriveThoughTheWindowHasThemToo();
    void enterInTheSearchFieldOnlySearches();
    void aSearchTellsTheNumberOfHits();
    void overviewAndLanesShareOneScaleFromTheStart();
    void serversThatStartInATermHaveItsColour();
    void aDoubleClickZoomsToTheMessage();
    void theOverviewMovesTheWindow();
    void theHeadCanBeDragged();
    void keysSeekSelectAndZoom();
    void searchJumpsBetweenHits();
    void importantEventsAreListedAsText();
    void theWindowFollowsThePresentUntilItIsMoved();
    void anotherClusterForgetsTheOldOne();
    void lanesEndWhereThePresentIsShown();
    // Runs by hand, where time stands still.
    void manuallyEveryEventHasItsPlace();
    void manuallyAClickShowsTheNearestEvent();
    void manuallyKeysGoFromEventToEvent();
    void manuallyATipNamesTheEvent();
    void aRunByTheClockAfterAManualOneHasTimesAgain();
};

void TimelineTest::theWheelZoomsAtTheCursor()
{
    Stage stage;
    const QPointF cursor(400, 120);
    const double under = stage.geometry().xToMicroseconds(400);
    const double length = stage.geometry().window().length();
    stage.wheel(cursor, 240);
    QVERIFY(stage.geometry().window().length() < length);
    QVERIFY(std::abs(stage.geometry().xToMicroseconds(400) - under) < 1);
}

void TimelineTest::draggingPans()
{
    Stage stage;
    stage.wheel({500, 120}, 480);
    const double under = stage.geometry().xToMicroseconds(600);
    stage.drag({600, 150}, {500, 150});
    QVERIFY(std::abs(stage.geometry().xToMicroseconds(500) - under) < 1);
    QVERIFY(stage.session.isLive());
}

void TimelineTest::aClickSeeks()
{
    Stage stage;
    QTest::mouseClick(stage.timeline.get(), Qt::LeftButton, {}, stage.empty(200'000));
    QVERIFY(!stage.session.isLive());
    QVERIFY(std::abs(stage.session.shownTime().count() - 200'000) < 2'000);
    QCOMPARE(stage.session.shownEvent(), EventNumber(1));
}

void TimelineTest::aClickOnAMessageSelectsItAndSeeks()
{
    Stage stage;
    QTest::mouseClick(stage.timeline.get(), Qt::LeftButton, {}, stage.onArrow());
    QVERIFY(stage.session.selection() == Selection(SelectedMessage{7}));
    QCOMPARE(stage.session.shownEvent(), stage.append);
}

void TimelineTest::aClickOnANameSelectsTheServer()
{
    Stage stage;
    const QPoint name(20, static_cast<int>(stage.timeline->rows().laneY(2)));
    QTest::mouseClick(stage.timeline.get(), Qt::LeftButton, {}, name);
    QVERIFY(stage.session.selection() == Selection(SelectedServer{{3}}));
    QVERIFY(stage.session.isLive());
}

void TimelineTest::shiftDragMarksAnIntervalAndTellsWhatHappenedInIt()
{
    Stage stage;
    const TimeSpan window = stage.geometry().window();
    stage.drag(stage.empty(200'000), stage.empty(450'000), Qt::ShiftModifier);
    QCOMPARE(stage.geometry().window(), window);
    const auto marked = stage.geometry().range();
    QVERIFY(marked.has_value());
    QVERIFY(std::abs(marked->from - 200'000) < 2'000);
    QVERIFY(std::abs(marked->length() - 250'000) < 4'000);
    const QString words = stage.timeline->heading();
    QVERIFY2(words.contains(u" ms · 3 events"), qPrintable(words));
    QVERIFY2(words.contains(u"0 of votes, 1 of replication, 0 of heartbeats · 1 commits"), qPrintable(words));
    QTest::mouseClick(stage.timeline.get(), Qt::LeftButton, {}, stage.empty(550'000));
    QVERIFY(!stage.geometry().range().has_value());
}

void TimelineTest::aDoubleClickZoomsToTheInterval()
{
    Stage stage;
    stage.drag(stage.empty(350'000), stage.empty(200'000), Qt::ShiftModifier);
    const QPoint inside = stage.empty(250'000);
    QTest::mouseClick(stage.timeline.get(), Qt::LeftButton, {}, inside);
    QTest::mouseDClick(stage.timeline.get(), Qt::LeftButton, {}, inside);
    QVERIFY(std::abs(stage.geometry().window().from - 200'000) < 2'000);
    QVERIFY(std::abs(stage.geometry().window().to - 350'000) < 2'000);
    QVERIFY(!stage.geometry().range().has_value());
}

void TimelineTest::itsKeysArriveThoughTheWindowHasThemToo()
{
    Stage stage;
    QShortcut plus(Qt::Key_Plus, stage.timeline.get());
    QSignalSpy taken(&plus, &QShortcut::activated);
    stage.timeline->activateWindow();
    stage.timeline->setFocus();
    const double before = stage.geometry().window().length();
    QTest::keyClick(stage.timeline.get(), Qt::Key_Plus);
    QCOMPARE(taken.count(), 0);
    QVERIFY(stage.geometry().window().length() < before);
    QTest::keyClick(stage.timeline.get(), Qt::Key_Minus);
    QCOMPARE(std::round(stage.geometry().window().length()), std::round(before));
}

void TimelineTest::enterInTheSearchFieldOnlySearches()
{
    Stage stage;
    stage.drag(stage.empty(200'000), stage.empty(350'000), Qt::ShiftModifier);
    const auto marked = stage.geometry().range();
    stage.timeline->activateWindow();
    stage.timeline->startSearch();
    auto *field = stage.timeline->findChild<QLineEdit *>(QStringLiteral("timelineSearch"));
    QTest::keyClicks(field, QStringLiteral("event"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(stage.timeline->found() != 0);
    QVERIFY(marked.has_value());
    QCOMPARE(stage.geometry().range(), marked);
}

void TimelineTest::aSearchTellsTheNumberOfHits()
{
    ManualStage stage;
    const auto *hits = stage.timeline->findChild<QLabel *>(QStringLiteral("timelineHits"));
    stage.timeline->find(QStringLiteral("event")); // The sentences of the fake cluster all say it.
    QTRY_COMPARE(hits->text(), QStringLiteral("1 of 40"));
    stage.timeline->findNext();
    QCOMPARE(hits->text(), QStringLiteral("2 of 40"));
    stage.timeline->find(QStringLiteral("no such thing"));
    QTRY_COMPARE(hits->text(), QStringLiteral("none found"));
    stage.timeline->find({});
    QVERIFY(hits->isHidden());
}

void TimelineTest::overviewAndLanesShareOneScaleFromTheStart()
{
    Stage stage;
    stage.timeline->showWindow({0, TimelineGeometry::defaultWindow});
    QVERIFY(stage.geometry().trace().to < stage.geometry().window().to);
    const TimeSpan whole = stage.geometry().overview();
    QCOMPARE(whole, stage.geometry().window());
    const QRectF row = stage.timeline->rows().overview;
    QCOMPARE(overviewFrame(stage.geometry(), row), row);
}

void TimelineTest::serversThatStartInATermHaveItsColour()
{
    TimelineIndex index;
    index.clear(TimelineScale::Time, {{{2}, {7}}, {{3}, {5}}});
    QCOMPARE(index.lane({2}).segments.front().term, raft::Term{7});
    QCOMPARE(index.lane({3}).segments.front().term, raft::Term{5});
    QCOMPARE(index.lane({1}).segments.front().term, raft::Term{});
    QCOMPARE(index.terms().front().term, raft::Term{7});
    raft::EventRecord record;
    record.append(stateOf(100, 2, raft::Role::Candidate, 8));
    index.update(record);
    index.update(raft::EventRecord()); // A record that is read anew starts as the first did.
    QCOMPARE(index.lane({2}).segments.back().term, raft::Term{7});
}

void TimelineTest::aDoubleClickZoomsToTheMessage()
{
    Stage stage;
    QTest::mouseDClick(stage.timeline.get(), Qt::LeftButton, {}, stage.onArrow());
    QCOMPARE(stage.geometry().window(), (TimeSpan{290'000, 320'000}));
}

void TimelineTest::theOverviewMovesTheWindow()
{
    Stage stage;
    stage.wheel({900, 120}, 1200);
    const double length = stage.geometry().window().length();
    const QRectF strip = stage.timeline->rows().overview;
    const QPoint middle = strip.center().toPoint();
    QTest::mouseClick(stage.timeline.get(), Qt::LeftButton, {}, middle);
    const TimeSpan window = stage.geometry().window();
    QVERIFY(std::abs((window.from + window.to) / 2 - 300'000) < 3'000);
    QVERIFY(std::abs(window.length() - length) < 1);
    stage.drag(middle, middle - QPoint(200, 0));
    const double moved = 300'000 - (stage.geometry().window().from + stage.geometry().window().to) / 2;
    QVERIFY(std::abs(moved - 200 / strip.width() * 600'000) < 5'000);
}

void TimelineTest::theHeadCanBeDragged()
{
    Stage stage;
    const int y = static_cast<int>(stage.timeline->rows().lanes.top()) - 5;
    const QPoint head(static_cast<int>(stage.geometry().mapTimeToX(600e3)), y);
    const QPoint goal(static_cast<int>(stage.geometry().mapTimeToX(450e3)), y);
    stage.drag(head, goal);
    QVERIFY2(std::abs(stage.session.shownTime().count() - 450'000) < 3'000,
             qPrintable(QString::number(stage.session.shownTime().count())));
    QVERIFY(!stage.session.isLive());
}

void TimelineTest::keysSeekSelectAndZoom()
{
    Stage stage;
    QWidget *timeline = stage.timeline.get();
    const double length = stage.geometry().window().length();
    QTest::keyClick(timeline, Qt::Key_Plus);
    QVERIFY(stage.geometry().window().length() < length);
    QTest::keyClick(timeline, Qt::Key_Minus);
    QVERIFY(std::abs(stage.geometry().window().length() - length) < 1);
    QTest::keyClick(timeline, Qt::Key_Left);
    QCOMPARE(stage.session.shownEvent(), stage.crash - 1);
    QTest::keyClick(timeline, Qt::Key_Home);
    QCOMPARE(stage.session.shownTime(), Time(0));
    QTest::keyClick(timeline, Qt::Key_End);
    QVERIFY(stage.session.isLive());
    QTest::keyClick(timeline, Qt::Key_Down);
    QTest::keyClick(timeline, Qt::Key_Down);
    QVERIFY(stage.session.selection() == Selection(SelectedServer{{2}}));
}

void TimelineTest::searchJumpsBetweenHits()
{
    Stage stage;
    QSignalSpy searched(stage.timeline.get(), &TimelineWidget::searched);
    auto *field = stage.timeline->findChild<QLineEdit *>(QStringLiteral("timelineSearch"));
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("event"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(stage.timeline->found(), EventNumber(1));
    QTest::keyClick(stage.timeline.get(), Qt::Key_N);
    QCOMPARE(stage.timeline->found(), EventNumber(2));
    QVERIFY(stage.session.selection() == Selection(SelectedMessage{7}));
    stage.timeline->findPrevious();
    QCOMPARE(stage.timeline->found(), EventNumber(1));
    QCOMPARE(searched.count(), 3);
    stage.timeline->find(QStringLiteral("no such thing"));
    QCOMPARE(searched.last().at(0).toBool(), false);
    QCOMPARE(stage.session.shownEvent(), EventNumber(1));
}

void TimelineTest::importantEventsAreListedAsText()
{
    Stage stage;
    const QStringList lines = stage.timeline->visibleImportantEvents();
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0].contains(QStringLiteral("event 1")));
    QVERIFY(lines[1].contains(QString::number(stage.commit)));
    QVERIFY(lines[2].startsWith(QStringLiteral("0.500 s")));
}

void TimelineTest::theWindowFollowsThePresentUntilItIsMoved()
{
    Stage stage;
    const auto passTo = [&](int milliseconds) {
        stage.happen(eventOf(EventKind::TimerFired, milliseconds * 1000, 2));
        QSignalSpy changed(&stage.session, &Session::viewChanged);
        stage.session.goLive();
        if (changed.isEmpty())
            changed.wait(1000);
    };
    passTo(3'000);
    QVERIFY(stage.geometry().window().contains(3'000e3));
    stage.timeline->showWindow({1'000e3, 1'700e3});
    passTo(5'000);
    QVERIFY(!stage.geometry().window().contains(5'000e3));
    QCOMPARE(stage.geometry().window(), (TimeSpan{1'000e3, 1'700e3}));
}

void TimelineTest::anotherClusterForgetsTheOldOne()
{
    Stage stage;
    QVERIFY(!stage.timeline->scene().arrows.empty());
    stage.session.adopt(std::make_unique<FakeCluster>(3));
    QCOMPARE(stage.timeline->rows().laneCount, 3);
    QVERIFY(stage.timeline->scene().arrows.empty());
    QVERIFY(stage.timeline->visibleImportantEvents().isEmpty());
}

void TimelineTest::lanesEndWhereThePresentIsShown()
{
    Stage stage;
    stage.cluster->late = Time(20'000);
    stage.session.goLive();
    QCOMPARE(stage.geometry().trace().to, 600e3);
    stage.session.seekTime(Time(300'000));
    QTRY_COMPARE(stage.geometry().trace().to, 620e3);
}

void TimelineTest::manuallyEveryEventHasItsPlace()
{
    ManualStage stage;
    const TimelineScene scene = stage.timeline->scene();
    QCOMPARE(scene.eventsShown(), std::size_t(40));
    QCOMPARE(scene.arrows.size(), std::size_t(1));
    QCOMPARE(scene.arrows[0].line.x1(), stage.xOf(10));
    QCOMPARE(scene.arrows[0].line.x2(), stage.xOf(30));
    for (std::size_t i = 1; i < scene.commits.size(); ++i)
        QVERIFY(scene.commits[i].at.x() - scene.commits[i - 1].at.x() > 15);
    QCOMPARE(scene.terms.at(0).from, stage.xOf(3));
    const TimeAxis axis = timeAxis(stage.timeline->geometryOfTime().window(), 900, 90, TimelineScale::Events);
    QCOMPARE(axis.unit, QStringLiteral("event"));
    QCOMPARE(axis.ticks.at(1).label, QStringLiteral("5"));
    QCOMPARE(axis.ticks.at(1).time, 5 * eventLength);
}

void TimelineTest::manuallyAClickShowsTheNearestEvent()
{
    ManualStage stage;
    QTest::mouseClick(stage.timeline.get(), Qt::LeftButton, {}, stage.emptyAt(12) + QPoint(3, 0));
    QCOMPARE(stage.session.shownEvent(), EventNumber(12));
    QTest::mouseClick(stage.timeline.get(), Qt::LeftButton, {}, stage.emptyAt(25) - QPoint(3, 0));
    QCOMPARE(stage.session.shownEvent(), EventNumber(25));
    QVERIFY(!stage.session.isLive());
    QTest::mouseClick(stage.timeline.get(), Qt::LeftButton, {}, stage.emptyAt(44));
    QVERIFY(stage.session.isLive());
}

void TimelineTest::manuallyKeysGoFromEventToEvent()
{
    ManualStage stage;
    QTest::keyClick(stage.timeline.get(), Qt::Key_Left);
    QTest::keyClick(stage.timeline.get(), Qt::Key_Left);
    QCOMPARE(stage.session.shownEvent(), EventNumber(38));
    QTest::keyClick(stage.timeline.get(), Qt::Key_Right);
    QCOMPARE(stage.session.shownEvent(), EventNumber(39));
    for (int i = 0; i < 40; ++i)
        QTest::keyClick(stage.timeline.get(), Qt::Key_Plus);
    QCOMPARE(stage.timeline->geometryOfTime().window().length(), 4 * eventLength);
}

void TimelineTest::manuallyATipNamesTheEvent()
{
    ManualStage stage;
    const QStringList lines = stage.timeline->visibleImportantEvents();
    QVERIFY2(lines.at(0).startsWith(QStringLiteral("event 1  ")), qPrintable(lines.at(0)));
}

void TimelineTest::aRunByTheClockAfterAManualOneHasTimesAgain()
{
    ManualStage stage;
    stage.session.adopt(std::make_unique<FakeCluster>(5));
    QCOMPARE(stage.timeline->geometryOfTime().scale(), TimelineScale::Time);
    QCOMPARE(stage.timeline->geometryOfTime().window().length(), TimelineGeometry::defaultWindow);
}

QTEST_MAIN(TimelineTest)
#include "timeline_test.moc"
