#include "timeline_events.h"
#include "timeline_record.h"

#include "app/timeline/mark_labels.h"
#include "app/timeline/sentence_matcher.h"
#include "app/timeline/timeline_scene.h"
#include "raftcore/soak/soak.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <random>

using namespace raftarium;

namespace {

using raft::EventKind;
using raft::EventNumber;
using raft::Time;

/// Everything that a scene is made from, for a record without a cluster.
struct Study {
    explicit Study(raft::EventRecord made, TimeSpan window) : record(std::move(made))
    {
        index.update(record);
        layout = layoutTimeline({1000, 300}, 5, {.clients = true}, 1);
        geometry.setPixels(layout.lanes.left(), layout.lanes.width());
        geometry.setTrace({0, static_cast<double>(record.last().at.count())});
        geometry.setWindow(window);
    }
    TimelineScene scene(TimelineFilter filter = {}) const
    {
        TimelineSource source{record, index, geometry, layout, {}, filter, {}, {}, {}};
        for (std::uint64_t id = 1; id <= 5; ++id)
            source.servers.push_back({id});
        source.end = record.last().at;
        source.words = words;
        return arrangeTimeline(source);
    }

    raft::EventRecord record;
    TimelineIndex index;
    TimelineLayout layout;
    TimelineGeometry geometry;
    std::function<EventWords(EventNumber)> words;
};

} // namespace

/// What the timeline draws, before it is drawn.
class TimelineSceneTest : public QObject {
    Q_OBJECT

private slots:
    // The arithmetic.
    void aTimeAndItsPixelMapToEachOther();
    void zoomingKeepsTheTimeUnderTheCursor();
    void theWindowStaysWithinItsLimits();
    void axisMarksAreRoundAndNamedInOneUnit_data();
    void axisMarksAreRoundAndNamedInOneUnit();
    void instantsAreToldAsExactlyAsTheWindowIsShort();
    void whatMattersMoreIsHitFirst();
    void rowsNeverOverlap();

    // The index.
    void lanesTellRoleTermAndLiveness();
    void aMessageKnowsHowItEnded();
    void whatMendsOrBookmarksIsNoFault();
    void labelsNearTheEdgeStandBeforeTheirFlags();
    void sentencesAreCutShortWhereTheNextOneBegins();
    void aMessageThatAFaultDiscardedIsLost();
    void theReplyToAHeartbeatCountsAsHeartbeat();
    void searchingByTimeAgreesWithLookingAtEverything();
    void aSearchFindsWhatTheSentencesSay_data();
    void aSearchFindsWhatTheSentencesSay();
    void densityAgreesWithCounting();
    void growingByPartsGivesTheSameIndex();
    void theIndexStaysSmall();
    void ofWhatTheRecordLetGoTheLanesStay();

    // The scene.
    void aNarrowWindowDrawsEveryMessage();
    void aWideWindowDrawsDensityAndTheElection();
    void aMessageLongerThanTheWindowIsSeen();
    void hiddenKindsAndServersAreLeftOut();
};

void TimelineSceneTest::aTimeAndItsPixelMapToEachOther()
{
    TimelineGeometry geometry;
    geometry.setPixels(50, 1000);
    geometry.setTrace({0, 10e6});
    geometry.setWindow({2e6, 3e6});
    QCOMPARE(geometry.mapTimeToX(2e6), 50.0);
    QCOMPARE(geometry.mapTimeToX(3e6), 1050.0);
    QCOMPARE(geometry.xToTime(550), Time(2'500'000));
    for (double x = 50; x <= 1050; x += 37)
        QVERIFY(std::abs(geometry.mapTimeToX(geometry.xToMicroseconds(x)) - x) < 1e-6);
}

void TimelineSceneTest::zoomingKeepsTheTimeUnderTheCursor()
{
    TimelineGeometry geometry;
    geometry.setPixels(0, 800);
    geometry.setTrace({0, 100e6});
    geometry.setWindow({20e6, 40e6});
    const double under = geometry.xToMicroseconds(200);
    for (const double factor : {0.5, 0.5, 0.1, 3.0, 2.0}) {
        geometry.zoomAt(200, factor);
        QVERIFY(std::abs(geometry.xToMicroseconds(200) - under) < 1e-3);
    }
}

void TimelineSceneTest::theWindowStaysWithinItsLimits()
{
    TimelineGeometry geometry;
    geometry.setPixels(0, 800);
    geometry.setTrace({0, 10e6});
    geometry.zoomAt(400, 1e-9);
    QCOMPARE(geometry.window().length(), TimelineGeometry::shortestWindow);
    geometry.panBy(-1e9);
    QCOMPARE(geometry.window().from, 0.0);
    geometry.panBy(1e9);
    QVERIFY(geometry.window().from < 10e6);
    geometry.zoomAt(400, 1e15);
    QCOMPARE(geometry.window().length(), TimelineGeometry::longestWindow);
    QCOMPARE(geometry.window().from, 0.0);
}

void TimelineSceneTest::axisMarksAreRoundAndNamedInOneUnit_data()
{
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    const auto row = [](const char *name, double from, double to, QString unit, QString first,
                        QString second) { QTest::newRow(name) << from << to << unit << first << second; };
    row("tenths", 11.9e6, 12.6e6, QStringLiteral("s"), QStringLiteral("11.9"), QStringLiteral("12.0"));
    row("milliseconds", 0, 700e3, QStringLiteral("ms"), QStringLiteral("0"), QStringLiteral("100"));
    row("one millisecond", 12.0e6, 12.001e6, QStringLiteral("s"), QStringLiteral("12.0000"),
        QStringLiteral("12.0002"));
    row("minutes", 0, 600e6, QStringLiteral("min"), QStringLiteral("0"), QStringLiteral("2"));
    row("hours", 0, 8 * 3600e6, QStringLiteral("h"), QStringLiteral("0"), QStringLiteral("2"));
}

void TimelineSceneTest::axisMarksAreRoundAndNamedInOneUnit()
{
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(QString, unit);
    QFETCH(QString, first);
    QFETCH(QString, second);
    const TimeAxis axis = timeAxis({from, to}, 800, 110);
    QCOMPARE(axis.unit, unit);
    QVERIFY(axis.ticks.size() >= 2);
    QCOMPARE(axis.ticks[0].label, first);
    QCOMPARE(axis.ticks[1].label, second);
    QVERIFY(axis.step / (to - from) * 800 >= 110 - 1e-6);
}

void TimelineSceneTest::instantsAreToldAsExactlyAsTheWindowIsShort()
{
    QCOMPARE(instantText(12'482'000, 700e3), QStringLiteral("12.482 s"));
    QCOMPARE(instantText(2'479'000, 1e3), QStringLiteral("2.479000 s"));
    QCOMPARE(instantText(64'500'000, 60e6), QStringLiteral("64.5 s"));
    QCOMPARE(instantText(350'000, 700e3), QStringLiteral("350 ms"));
    QCOMPARE(instantText(90 * 60e6, 3 * 3600e6), QStringLiteral("1.500 h"));
}

void TimelineSceneTest::whatMattersMoreIsHitFirst()
{
    TimelineScene scene;
    const auto arrow = [](raft::EventNumber sent) {
        TimelineScene::Arrow made;
        made.sent = sent;
        made.line = QLineF(100, 0, 100, 100);
        return made;
    };
    const auto mark = [](raft::EventNumber event, bool violation) {
        TimelineScene::Mark made;
        made.event = event;
        made.at = {104, 50};
        made.violation = violation;
        return made;
    };
    scene.arrows = {arrow(1)};
    QCOMPARE(scene.eventAt({101, 50}), EventNumber(1));
    scene.commits = {{2, {105, 50}}};
    QCOMPARE(scene.eventAt({101, 50}), EventNumber(2));
    scene.marks = {mark(3, false), mark(4, true), mark(5, false)};
    QCOMPARE(scene.eventAt({101, 50}), EventNumber(4));
    QCOMPARE(scene.eventAt({101, 80}), EventNumber(1));
}

void TimelineSceneTest::rowsNeverOverlap()
{
    for (const QSizeF size : {QSizeF(360, 160), QSizeF(760, 230), QSizeF(1920, 400)}) {
        const TimelineLayout layout = layoutTimeline(size, 9, {.clients = true}, 1);
        const QRectF rows[] = {layout.title, layout.flags, layout.lanes,   layout.clients,
                               layout.terms, layout.axis,  layout.overview};
        for (std::size_t i = 0; i + 1 < std::size(rows); ++i)
            QVERIFY(rows[i].bottom() <= rows[i + 1].top() + 0.01);
        QVERIFY(layout.overview.bottom() <= size.height());
        for (int lane = 0; lane < 9; ++lane)
            QCOMPARE(layout.laneAt(layout.laneY(lane)), lane);
    }
}

void TimelineSceneTest::lanesTellRoleTermAndLiveness()
{
    raft::EventRecord record;
    record.append(stateOf(100, 1, raft::Role::Candidate, 1));
    record.append(stateOf(200, 1, raft::Role::Leader, 1));
    record.append(eventOf(EventKind::Crashed, 300, 1));
    record.append(eventOf(EventKind::Restarted, 400, 1));
    record.append(eventOf(EventKind::Paused, 500, 1));
    record.append(eventOf(EventKind::Joined, 600, 6));
    TimelineIndex index;
    index.update(record);
    const auto &segments = index.lane({1}).segments;
    QCOMPARE(segments.size(), std::size_t(6));
    QCOMPARE(segments[0].term.value, std::uint64_t(0));
    QCOMPARE(segments[1].role, raft::Role::Candidate);
    QCOMPARE(segments[2].role, raft::Role::Leader);
    QCOMPARE(segments[3].liveness, raft::Liveness::Crashed);
    QCOMPARE(segments[4].liveness, raft::Liveness::Up);
    QCOMPARE(segments[4].role, raft::Role::Follower);
    QCOMPARE(segments[4].term.value, std::uint64_t(1));
    QCOMPARE(segments[5].liveness, raft::Liveness::Paused);
    QVERIFY(!index.lane({6}).segments[0].present);
    QVERIFY(index.lane({6}).segments[1].present);
    QCOMPARE(index.marks().size(), std::size_t(5)); // All but standing for election.
}

void TimelineSceneTest::whatMendsOrBookmarksIsNoFault()
{
    raft::EventRecord record;
    for (const EventKind harm : {EventKind::Crashed, EventKind::NetworkSplit, EventKind::SafetyViolated})
        record.append(eventOf(harm, 100'000 * (record.size() + 1), 1));
    for (const EventKind repairs : {EventKind::Restarted, EventKind::NetworkHealed, EventKind::DialChanged,
                                    EventKind::Marked, EventKind::Joined})
        record.append(eventOf(repairs, 100'000 * (record.size() + 1), 1));
    const Study study(std::move(record), {0, 900'000});
    const TimelineScene scene = study.scene();
    QCOMPARE(scene.marks.size(), std::size_t(8));
    for (std::size_t i = 0; i < scene.marks.size(); ++i)
        QCOMPARE(scene.marks[i].fault, i < 3);
    const QString dial = QStringLiteral("messages take 1 to 2 ms");
    QCOMPARE(markLabel(eventOf(EventKind::DialChanged, 0, 0), {dial, QStringLiteral("a sentence")}), dial);
}

void TimelineSceneTest::labelsNearTheEdgeStandBeforeTheirFlags()
{
    raft::EventRecord record;
    record.append(eventOf(EventKind::Restarted, 100'000, 1));
    record.append(eventOf(EventKind::Restarted, 990'000, 2));
    record.append(eventOf(EventKind::Synced, 1'000'000, 2));
    const Study study(std::move(record), {0, 1'000'000});
    const TimelineScene scene = study.scene();
    QCOMPARE(scene.marks.size(), std::size_t(2));
    for (const TimelineScene::Mark &mark : scene.marks) {
        QVERIFY(!mark.label.isEmpty());
        QVERIFY(study.layout.flags.contains(mark.labelRect));
    }
    QVERIFY(scene.marks[0].labelRect.left() >= scene.marks[0].at.x() - 1);
    QVERIFY(scene.marks[1].labelRect.right() <= scene.marks[1].at.x() + 1);
}

void TimelineSceneTest::sentencesAreCutShortWhereTheNextOneBegins()
{
    raft::EventRecord record;
    record.append(eventOf(EventKind::Marked, 100'000, 0));
    record.append(eventOf(EventKind::MessageTouched, 200'000, 1));
    record.append(eventOf(EventKind::Marked, 500'000, 0));
    record.append(eventOf(EventKind::SafetyViolated, 800'000, 1));
    record.append(eventOf(EventKind::Synced, 1'000'000, 2));
    Study study(std::move(record), {0, 1'000'000});
    const QString text(200, u'x');
    study.words = [&text](EventNumber) { return EventWords{text, QStringLiteral("It says ") + text}; };
    const TimelineScene scene = study.scene();
    QCOMPARE(scene.marks.size(), std::size_t(4));
    const QRectF first = scene.marks[0].labelRect;
    const QRectF second = scene.marks[2].labelRect;
    const QRectF violation = scene.marks[3].labelRect;
    for (const QRectF &rect : {first, second, violation})
        QVERIFY(!rect.isNull() && study.layout.flags.contains(rect));
    QVERIFY(first.right() <= second.left() && second.right() <= violation.left());
    QVERIFY(scene.marks[1].label.isEmpty()); // What was said of the run goes before what was done to it.
}

void TimelineSceneTest::aMessageKnowsHowItEnded()
{
    raft::EventRecord record;
    const EventNumber sent = record.append(sendOf(100, 1, 2, raft::MessageType::RequestVote, 5));
    const EventNumber onTheWay = record.append(sendOf(110, 1, 3, raft::MessageType::RequestVote, 6));
    raft::Event arrives = eventOf(EventKind::MessageDelivered, 200, 2, 1);
    arrives.cause = sent;
    arrives.subject = 5;
    const EventNumber arrived = record.append(arrives);
    record.append(arrives); // A copy.
    TimelineIndex index;
    index.update(record);
    QCOMPARE(index.endOf(sent), arrived);
    QCOMPARE(index.endOf(onTheWay), EventNumber(0));
    QCOMPARE(index.sentEvent(record, 6), onTheWay);
    QCOMPARE(index.sentEvent(record, 99), EventNumber(0));
    QCOMPARE(index.longestFlight(), Time(100));
}

void TimelineSceneTest::aMessageThatAFaultDiscardedIsLost()
{
    raft::EventRecord record;
    const EventNumber sent = record.append(sendOf(100, 1, 2, raft::MessageType::Append, 5));
    const EventNumber cut = record.append(eventOf(EventKind::LinkChanged, 150, 1, 2));
    raft::Event lost = eventOf(EventKind::MessageLost, 150, 1, 2);
    lost.cause = cut;
    lost.subject = 5;
    const EventNumber end = record.append(lost);
    TimelineIndex index;
    index.update(record);
    QCOMPARE(index.endOf(sent), end);
}

void TimelineSceneTest::theReplyToAHeartbeatCountsAsHeartbeat()
{
    const raft::EventRecord record = BusyRecord::of(40);
    TimelineIndex index;
    index.update(record);
    for (std::uint64_t id = 1; id <= 5; ++id)
        for (const EventNumber number : index.lane({id}).sent[static_cast<std::size_t>(MessageClass::Append)])
            QVERIFY(record[number].position.index.value > 0);
    std::size_t heartbeats = 0;
    for (std::uint64_t id = 1; id <= 5; ++id)
        heartbeats += index.lane({id}).sent[static_cast<std::size_t>(MessageClass::Heartbeat)].size();
    QCOMPARE(heartbeats, std::size_t(8)); // Four and their replies.
}

void TimelineSceneTest::searchingByTimeAgreesWithLookingAtEverything()
{
    const raft::EventRecord record = BusyRecord::of(5'000);
    TimelineIndex index;
    index.update(record);
    std::mt19937 random(7);
    const auto end = record.last().at.count();
    for (int i = 0; i < 300; ++i) {
        const Time time(static_cast<Time::rep>(random() % static_cast<std::uint64_t>(end + 1000)));
        EventNumber expected = 0;
        for (EventNumber number = 1; number <= record.size() && record[number].at <= time; ++number)
            expected = number;
        QCOMPARE(index.lastUpTo(record, time), expected);
    }
    QCOMPARE(index.lastUpTo(record, Time(-1)), EventNumber(0));
}

void TimelineSceneTest::aSearchFindsWhatTheSentencesSay_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"refuses", "S1 → S3", "s2", "term 3", "3", "12", "index 4", ", term", ", term 2",
                             "1 ", ".", "x=", "snapshot", "entries", "2 entries", "never said", "never 7"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

/// The matcher looks at few sentences; looking at all of them finds the same. In random runs with faults of
/// every kind.
void TimelineSceneTest::aSearchFindsWhatTheSentencesSay()
{
    QFETCH(const QString, text);
    for (const std::uint64_t seed : {3U, 4U}) {
        const std::unique_ptr<raft::Cluster> run = raft::soaked(raft::soakPlan(seed, 3));
        const EventNumber last = std::min<EventNumber>(run->events().size(), 4'000);
        SentenceMatcher matcher;
        matcher.begin(text);
        for (EventNumber number = 1; number <= last; ++number) {
            const QString sentence = QString::fromStdString(run->describe(number));
            QVERIFY2(matcher.matches(*run, number) == sentence.contains(text, Qt::CaseInsensitive),
                     qPrintable(sentence));
        }
    }
}

void TimelineSceneTest::densityAgreesWithCounting()
{
    std::mt19937 random(11);
    TimelineIndex::Events events;
    for (EventNumber number = 1; number < 3'000; ++number)
        if (random() % 3 == 0)
            events.push_back(number);
    std::vector<EventNumber> edges{0};
    while (edges.back() < 3'000)
        edges.push_back(edges.back() + static_cast<raft::EventNumber>(random() % 40));
    std::vector<std::uint32_t> counts(edges.size() - 1);
    addDensity(events, edges, counts);
    for (std::size_t column = 0; column < counts.size(); ++column) {
        const auto inside = [&](EventNumber number) {
            return number > edges[column] && number <= edges[column + 1];
        };
        QCOMPARE(counts[column], std::uint32_t(std::count_if(events.begin(), events.end(), inside)));
    }
}

void TimelineSceneTest::growingByPartsGivesTheSameIndex()
{
    const raft::EventRecord whole = BusyRecord::of(2'000);
    TimelineIndex atOnce;
    atOnce.update(whole);
    raft::EventRecord growing;
    TimelineIndex byParts;
    for (EventNumber number = 1; number <= whole.size(); ++number) {
        growing.append(whole[number]);
        if (number % 7 == 0)
            byParts.update(growing);
    }
    byParts.update(growing);
    QCOMPARE(byParts.memory(), atOnce.memory());
    for (EventNumber number = 1; number <= whole.size(); ++number)
        QCOMPARE(byParts.endOf(number), atOnce.endOf(number));
    for (std::uint64_t id = 1; id <= 5; ++id)
        QVERIFY(byParts.lane({id}).commits == atOnce.lane({id}).commits);
}

void TimelineSceneTest::theIndexStaysSmall()
{
    const raft::EventRecord record = BusyRecord::of(50'000);
    TimelineIndex index;
    index.update(record);
    QVERIFY(index.memory() <= 16 * std::size_t(record.size()));
}

void TimelineSceneTest::ofWhatTheRecordLetGoTheLanesStay()
{
    raft::EventRecord record = BusyRecord::of(40'000);
    TimelineIndex index;
    index.update(record);
    const std::size_t whole = index.memory();
    const std::size_t segments = index.lane({1}).segments.size();
    record.forgetBefore(36'000);
    index.update(record);
    QVERIFY2(index.memory() < whole / 4, "memory is bounded with that of the record");
    QCOMPARE(index.lane({1}).segments.size(), segments);
    QVERIFY(index.marks().empty() || index.marks().front() >= record.first());
    QCOMPARE(index.endOf(1), EventNumber(0));
    for (const TimelineIndex::Events &sent : index.lane({1}).sent)
        QVERIFY(sent.empty() || sent.front() >= record.first());
}

void TimelineSceneTest::aNarrowWindowDrawsEveryMessage()
{
    const Study study(BusyRecord::of(20'000), {5e6, 5.3e6});
    const TimelineScene scene = study.scene();
    std::size_t sent = 0;
    for (EventNumber number = scene.first; number <= scene.last; ++number)
        sent += study.record[number].kind == EventKind::MessageSent ? 1 : 0;
    QVERIFY(sent > 50);
    QVERIFY(scene.arrows.size() >= sent);
    QVERIFY(scene.densities.empty());
}

void TimelineSceneTest::aWideWindowDrawsDensityAndTheElection()
{
    const Study study(BusyRecord::of(60'000), {0, 60e6});
    const TimelineScene scene = study.scene();
    QVERIFY(!scene.densities.empty());
    QVERIFY(scene.arrows.size() <= 500);
    QVERIFY(!scene.arrows.empty());
    for (const auto &arrow : scene.arrows)
        QVERIFY(arrow.type == raft::MessageType::RequestVote ||
                arrow.type == raft::MessageType::RequestVoteReply);
    QVERIFY(scene.commits.size() <= 5 * 1000);
}

void TimelineSceneTest::aMessageLongerThanTheWindowIsSeen()
{
    raft::EventRecord record;
    const EventNumber sent = record.append(sendOf(100'000, 1, 2, raft::MessageType::Append, 1));
    raft::Event arrives = eventOf(EventKind::MessageDelivered, 120'000, 2, 1);
    arrives.cause = sent;
    arrives.subject = 1;
    record.append(arrives);
    const Study study(std::move(record), {110'000, 111'000});
    const TimelineScene scene = study.scene();
    QCOMPARE(scene.arrows.size(), std::size_t(1));
    const QPointF middle = scene.arrows[0].line.center();
    QVERIFY(middle.x() < study.layout.lanes.left() + 1);
    QCOMPARE(scene.eventAt(scene.arrows[0].line.pointAt(0.52)), sent);
}

void TimelineSceneTest::hiddenKindsAndServersAreLeftOut()
{
    const Study study(BusyRecord::of(5'000), {0, 0.3e6});
    TimelineFilter filter;
    filter.heartbeats = false;
    filter.hidden.insert({3});
    for (const auto &arrow : study.scene(filter).arrows) {
        const raft::Event &event = study.record[arrow.sent];
        QVERIFY(arrow.type != raft::MessageType::Heartbeat);
        QVERIFY(event.server != 3 && event.other != 3);
    }
    QVERIFY(study.scene(filter).arrows.size() < study.scene().arrows.size());
}

QTEST_GUILESS_MAIN(TimelineSceneTest)
#include "timeline_scene_test.moc"
