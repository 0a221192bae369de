#include "app/session/run_report.h"
#include "app/session/scenario_play.h"
#include "app/session/session.h"
#include "netnode/processes/process_cluster.h"
#include "raftcore/scenario/real_time.h"
#include "raftcore/simulation/simulation.h"

#include <QSignalSpy>
#include <QtTest>

using namespace raftarium;

/// A lesson that plays on real processes while somebody looks on.
class ScenarioPlayTest : public QObject {
    Q_OBJECT

private slots:
    void aLessonPlaysOnRealProcesses();
    void aLessonPlaysAtTheSpeedOfALecture();
    void whatDoesNotHoldIsTold();
    void whoLeavesTheProcessesEndsThePlay();

private:
    static constexpr int patience = 60'000;

    static raft::Scenario scenario(const std::string &commands)
    {
        auto parsed =
            raft::parseScenario("# A lesson\n\n## Step one\n\n```raft\n" + commands + "\n```\n", "x.md");
        return std::get<raft::Scenario>(std::move(parsed));
    }
    static std::unique_ptr<raft::Cluster> processes(const ProcessRequest &request, QString *problem)
    {
        return ProcessCluster::startFor(*request.setup, problem, QStringLiteral(RAFTNODE));
    }
};

void ScenarioPlayTest::aLessonPlaysOnRealProcesses()
{
    Session session(raft::simulate);
    QVERIFY(session.open(raft::clusterOf(3)));
    ScenarioPlay play(scenario("cluster 3 clock election=300..600ms heartbeat=60ms\n"
                               "expect leader none; elect 2\n"
                               "put 2 k=v; until agree within 10s\n"
                               "split 2 | 1,3; put 2 k=lost; until leader any within 10s\n"
                               "elect 3; put 3 k=kept; until value 1 k = kept within 10s\n"
                               "heal; until value 2 k = kept within 10s\n"
                               "crash 3; until leader any within 10s; restart 3; expect live; expect safe"),
                      &session, processes);
    QSignalSpy ended(&play, &ScenarioPlay::ended);
    QSignalSpy steps(&play, &ScenarioPlay::stepBegun);
    play.start();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, patience);
    QCOMPARE(ended.first().first().toString(), QString());
    QCOMPARE(steps.count(), 1);
    QCOMPARE(steps.first().first().toString(), QStringLiteral("Step one"));
    QVERIFY(session.inRealTime());
    QCOMPARE(session.view().servers.size(), std::size_t(3));
    QVERIFY(session.cluster().violations().empty());
}

void ScenarioPlayTest::aLessonPlaysAtTheSpeedOfALecture()
{
    Session session(raft::simulate);
    QVERIFY(session.open(raft::clusterOf(3)));
    constexpr raft::Time delay{60'000};
    ScenarioPlay play(
        raft::stretchedFor(
            delay, scenario("cluster 3 clock\n"
                            "until leader any within 5s; elect 2\n"
                            "put 2 k=v; until value 3 k = v within 1s\n"
                            "split 2 | 1,3; elect 3; put 3 k=kept; until value 1 k = kept within 1s; heal\n"
                            "until agree within 2s; expect safe")),
        &session, processes);
    QSignalSpy ended(&play, &ScenarioPlay::ended);
    play.start();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, patience);
    QCOMPARE(ended.first().first().toString(), QString());
    const QString report = runReport(session.cluster(), {});
    QVERIFY2(report.contains(u"3 servers, real processes, ") && !report.contains(u"virtual"),
             qPrintable(report));
    // Its messages could be seen to travel: but for those whose sender, on a busy machine, told of them late.
    const raft::EventRecord &events = session.cluster().events();
    int arrived = 0;
    int seen = 0;
    for (raft::EventNumber number = 1; number <= events.size(); ++number)
        if (events[number].kind == raft::EventKind::MessageDelivered && events[number].cause != 0) {
            ++arrived;
            const raft::Time travelled = events[number].at - events[events[number].cause].at;
            seen += travelled >= delay / 2 ? 1 : 0;
        }
    QVERIFY2(arrived > 10 && seen > arrived / 2,
             qPrintable(QStringLiteral("%1 of %2").arg(seen).arg(arrived)));
}

void ScenarioPlayTest::whatDoesNotHoldIsTold()
{
    Session session(raft::simulate);
    QVERIFY(session.open(raft::clusterOf(3)));
    ScenarioPlay play(scenario("cluster 1 clock\nelect 1\nexpect value 1 k = v"), &session, processes);
    QSignalSpy ended(&play, &ScenarioPlay::ended);
    play.start();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, patience);
    QVERIFY(ended.first().first().toString().contains(QStringLiteral("x.md:8: expected value 1 k = v")));
}

void ScenarioPlayTest::whoLeavesTheProcessesEndsThePlay()
{
    Session session(raft::simulate);
    QVERIFY(session.open(raft::clusterOf(3)));
    ScenarioPlay play(scenario("cluster 1 clock\nelect 1\nwait 50ms\nexpect leader 1"), &session, processes);
    QSignalSpy shown(&play, &ScenarioPlay::shown);
    QSignalSpy ended(&play, &ScenarioPlay::ended);
    connect(&play, &ScenarioPlay::shown, &play,
            [&] { QTimer::singleShot(0, &session, [&] { session.open(raft::clusterOf(2)); }); });
    play.start();
    QTRY_COMPARE_WITH_TIMEOUT(shown.count(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(session.view().servers.size(), std::size_t(2), patience);
    QTest::qWait(200);
    QCOMPARE(ended.count(), 0);
    QVERIFY(!session.inRealTime());
}

QTEST_GUILESS_MAIN(ScenarioPlayTest)
#include "scenario_play_test.moc"
