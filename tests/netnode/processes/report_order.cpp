#include "netnode/processes/report_order.h"

#include <QtTest>

#include <set>
#include <tuple>

/// What servers report becomes one order: by time, causes before effects.
namespace {

using namespace raft;
using raftarium::Report;
using raftarium::ReportOrder;

constexpr Time later{10'000'000};

Report stepAt(int at, ServerStep step)
{
    return {Time{at}, std::make_shared<const ServerStep>(std::move(step))};
}

Report timerAt(int at)
{
    return stepAt(at, {{}, {}, TimerFired{}, {}});
}

Report sendingAt(int at, std::uint64_t number)
{
    return stepAt(at, {{}, {}, TimerFired{}, {{number, {}}}});
}

Report arrivalAt(int at, std::uint64_t from, std::uint64_t number)
{
    ServerStep::Arrived arrived;
    arrived.message.from = {from};
    arrived.number = number;
    return stepAt(at, {{}, {}, arrived, {}});
}

/// What servers 1, 2 … have reported.
struct Reports {
    void add(std::uint64_t server, Report report) { order.add({server}, std::move(report)); }
    /// Takes all that can be taken, and answers whose they were and when.
    QString taken(Time until = later, Time now = {})
    {
        QStringList all;
        while (const auto next = order.next(until, now)) {
            order.take(next->server);
            all.append(QStringLiteral("S%1@%2").arg(next->server.value).arg(next->at.count()));
        }
        return all.join(QLatin1Char(' '));
    }

    std::set<NodeId> silent;                                      ///< They report no more.
    std::set<std::tuple<NodeId, NodeId, std::uint64_t>> underWay; ///< Messages whose sending is taken.
    ReportOrder order{{[this](NodeId from, NodeId to, std::uint64_t number) {
                           return underWay.contains({from, to, number});
                       },
                       [this](NodeId server) { return !silent.contains(server); }}};
};

} // namespace

class ReportOrderStory : public QObject {
    Q_OBJECT

private slots:
    void reportsComeInTheOrderOfTheirTimes()
    {
        Reports reports;
        reports.add(1, timerAt(1));
        reports.add(1, timerAt(4));
        reports.add(2, timerAt(3));
        reports.add(2, timerAt(9));
        QCOMPARE(reports.taken(Time{5}), QStringLiteral("S1@1 S2@3 S1@4"));
        QCOMPARE(*reports.order.earliest(), Time{9});
        QCOMPARE(reports.taken(), QStringLiteral("S2@9"));
        QVERIFY(!reports.order.earliest());
        QCOMPARE(reports.order.reportedUntil({2}), Time{9});
    }

    void anArrivalWaitsForItsSending()
    {
        Reports reports;
        reports.add(2, arrivalAt(5, 1, 77));
        QCOMPARE(reports.taken(), QString());
        reports.add(1, sendingAt(6, 77)); // Its clock is a little ahead.
        QCOMPARE(reports.order.next(later, {})->server, NodeId{1});
        reports.order.take({1});
        reports.underWay.insert({NodeId{1}, NodeId{2}, 77});
        QCOMPARE(reports.taken(), QStringLiteral("S2@5"));
    }

    void whatTheSenderWouldHaveReportedByNowIsNotWaitedFor()
    {
        Reports reports;
        reports.add(1, timerAt(6));
        reports.add(2, arrivalAt(5, 1, 77));
        QCOMPARE(reports.taken(), QStringLiteral("S2@5 S1@6"));
    }

    void nothingIsWaitedForFromAServerThatReportsNoMore()
    {
        Reports reports;
        reports.silent.insert({1});
        reports.add(2, arrivalAt(5, 1, 77));
        QCOMPARE(reports.taken(), QStringLiteral("S2@5"));
    }

    void aCauseThatDoesNotComeIsNotWaitedForWithoutEnd()
    {
        Reports reports;
        reports.add(2, arrivalAt(5, 1, 77));
        reports.add(3, timerAt(6));
        for (int turn = 0; turn < 60; ++turn)
            reports.order.noticeStuck(later, Time{0});
        QCOMPARE(reports.taken(later, Time{1'000}), QStringLiteral("S3@6")); // It is early yet.
        QCOMPARE(reports.taken(later, Time{600'000}), QStringLiteral("S2@5"));
    }

    // It has not read anything meanwhile.
    void aProgramThatWasBusyWaitsOn()
    {
        Reports reports;
        reports.add(2, arrivalAt(5, 1, 77));
        reports.order.noticeStuck(later, Time{0});
        QCOMPARE(reports.taken(later, Time{600'000}), QString());
    }

    void theEndOfAServerIsReportedAsWell()
    {
        Reports reports;
        reports.add(1, timerAt(1));
        QVERIFY(!reports.order.holdsEnd());
        reports.add(1, {Time{2}, Report::Ended{}});
        QVERIFY(reports.order.holdsEnd());
        reports.taken();
        QVERIFY(!reports.order.holdsEnd());
    }
};

QTEST_APPLESS_MAIN(ReportOrderStory)
#include "report_order.moc"
