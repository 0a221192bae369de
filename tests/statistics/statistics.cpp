#include "raftcore/statistics/elections.h"
#include "raftcore/statistics/elections_csv.h"

#include <QtTest>

#include <algorithm>

/// Elections by the thousand: the same again for the same seeds, and what the paper says of them.
class Statistics : public QObject {
    Q_OBJECT

private slots:
    void sameSeedsGiveTheSameElections();
    void aSpreadOfTimeoutsAvoidsSplitVotes();
    void anElectionTakesAtLeastATimeoutAndAVote();
    void withoutMessagesThereIsNoLeader();
    void manyServersAndLossDoElect();
    void quantilesCountThoseThatFailed();
    void comparesTwoSettings();
    void namesWhatCannotBeHeld();
    void areWrittenOneALine();
};

namespace {

using namespace raft;
using namespace std::chrono_literals;

ElectionSetting between(Time least, Time most)
{
    ElectionSetting setting;
    setting.cluster.server.electionMin = least;
    setting.cluster.server.electionMax = most;
    return setting;
}

std::vector<ElectionSample> hold(const ElectionSetting &setting, std::uint64_t count, std::uint64_t first = 1)
{
    std::vector<ElectionSample> samples;
    for (std::uint64_t seed = first; seed < first + count; ++seed)
        samples.push_back(holdElection(setting, seed));
    return samples;
}

ElectionSample sample(Time took, std::uint64_t terms = 1)
{
    return {true, took, 10, terms};
}

} // namespace

void Statistics::sameSeedsGiveTheSameElections()
{
    const ElectionSetting setting;
    const std::vector<ElectionSample> once = hold(setting, 50);
    QVERIFY(once == hold(setting, 50));
    std::vector<ElectionSample> parts = hold(setting, 20);
    const std::vector<ElectionSample> rest = hold(setting, 30, 21);
    parts.insert(parts.end(), rest.begin(), rest.end());
    QVERIFY(once == parts);
    QVERIFY(!(once == hold(setting, 50, 2)));
}

// Figure 16: with little spread votes are split again and again, with more hardly ever.
void Statistics::aSpreadOfTimeoutsAvoidsSplitVotes()
{
    const ElectionFigures little(hold(between(150ms, 175ms), 200));
    const ElectionFigures wide(hold(between(150ms, 300ms), 200));
    QVERIFY2(little.splitShare() > 0.4, qPrintable(QString::number(little.splitShare())));
    QVERIFY2(wide.splitShare() < 0.1, qPrintable(QString::number(wide.splitShare())));
    QVERIFY(*little.timeOf(0.5) > *wide.timeOf(0.5));
    QVERIFY(little.meanMessages() > wide.meanMessages());
    QVERIFY(little.mostTerms() > wide.mostTerms());
}

void Statistics::anElectionTakesAtLeastATimeoutAndAVote()
{
    ElectionSetting setting = between(150ms, 300ms);
    setting.cluster.network.latencyMin = setting.cluster.network.latencyMax = 10ms;
    setting.cluster.diskMin = setting.cluster.diskMax = 0ms;
    // The last heartbeat arrived at most an interval before the crash, but for what was on its way.
    for (const ElectionSample &one : hold(setting, 100))
        QVERIFY(one.isElected && one.took >= 150ms - 50ms + 2 * 10ms);
    setting.beginning = ElectionSetting::Beginning::ColdStart;
    for (const ElectionSample &one : hold(setting, 100))
        QVERIFY(one.isElected && one.took >= 150ms + 2 * 10ms);
}

void Statistics::withoutMessagesThereIsNoLeader()
{
    ElectionSetting setting;
    setting.beginning = ElectionSetting::Beginning::ColdStart;
    setting.cluster.network.lossPerMillion = 1'000'000;
    setting.patience = 5;
    const ElectionFigures figures(hold(setting, 10));
    QCOMPARE(figures.failed(), std::size_t{10});
    QVERIFY(!figures.timeOf(0.5));
    QCOMPARE(figures.decidedWithin(1h), 0.0);
    QCOMPARE(figures.splitShare(), 1.0);
}

void Statistics::manyServersAndLossDoElect()
{
    ElectionSetting setting;
    setting.cluster.voters = clusterOf(9).voters;
    setting.cluster.network.lossPerMillion = 100'000;
    setting.cluster.server.preVote = setting.cluster.server.checkQuorum = true;
    const ElectionFigures figures(hold(setting, 50));
    QCOMPARE(figures.failed(), std::size_t{0});
    QVERIFY(figures.meanMessages() > 16);
}

void Statistics::quantilesCountThoseThatFailed()
{
    const ElectionFigures figures({sample(30ms), sample(10ms), sample(20ms, 2), ElectionSample{}});
    QCOMPARE(figures.elections(), std::size_t{4});
    QCOMPARE(figures.failed(), std::size_t{1});
    QCOMPARE(*figures.timeOf(0), Time(10ms));
    QCOMPARE(*figures.timeOf(0.25), Time(10ms));
    QCOMPARE(*figures.timeOf(0.5), Time(20ms));
    QCOMPARE(*figures.timeOf(0.75), Time(30ms));
    QVERIFY(!figures.timeOf(0.76));
    QCOMPARE(figures.decidedWithin(20ms), 0.5);
    QCOMPARE(figures.meanTime(), Time(20ms));
    QCOMPARE(figures.splitShare(), 0.5);
    QCOMPARE(figures.mostTerms(), std::uint64_t{2});
}

void Statistics::comparesTwoSettings()
{
    const ElectionFigures one({sample(10ms), sample(20ms)});
    const ElectionFigures other({sample(20ms), ElectionSample{}});
    QCOMPARE(chanceOfBeingQuicker(one, other), 0.875);
    QCOMPARE(chanceOfBeingQuicker(other, one), 0.125);
    QCOMPARE(chanceOfBeingQuicker(one, one), 0.5);
}

void Statistics::namesWhatCannotBeHeld()
{
    ElectionSetting setting;
    QVERIFY(problemOf(setting).empty());
    setting.cluster.voters = clusterOf(2).voters;
    QVERIFY(!problemOf(setting).empty());
    setting.beginning = ElectionSetting::Beginning::ColdStart;
    QVERIFY(problemOf(setting).empty());
    setting.cluster.server.heartbeat = 400ms;
    QVERIFY(!problemOf(setting).empty());
}

void Statistics::areWrittenOneALine()
{
    const std::string csv =
        toCsv({{"a \"b\"", {sample(1500us), ElectionSample{}}}, {"c", {sample(2ms, 3)}}}, 7);
    QCOMPARE(QString::fromStdString(csv), QStringLiteral("setting,seed,elected,microseconds,messages,terms\n"
                                                         "\"a \"\"b\"\"\",7,1,1500,10,1\n"
                                                         "\"a \"\"b\"\"\",8,0,0,0,0\n"
                                                         "\"c\",7,1,2000,10,3\n"));
}

QTEST_APPLESS_MAIN(Statistics)
#include "statistics.moc"
