#include "raftcore/futures/futures.h"

#include "raftcore/simulation/simulation.h"
#include "raftcore/soak/soak.h"

#include <QtTest>

/// When the end of a run became inevitable.
class FuturesStory : public QObject {
    Q_OBJECT

private slots:
    void ofAnOutageAreSureOnceAMajorityIsDown();
    void areTheSameForTheSameSeed();
    void differInWhatIsLeftToChance();
    void endAtAViolation();
};

namespace {

using namespace raft;
using namespace std::chrono_literals;

/// Three of five servers crash at 2 s, the leader among them.
std::unique_ptr<Cluster> outage()
{
    std::unique_ptr<Cluster> cluster = simulate(clusterOf(5, 3));
    cluster->advance(2s);
    const std::uint64_t leader = cluster->view().leader()->id.value;
    for (std::uint64_t next = 0; next < 3; ++next)
        cluster->perform(action::Crash{NodeId{(leader - 1 + next) % 5 + 1}});
    cluster->advance(4s);
    return cluster;
}

std::size_t sameOf(const Futures &futures, std::size_t start, std::uint64_t seeds)
{
    std::size_t same = 0;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed)
        same += futures.endingOf(start, seed) == futures.ending() ? 1 : 0;
    return same;
}

} // namespace

void FuturesStory::ofAnOutageAreSureOnceAMajorityIsDown()
{
    const std::unique_ptr<Cluster> cluster = outage();
    const Futures futures(cluster->setup(), runOf(*cluster), 8);
    QVERIFY(!futures.ending().violated && !futures.ending().isLed);
    QCOMPARE(futures.endsAt(), Time(4s));
    QCOMPARE(futures.starts().size(), std::size_t{8});
    QCOMPARE(futures.starts()[4].at, Time(2s));
    QCOMPARE(futures.starts()[3].interventions, std::size_t{0});
    QCOMPARE(futures.starts()[4].interventions, std::size_t{3});
    for (std::size_t start = 4; start < 8; ++start)
        QCOMPARE(sameOf(futures, start, 20), std::size_t{20});
    // In other futures another server leads before, and goes on though it can commit nothing any more.
    const std::size_t before = sameOf(futures, 0, 40);
    QVERIFY2(before > 0 && before < 40, qPrintable(QString::number(before)));
}

void FuturesStory::areTheSameForTheSameSeed()
{
    const std::unique_ptr<Cluster> cluster = outage();
    const Futures futures(cluster->setup(), runOf(*cluster), 4);
    const Futures again(cluster->setup(), runOf(*cluster), 4);
    for (std::uint64_t seed = 1; seed <= 20; ++seed)
        QVERIFY(futures.endingOf(0, seed) == again.endingOf(0, seed));
}

void FuturesStory::differInWhatIsLeftToChance()
{
    const std::unique_ptr<Cluster> cluster = outage();
    const Futures futures(cluster->setup(), runOf(*cluster), 4);
    std::size_t led = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed)
        led += futures.endingOf(0, seed).isLed ? 1 : 0;
    QVERIFY(led > 0 && led < 40);
}

void FuturesStory::endAtAViolation()
{
    std::unique_ptr<Cluster> broken;
    for (std::uint64_t seed = 1; !broken; ++seed) {
        const SoakPlan plan = soakPlan(seed, 3, {Rule::MajorityElects});
        if (soak(plan).problem.find("ElectionSafety") == 0)
            broken = soaked(plan);
    }
    const Futures futures(broken->setup(), runOf(*broken), 10);
    QVERIFY(futures.ending().violated == SafetyProperty::ElectionSafety);
    QVERIFY(futures.endsAt() <= broken->now());
    std::size_t all = 0;
    for (std::size_t start = 0; start < futures.starts().size(); ++start)
        all += sameOf(futures, start, 5);
    QVERIFY(all > 0);
}

QTEST_APPLESS_MAIN(FuturesStory)
#include "futures.moc"
