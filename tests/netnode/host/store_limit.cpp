#include "processes.h"

#include <QTest>

using namespace raftarium;

namespace {

constexpr qsizetype large = 400 * 1024;

} // namespace

/// A store that may have 1 MiB: what would make it larger is refused, by the leader alone.
class StoreLimitTest : public QObject {
    Q_OBJECT

private slots:
    void whatDoesNotFitIsRefused();
    void nonsenseIsNoLimit();

private:
    int put(int server, const QByteArray &key, qsizetype size, const Fields &fields = {})
    {
        return m_cluster.insist(server, "PUT", "/kv/" + key, QByteArray(size, 'x'), fields).status;
    }
    std::string warnings(int server) { return m_cluster.status(server)["warnings"].dump(); }

    ProcessCluster m_cluster{3, {QStringLiteral("--max-store"), QStringLiteral("1")}};
};

void StoreLimitTest::whatDoesNotFitIsRefused()
{
    QVERIFY(m_cluster.startAll());
    const int leader = m_cluster.leader();
    QVERIFY(leader != 0);
    const int follower = leader % 3 + 1;
    QCOMPARE(put(leader, "a", large), 200);
    QCOMPARE(put(follower, "b", large, {{"Idempotency-Key", "client/1"}}), 200);
    QCOMPARE(m_cluster.status(leader)["max_store_bytes"].get<int>(), 1 << 20);
    QVERIFY(m_cluster.status(leader)["store_bytes"].get<int>() >= 2 * large);
    QVERIFY(warnings(leader).find("nearly full") == std::string::npos);

    for (const int server : {leader, follower}) {
        const Answer refused = m_cluster.ask(server, "PUT", "/kv/c", QByteArray(large, 'x'));
        QCOMPARE(refused.status, 507);
        QCOMPARE(refused.json()["error"]["code"].get<std::string>(), std::string("store_full"));
    }
    QCOMPARE(m_cluster.insist(leader, "GET", "/kv/c").status, 404);
    // What makes the store no larger is done: another value, a retry, a deletion.
    QCOMPARE(put(leader, "a", large), 200);
    QCOMPARE(put(follower, "b", large, {{"Idempotency-Key", "client/1"}}), 200);
    QCOMPARE(put(leader, "c", large / 2), 200);
    QVERIFY(comesTrue([&] { return warnings(follower).find("nearly full") != std::string::npos; }));
    QCOMPARE(m_cluster.insist(leader, "DELETE", "/kv/a").status, 200);
    QCOMPARE(put(follower, "d", large), 200);
    QVERIFY(m_cluster.storesAreEqual());
    QVERIFY(m_cluster.ask(leader, "GET", "/metrics").body.contains("\nraftarium_max_store_bytes 1048576\n"));
}

void StoreLimitTest::nonsenseIsNoLimit()
{
    for (const QString &limit : {QStringLiteral("0"), QStringLiteral("1001"), QStringLiteral("much")}) {
        const Outcome outcome =
            runNode({{QStringLiteral("--id"), QStringLiteral("1"), QStringLiteral("--port"),
                      QStringLiteral("0"), QStringLiteral("--peers"), QStringLiteral("{}")},
                     {{QStringLiteral("MAX_STORE_MB"), limit}}});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.complaint.contains("MAX_STORE_MB"), outcome.complaint.constData());
    }
}

QTEST_GUILESS_MAIN(StoreLimitTest)
#include "store_limit.moc"
