#include "netnode/host/known_addresses.h"

#include <QTest>

/// Which address of a server counts: what it says of itself, or what a person has decided.
namespace {

using namespace raft;
using raftarium::KnownAddresses;

constexpr NodeId S2{2};

QUrl at(int port)
{
    return QUrl(QStringLiteral("http://localhost:%1").arg(port));
}

} // namespace

class KnownAddressesTest : public QObject {
    Q_OBJECT

private slots:
    void theFirstAddressCountsUntilOneIsDecided()
    {
        KnownAddresses addresses;
        QVERIFY(addresses.admit(S2, at(8002), 0));
        QVERIFY(addresses.set(S2, at(8002)));
        QVERIFY(!addresses.set(S2, at(8002)));
        QVERIFY2(!addresses.admit(S2, at(9002), 0), "it is known already");
        QVERIFY(addresses.admit(S2, at(9002), 5));
        QVERIFY(addresses.set(S2, at(9002)));
        QCOMPARE(addresses.all().at(S2), at(9002));
    }

    void ofTwoDecisionsTheGreaterNumberCounts()
    {
        KnownAddresses addresses;
        QVERIFY(addresses.admit(S2, at(8002), 5));
        QVERIFY(!addresses.admit(S2, at(9002), 5));
        QVERIFY(!addresses.admit(S2, at(9002), 4));
        QVERIFY(addresses.admit(S2, at(9002), 6));
        QVERIFY(addresses.admit({3}, at(8003), 2));
        QCOMPARE(addresses.decisionAbout(S2), std::uint64_t{6});
        QCOMPARE(addresses.decisionAbout({4}), std::uint64_t{0});
        QCOMPARE(addresses.lastDecision(), std::uint64_t{6});
    }

    void aDecisionOfAnEarlierLifeCounts()
    {
        KnownAddresses addresses;
        addresses.recallDecision(S2, 7);
        QVERIFY(!addresses.admit(S2, at(9002), 7));
        QVERIFY(addresses.admit(S2, at(9002), 8));
    }

    void nonsenseIsNoAddress()
    {
        KnownAddresses addresses;
        QVERIFY(!addresses.admit(S2, QUrl(), 1));
        const QString path(static_cast<qsizetype>(KnownAddresses::longestUrl), u'a');
        QVERIFY(!addresses.admit(S2, QUrl(QStringLiteral("http://localhost/") + path), 2));
        QCOMPARE(addresses.lastDecision(), std::uint64_t{0});
    }

    void whatIsForgottenStaysDecided()
    {
        KnownAddresses addresses;
        addresses.set(S2, at(8002));
        addresses.set({3}, at(8003));
        addresses.recallDecision(S2, 3);
        QVERIFY(addresses.forget([](NodeId server) { return server == S2; }));
        QVERIFY(!addresses.forget([](NodeId server) { return server == S2; }));
        QCOMPARE(addresses.all().size(), std::size_t{1});
        QCOMPARE(addresses.decisionAbout(S2), std::uint64_t{3});
    }

    void othersAreToldInFramesOfBoundedLength()
    {
        KnownAddresses addresses;
        for (std::uint64_t server = 1; server <= 2500; ++server)
            addresses.set({server}, at(8000));
        addresses.recallDecision({2500}, 9);
        const auto frames = addresses.frames();
        QCOMPARE(frames.size(), std::size_t{3});
        QCOMPARE(frames.front().known.size(), std::size_t{1000});
        QCOMPARE(frames.back().known.size(), std::size_t{500});
        QCOMPARE(frames.back().known.back().decision, std::uint64_t{9});
        QCOMPARE(KnownAddresses().frames().size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(KnownAddressesTest)
#include "addresses.moc"
