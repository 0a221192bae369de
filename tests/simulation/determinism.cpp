#include "disturbance.h"

#include <QtTest>

using namespace raft;

namespace {

ClusterSetup lossySetup(std::uint64_t seed)
{
    ClusterSetup setup = clusterOf(5, seed);
    setup.network.lossPerMillion = 20'000;
    setup.network.duplicationPerMillion = 10'000;
    return setup;
}

/// A run of ten seconds with something done to it every 20 ms, in portions of `mostSteps` and `slice`.
std::unique_ptr<Cluster> disturbed(const ClusterSetup &setup, std::size_t mostSteps, Time slice,
                                   bool lookBack)
{
    std::unique_ptr<Cluster> cluster = simulate(setup);
    Disturbance disturbance(setup.seed + 100);
    for (Time until{20'000}; until <= Time{10'000'000}; until += Time{20'000}) {
        while (cluster->now() < until)
            cluster->advance(std::min(until, cluster->now() + slice), mostSteps);
        cluster->perform(disturbance.next());
        if (lookBack)
            (void)cluster->viewAt(cluster->events().size() / 2);
    }
    return cluster;
}

constexpr Time atOnce{1'000'000'000};

} // namespace

/// The same setup and the same actions give the same events, bit for bit.
class Determinism : public QObject {
    Q_OBJECT

private slots:
    void theWayTimeIsPortionedDoesNotShow_data()
    {
        QTest::addColumn<quint64>("mostSteps");
        QTest::addColumn<qint64>("slice");
        QTest::newRow("one thing at a time") << quint64{1} << qint64{1'000'000'000};
        QTest::newRow("seven things at a time") << quint64{7} << qint64{1'000'000'000};
        QTest::newRow("a frame of 16 ms at 1/1000") << quint64{100} << qint64{16};
        QTest::newRow("a third of a millisecond") << quint64{1'000'000} << qint64{333};
        QTest::newRow("odd slices") << quint64{3} << qint64{7'919};
    }
    void theWayTimeIsPortionedDoesNotShow()
    {
        QFETCH(quint64, mostSteps);
        QFETCH(qint64, slice);
        const auto expected = disturbed(lossySetup(5), static_cast<std::size_t>(-1), atOnce, false);
        const auto portioned =
            disturbed(lossySetup(5), static_cast<std::size_t>(mostSteps), Time{slice}, false);
        QVERIFY(expected->events().size() > 2000);
        QCOMPARE(portioned->events().size(), expected->events().size());
        QCOMPARE(portioned->events().hash(), expected->events().hash());
    }

    void lookingBackDoesNotShow()
    {
        const auto expected = disturbed(lossySetup(6), static_cast<std::size_t>(-1), atOnce, false);
        const auto looked = disturbed(lossySetup(6), static_cast<std::size_t>(-1), atOnce, true);
        QCOMPARE(looked->events().hash(), expected->events().hash());
    }

    void theSafetyMonitorOnlyLooksOn()
    {
        ClusterSetup unchecked = lossySetup(6);
        unchecked.check = false;
        const auto expected = disturbed(lossySetup(6), static_cast<std::size_t>(-1), atOnce, false);
        QVERIFY(expected->violations().empty());
        const auto unwatched = disturbed(unchecked, static_cast<std::size_t>(-1), atOnce, false);
        QCOMPARE(unwatched->events().hash(), expected->events().hash());
    }

    void anUnrecordedRunEndsInTheSameState()
    {
        ClusterSetup unrecorded = lossySetup(7);
        unrecorded.record = false;
        const auto expected = disturbed(lossySetup(7), static_cast<std::size_t>(-1), atOnce, false);
        const auto forgotten = disturbed(unrecorded, static_cast<std::size_t>(-1), atOnce, false);
        QVERIFY(forgotten->events().empty());
        QVERIFY(!forgotten->capabilities().timeTravel);
        QVERIFY(!forgotten->capabilities().reason.empty());
        for (const ServerView &server : expected->view().servers) {
            const ClusterView other = forgotten->view();
            QCOMPARE(other.server(server.id)->hard.term.value, server.hard.term.value);
            QVERIFY(other.server(server.id)->log == server.log);
            QCOMPARE(other.server(server.id)->store.hash(), server.store.hash());
            QCOMPARE(other.server(server.id)->deadline.count(), server.deadline.count());
        }
    }

    void anotherSeedIsAnotherRun()
    {
        const auto one = disturbed(lossySetup(5), static_cast<std::size_t>(-1), atOnce, false);
        const auto other = disturbed(lossySetup(8), static_cast<std::size_t>(-1), atOnce, false);
        QVERIFY(one->events().hash() != other->events().hash());
    }

    // The numbers were written down once; every compiler and platform must find them again. They change when
    // the protocol, the simulation or the form of an event changes, and only then.
    void everyCompilerFindsTheSameHash()
    {
        const auto quiet = simulate(clusterOf(5, 1));
        quiet->advance(Time{3'000'000});
        QCOMPARE(QString::number(quiet->events().hash(), 16), QStringLiteral("7856c5059aa4f404"));
        const auto loud = disturbed(lossySetup(5), static_cast<std::size_t>(-1), atOnce, false);
        QCOMPARE(QString::number(loud->events().hash(), 16), QStringLiteral("38e01e0314beb78f"));
    }
};

QTEST_APPLESS_MAIN(Determinism)
#include "determinism.moc"
