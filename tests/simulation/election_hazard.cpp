#include "raftcore/cluster/election_hazard.h"

#include "raftcore/simulation/simulation.h"

#include <QtTest>

using namespace raft;

namespace {

/// Five servers whose messages all take that long.
ClusterSetup withLatency(int milliseconds, std::uint64_t seed = 1)
{
    ClusterSetup setup = clusterOf(5, seed);
    setup.network.latencyMin = setup.network.latencyMax = std::chrono::milliseconds(milliseconds);
    return setup;
}

std::optional<ElectionHazard> hazardOf(const ClusterSetup &setup)
{
    return electionHazard(setup.server, setup.network, setup.diskMin, setup.diskMax, setup.voters.size());
}

/// Whether some server has led within half a minute.
bool electsALeader(const ClusterSetup &setup)
{
    const auto cluster = simulate(setup);
    cluster->advance(std::chrono::seconds(30));
    const EventRecord &record = cluster->events();
    for (EventNumber number = 1; number <= record.size(); ++number)
        if (record[number].kind == EventKind::StateChanged &&
            record[number].detail == static_cast<std::uint8_t>(Role::Leader))
            return true;
    return false;
}

} // namespace

/// What is said about settings holds in the runs that they make.
class ElectionHazardTest : public QObject {
    Q_OBJECT

private slots:
    void theDefaultsHaveNone() { QVERIFY(!hazardOf(clusterOf(5))); }

    void whereARoundTripOutlastsEveryTimeoutNoServerIsElected()
    {
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            const ClusterSetup setup = withLatency(203, seed);
            QVERIFY(hazardOf(setup)->prevents());
            QCOMPARE(hazardOf(setup)->takes, std::chrono::milliseconds(406));
            QVERIFY(!electsALeader(setup));
        }
    }

    void whereItOutlastsTheShortestTimeoutElectionsMayFail()
    {
        const ClusterSetup setup = withLatency(100);
        QVERIFY(hazardOf(setup)->kind == HazardKind::RoundTripOftenLong);
        QVERIFY(!hazardOf(setup)->prevents());
        bool anyElected = false;
        for (std::uint64_t seed = 1; seed <= 10; ++seed)
            anyElected = anyElected || electsALeader(withLatency(100, seed));
        QVERIFY(anyElected);
    }

    void longerTimeoutsMakeUpForIt()
    {
        ClusterSetup setup = withLatency(203);
        setup.server.electionMin = std::chrono::milliseconds(1000);
        setup.server.electionMax = std::chrono::milliseconds(2000);
        QVERIFY(!hazardOf(setup));
        QVERIFY(electsALeader(setup));
    }

    void whereEverythingIsLostNoServerIsElected()
    {
        ClusterSetup setup = clusterOf(3);
        setup.network.lossPerMillion = 1'000'000;
        QVERIFY(hazardOf(setup)->kind == HazardKind::NothingArrives);
        QVERIFY(!electsALeader(setup));
        setup.voters.resize(1);
        QVERIFY(!hazardOf(setup));
        QVERIFY(electsALeader(setup));
    }

    void heartbeatsThatAreHardlyMoreFrequentThanTimeoutsAreTooRare()
    {
        ClusterSetup setup = clusterOf(5);
        setup.server.heartbeat = std::chrono::milliseconds(145);
        QVERIFY(hazardOf(setup)->kind == HazardKind::HeartbeatsTooRare);
        QCOMPARE(hazardOf(setup)->takes, std::chrono::milliseconds(155));
    }

    void preVoteAloneProtectsNoLeader()
    {
        ClusterSetup setup = clusterOf(5);
        setup.server.preVote = true;
        QVERIFY(hazardOf(setup)->kind == HazardKind::LeaderCanBeDeposed);
        setup.server.checkQuorum = true;
        QVERIFY(!hazardOf(setup));
    }
};

QTEST_APPLESS_MAIN(ElectionHazardTest)
#include "election_hazard.moc"
