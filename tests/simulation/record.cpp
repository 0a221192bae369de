#include "raftcore/cluster/event.h"
#include "raftcore/cluster/safety.h"
#include "raftcore/cluster/wording.h"

#include <QtTest>

using namespace raft;

namespace {

Event eventAt(std::int64_t time)
{
    Event event;
    event.at = Time{time};
    event.term = Term{static_cast<std::uint64_t>(time) / 3};
    return event;
}

EventRecord recordOf(EventNumber count)
{
    EventRecord record;
    for (EventNumber i = 1; i <= count; ++i)
        record.append(eventAt(i / 2));
    return record;
}

} // namespace

/// The append-only record of events.
class Record : public QObject {
    Q_OBJECT

private slots:
    void eventsAreNumberedFromOne()
    {
        EventRecord record;
        QVERIFY(record.empty());
        QCOMPARE(record.append(eventAt(5)), EventNumber{1});
        QCOMPARE(record[1].at.count(), 5);
    }

    void theLastEventUpToATimeIsFound()
    {
        const EventRecord record = recordOf(10'000); // Two events a microsecond.
        QCOMPARE(record.lastUpTo(Time{-1}), EventNumber{0});
        QCOMPARE(record.lastUpTo(Time{0}), EventNumber{1});
        QCOMPARE(record.lastUpTo(Time{1}), EventNumber{3});
        QCOMPARE(record.lastUpTo(Time{4000}), EventNumber{8001});
        QCOMPARE(record.lastUpTo(Time{999'999}), EventNumber{10'000});
    }

    void theLastAndTheFirstEventOfAKindAreFound()
    {
        EventRecord record;
        Event event;
        for (EventNumber number = 1; number <= 20'000; ++number) {
            event.kind = number % 7'000 == 0 ? EventKind::Crashed : EventKind::MessageSent;
            event.subject = number;
            event.server = static_cast<std::uint16_t>(number / 7'000);
            record.append(event);
        }
        const EventKinds crashes{EventKind::Crashed};
        QCOMPARE(record.lastIn({1, 20'000}, crashes), EventNumber{14'000});
        QCOMPARE(record.lastIn({1, 13'999}, crashes), EventNumber{7'000});
        QCOMPARE(record.lastIn({7'000, 13'999}, crashes), EventNumber{7'000});
        QCOMPARE(record.lastIn({7'001, 13'999}, crashes), EventNumber{0});
        QCOMPARE(record.lastIn({1, 50'000}, interventionKinds), EventNumber{14'000});
        const auto ofServer = [](std::uint16_t server) {
            return [server](const Event &one) { return one.server == server; };
        };
        QCOMPARE(record.firstIn({1, 20'000}, crashes, ofServer(2)), EventNumber{14'000});
        QCOMPARE(record.firstIn({1, 13'999}, crashes, ofServer(2)), EventNumber{0});
        QCOMPARE(record.lastIn({1, 20'000}, EventKinds::all(), ofServer(1)), EventNumber{13'999});
        const auto third = [](const Event &one) { return one.subject == 3; };
        QCOMPARE(record.firstIn(lookBack(20'000, 19'997), {EventKind::MessageSent}, third), EventNumber{0});
        QCOMPARE(record.firstIn(lookBack(20'000, 19'998), {EventKind::MessageSent}, third), EventNumber{3});
    }

    void nothingIsFoundWhereNothingIsKept()
    {
        EventRecord record;
        QCOMPARE(record.lastIn({1, 10}, EventKinds::all()), EventNumber{0});
        Event crash;
        crash.kind = EventKind::Crashed;
        record.append(crash);
        for (EventNumber number = 2; number <= 20'000; ++number)
            record.append(eventAt(number));
        QCOMPARE(record.lastIn({0, record.size()}, {EventKind::Crashed}), EventNumber{1});
        record.forgetBefore(10'000);
        QCOMPARE(record.lastIn({1, record.size()}, {EventKind::Crashed}), EventNumber{0});
        QCOMPARE(record.lastIn({5, 1}, EventKinds::all()), EventNumber{0});
    }

    void whatIsCutOffIsNotFound()
    {
        EventRecord record = recordOf(5'000);
        const EventRecord copy = record;
        Event crash;
        crash.kind = EventKind::Crashed;
        record.append(crash);
        QCOMPARE(record.lastIn({1, record.size()}, {EventKind::Crashed}), EventNumber{5'001});
        QCOMPARE(copy.lastIn({1, record.size()}, {EventKind::Crashed}), EventNumber{0});
        record.truncateAfter(5'000);
        QCOMPARE(record.lastIn({1, 5'001}, {EventKind::Crashed}), EventNumber{0});
    }

    void aCopyDoesNotSeeWhatIsAppendedLater()
    {
        EventRecord record = recordOf(5000);
        EventRecord copy = record;
        record.append(eventAt(9000));
        copy.append(eventAt(9001));
        QCOMPARE(record.last().at.count(), 9000);
        QCOMPARE(copy.last().at.count(), 9001);
        QVERIFY(record.hash() != copy.hash());
    }

    void truncatingGivesTheRecordAsItWas()
    {
        for (const EventNumber length : {0U, 1U, 4095U, 4096U, 4097U, 9000U}) {
            EventRecord record = recordOf(10'000);
            const EventRecord whole = record;
            record.truncateAfter(length);
            QCOMPARE(record.size(), length);
            QCOMPARE(record.hash(), recordOf(length).hash());
            for (EventNumber i = length + 1; i <= 10'000; ++i)
                record.append(eventAt(i / 2));
            QCOMPARE(record.hash(), whole.hash());
        }
    }

    void everyFieldCountsForTheHash()
    {
        const auto hashWith = [](auto change) {
            Event event = eventAt(1);
            change(event);
            EventRecord record;
            record.append(event);
            return record.hash();
        };
        std::vector<std::uint64_t> hashes{
            hashWith([](Event &) {}),
            hashWith([](Event &e) { e.at = Time{2}; }),
            hashWith([](Event &e) { e.term = Term{9}; }),
            hashWith([](Event &e) { e.position.index = Index{9}; }),
            hashWith([](Event &e) { e.position.term = Term{9}; }),
            hashWith([](Event &e) { e.subject = 9; }),
            hashWith([](Event &e) { e.cause = 9; }),
            hashWith([](Event &e) { e.count = 9; }),
            hashWith([](Event &e) { e.server = 9; }),
            hashWith([](Event &e) { e.other = 9; }),
            hashWith([](Event &e) { e.kind = EventKind::Crashed; }),
            hashWith([](Event &e) { e.detail = 9; }),
            hashWith([](Event &e) { e.flags = 9; }),
        };
        std::sort(hashes.begin(), hashes.end());
        QVERIFY(std::adjacent_find(hashes.begin(), hashes.end()) == hashes.end());
    }

    void safetyPropertiesAreFoundByTheirNames()
    {
        for (int i = 0; i < static_cast<int>(SafetyProperty::Count); ++i) {
            const auto property = static_cast<SafetyProperty>(i);
            QCOMPARE(safetyPropertyNamed(name(property)).value_or(SafetyProperty::Count), property);
            QVERIFY(section(property).find("§") != std::string_view::npos);
        }
        QVERIFY(!safetyPropertyNamed("Nonsense"));
    }
};

QTEST_APPLESS_MAIN(Record)
#include "record.moc"
