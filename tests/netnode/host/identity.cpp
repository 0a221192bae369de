#include "processes.h"

#include <QDir>
#include <QFile>
#include <QtTest>

#include <algorithm>

using namespace raftarium;
using nlohmann::json;

namespace {

const QStringList loud{QStringLiteral("--log-level"), QStringLiteral("warning")};

/// A value of --peers.
QStringList peers(const json &value)
{
    return {QStringLiteral("--peers"), QString::fromStdString(value.dump())};
}

bool isSaid(const json &status, const char *words)
{
    const json &warnings = status["warnings"];
    return std::any_of(warnings.begin(), warnings.end(), [words](const json &warning) {
        return warning.get<std::string>().find(words) != std::string::npos;
    });
}

} // namespace

/// Which servers make a cluster, whatever command lines, disks and addresses say.
class IdentityTest : public QObject {
    Q_OBJECT

private slots:
    void otherPeersAfterAStopChangeNothing();
    void aServerWhoseDiskIsLostDoesNotCount();
    void aServerWhoseDiskIsLostFoundsNothing_data();
    void aServerWhoseDiskIsLostFoundsNothing();
    void aRestoredJournalDoesNotCount();
    void aMovedJournalCountsWhenSomebodyVouchesForIt_data();
    void aMovedJournalCountsWhenSomebodyVouchesForIt();
    void aServerThatLostItsDiskBelongsAgain();
    void clustersOfOneNameDoNotMix();
    void commandLinesThatDisagreeMakeNoCluster();
    void aVoterThatWasNeverThereIsWarnedOf();
    void aNumberWithANewDiskIsAnotherServer();
    void aServerIsThereOnce();

private:
    /// Servers 1 … 3 with one write, S1 leading.
    bool start(int size = 3);
    bool transferTo(int server);
    void stopAll();
    QByteArray journal(int server) const;
    void wipe(int server) const;
    QByteArray read(int server, const QByteArray &key) const;

    ProcessCluster &cluster() { return *m_cluster; }

    std::unique_ptr<ProcessCluster> m_cluster;
};

bool IdentityTest::start(int size)
{
    m_cluster = std::make_unique<ProcessCluster>(size, loud);
    return cluster().startAll() && cluster().leader() != 0 &&
           cluster().insist(1, "PUT", "/kv/first", "kept").status == 200;
}

bool IdentityTest::transferTo(int server)
{
    return comesTrue([&] {
        if (cluster().leader() == server)
            return true;
        cluster().ask(server, "POST", "/cluster/transfer",
                      QByteArray::fromStdString(json{{"to", server}}.dump()));
        return false;
    });
}

void IdentityTest::stopAll()
{
    for (int server = 1; server <= cluster().size(); ++server) {
        if (cluster()[server].isRunning())
            QCOMPARE(cluster()[server].terminate(), 0);
    }
}

QByteArray IdentityTest::journal(int server) const
{
    QFile file(QStringLiteral("%1/node_%2.jsonl").arg(m_cluster->dataDir()).arg(server));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A new disk.
void IdentityTest::wipe(int server) const
{
    QDir directory(m_cluster->dataDir());
    for (const QString &file : directory.entryList({QStringLiteral("node_%1.*").arg(server)}, QDir::Files))
        QVERIFY(directory.remove(file));
}

QByteArray IdentityTest::read(int server, const QByteArray &key) const
{
    const Answer answer = m_cluster->insist(server, "GET", "/kv/" + key);
    return answer.status == 200 ? QByteArray::fromStdString(answer.json()["value"].get<std::string>())
                                : QByteArray::number(answer.status);
}

// The membership stands in the journal: a typo in PEERS_JSON makes nobody a leader of its own.
void IdentityTest::otherPeersAfterAStopChangeNothing()
{
    QVERIFY(start());
    stopAll();
    QVERIFY(cluster().start(2, peers(json::object())));
    QVERIFY(comesTrue([&] { return isSaid(cluster().status(2), "--peers"); }));
    QCOMPARE(cluster().ask(2, "PUT", "/kv/lone", "acknowledged").status, 503);
    const json status = cluster().status(2);
    QVERIFY(status["leader"].is_null());
    QCOMPARE(status["members"]["voters"].size(), 3U);
    QVERIFY2(cluster()[2].complaint().contains("but the cluster consists of 1, 2, 3"),
             cluster()[2].complaint().constData());
    QVERIFY(cluster().startAll());
    QCOMPARE(read(1, "first"), QByteArray("kept"));
    QVERIFY(cluster().leader() != 0);
    QCOMPARE(read(2, "lone"), QByteArray("404"));
    QVERIFY(cluster().storesAreEqual());
}

// S2 lacks a write that S1 and S3 have acknowledged. With the vote of an empty S3 it would lead without it.
void IdentityTest::aServerWhoseDiskIsLostDoesNotCount()
{
    QVERIFY(start());
    QVERIFY(transferTo(1));
    cluster()[2].kill();
    QCOMPARE(cluster().insist(1, "PUT", "/kv/precious", "kept").status, 200);
    cluster()[3].kill();
    wipe(3);
    cluster()[1].kill();
    QVERIFY(cluster().start(2));
    QVERIFY(cluster().start(3));
    const int before = cluster().status(2)["term"].get<int>();
    QVERIFY(comesTrue([&] { return isSaid(cluster().status(3), "lost its data"); }));
    QVERIFY(!cluster().status(3)["counted"].get<bool>());
    for (int look = 0; look < 20; ++look) {
        QTest::qWait(50);
        QVERIFY(cluster().status(2)["leader"].is_null());
        QVERIFY(cluster().status(3)["leader"].is_null());
    }
    QCOMPARE(cluster().status(2)["term"].get<int>(), before);
    QVERIFY(cluster().start(1));
    QCOMPARE(read(2, "precious"), QByteArray("kept"));
    QVERIFY(comesTrue([&] { return cluster().status(3)["counted"].get<bool>(); }));
    QCOMPARE(read(3, "precious"), QByteArray("kept"));
    QVERIFY(cluster().storesAreEqual());
}

void IdentityTest::aServerWhoseDiskIsLostFoundsNothing_data()
{
    QTest::addColumn<bool>("isWarned");
    QTest::newRow("it learns of the cluster when it starts") << true;
    QTest::newRow("it learns of the cluster when it is about to found one") << false;
}

// S1 and S2 have founded the cluster, and S3 has never been there. Were the empty S2 to found one with S3
// while S1 is away, what S1 knows would be forgotten.
void IdentityTest::aServerWhoseDiskIsLostFoundsNothing()
{
    QFETCH(bool, isWarned);
    m_cluster = std::make_unique<ProcessCluster>(3, loud);
    QVERIFY(cluster().start(1) && cluster().start(2));
    QVERIFY(cluster().leader({1, 2}) != 0);
    QCOMPARE(cluster().insist(1, "PUT", "/kv/first", "kept").status, 200);
    const json founded = cluster().status(1)["cluster_id"];
    if (!isWarned)
        cluster()[1].kill();
    cluster()[2].kill();
    wipe(2);
    QVERIFY(cluster().start(2));
    if (!isWarned) {
        QTest::qWait(2000);
        QVERIFY(cluster().start(1));
    }
    QVERIFY(comesTrue([&] { return isSaid(cluster().status(2), "has lost its data"); }));
    cluster()[1].kill();
    QVERIFY(cluster().start(3));
    QTest::qWait(3000);
    for (const int server : {2, 3}) {
        QVERIFY(cluster().status(server)["cluster_id"].is_null());
        QVERIFY(cluster().status(server)["leader"].is_null());
    }
    QVERIFY(cluster().start(1));
    QVERIFY(cluster().status(1)["cluster_id"] == founded);
    QVERIFY(cluster().ask(1, "GET", "/log").body.contains("first"));
}

// A copy of its journal from before the write is no better than an empty disk.
void IdentityTest::aRestoredJournalDoesNotCount()
{
    QVERIFY(start());
    QVERIFY(transferTo(1));
    cluster()[3].kill();
    const QByteArray older = journal(3);
    QVERIFY(cluster().start(3));
    QVERIFY(transferTo(1));
    cluster()[2].kill();
    QCOMPARE(cluster().insist(1, "PUT", "/kv/precious", "kept").status, 200);
    cluster()[3].kill();
    QFile file(QStringLiteral("%1/node_3.jsonl").arg(cluster().dataDir()));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(older), older.size());
    file.close();
    cluster()[1].kill();
    QVERIFY(cluster().start(2));
    QVERIFY(cluster().start(3));
    QVERIFY(comesTrue([&] { return isSaid(cluster().status(3), "a copy"); }));
    for (int look = 0; look < 20; ++look) {
        QTest::qWait(50);
        QVERIFY(cluster().status(2)["leader"].is_null());
        QVERIFY(cluster().status(3)["leader"].is_null());
    }
    QVERIFY(cluster().start(1));
    QCOMPARE(read(2, "precious"), QByteArray("kept"));
    QVERIFY(comesTrue([&] { return cluster().status(3)["counted"].get<bool>(); }));
    QVERIFY(cluster().storesAreEqual());
}

void IdentityTest::aMovedJournalCountsWhenSomebodyVouchesForIt_data()
{
    QTest::addColumn<bool>("atOnce");
    QTest::newRow("at once") << true;
    QTest::newRow("after a start that said why it does not count") << false;
}

void IdentityTest::aMovedJournalCountsWhenSomebodyVouchesForIt()
{
    QFETCH(bool, atOnce);
    QVERIFY(start());
    const json disk = cluster().status(3)["disk"];
    stopAll();
    for (int server = 1; server <= 3; ++server) {
        const QString path = QStringLiteral("%1/node_%2.jsonl").arg(cluster().dataDir()).arg(server);
        QVERIFY(QFile::copy(path, path + QStringLiteral(".moved")));
        QVERIFY(QFile::remove(path));
        QVERIFY(QFile::rename(path + QStringLiteral(".moved"), path));
    }
    for (int times = atOnce ? 0 : 2; times > 0; --times) {
        QVERIFY(cluster().startAll());
        for (int server = 1; server <= 3; ++server)
            QVERIFY(comesTrue([&] { return isSaid(cluster().status(server), "--trust-copy"); }));
        stopAll();
    }
    for (int server = 1; server <= 3; ++server)
        QVERIFY(cluster().start(server, {QStringLiteral("--trust-copy")}));
    QVERIFY(cluster().leader() != 0);
    QVERIFY(cluster().status(3)["disk"] == disk);
    QCOMPARE(read(1, "first"), QByteArray("kept"));
}

void IdentityTest::aServerThatLostItsDiskBelongsAgain()
{
    QVERIFY(start());
    const json disk = cluster().status(3)["disk"];
    cluster()[3].kill();
    wipe(3);
    QVERIFY(cluster().start(3));
    QVERIFY(comesTrue([&] { return cluster().status(3)["counted"].get<bool>(); }));
    QVERIFY(cluster().status(3)["disk"] != disk);
    QVERIFY(
        comesTrue([&] { return cluster().status(3)["cluster_id"] == cluster().status(1)["cluster_id"]; }));
    QVERIFY(transferTo(1));
    cluster()[2].kill(); // With S1 it is a majority again.
    QCOMPARE(cluster().insist(1, "PUT", "/kv/after", "it came back").status, 200);
    QCOMPARE(read(3, "after"), QByteArray("it came back"));
}

// S3 belongs to S3, S4 and S5. The servers S1 and S2 of another cluster take it for theirs.
void IdentityTest::clustersOfOneNameDoNotMix()
{
    m_cluster = std::make_unique<ProcessCluster>(5, loud);
    const auto listOf = [this](int self, const std::vector<int> &servers) {
        json list = json::object();
        for (const int server : servers) {
            if (server != self)
                list[std::to_string(server)] = cluster().url(server).toStdString();
        }
        return peers(list);
    };
    for (const int server : {3, 4, 5})
        QVERIFY(cluster().start(server, listOf(server, {3, 4, 5})));
    QVERIFY(cluster().leader({3, 4, 5}) != 0);
    QCOMPARE(cluster().insist(3, "PUT", "/kv/owner", "B").status, 200);
    QVERIFY(cluster().storesAreEqual({3, 4, 5}));
    cluster()[4].kill();
    cluster()[5].kill();
    for (const int server : {1, 2})
        QVERIFY(cluster().start(server, listOf(server, {1, 2, 3})));
    QVERIFY(cluster().leader({1, 2}) != 0);
    QCOMPARE(cluster().insist(1, "PUT", "/kv/owner", "A").status, 200);
    const json stranger = cluster().status(3);
    QVERIFY(stranger["cluster_id"] != cluster().status(1)["cluster_id"]);
    QVERIFY(comesTrue([&] { return isSaid(cluster().status(1), "to another one"); }));
    QCOMPARE(cluster().ask(3, "GET", "/kv/owner?consistency=local").json()["value"].get<std::string>(), "B");
    QVERIFY(cluster().status(3)["term"] == stranger["term"]);
    QVERIFY(cluster().start(4, listOf(4, {3, 4, 5})));
    QCOMPARE(read(3, "owner"), QByteArray("B"));
    QCOMPARE(read(1, "owner"), QByteArray("A"));
}

void IdentityTest::commandLinesThatDisagreeMakeNoCluster()
{
    m_cluster = std::make_unique<ProcessCluster>(5, loud);
    for (int server = 1; server <= 5; ++server) {
        json list = json::object();
        for (int other = 1; other <= 5; ++other) {
            if (other != server && other != server % 5 + 1)
                list[std::to_string(other)] = cluster().url(other).toStdString();
        }
        QVERIFY(cluster().start(server, peers(list)));
    }
    for (int server = 1; server <= 5; ++server) {
        QVERIFY(comesTrue([&] { return isSaid(cluster().status(server), "the same servers everywhere"); }));
        QVERIFY(cluster().status(server)["leader"].is_null());
        QCOMPARE(cluster().ask(server, "PUT", "/kv/x", "1").status, 503);
    }
    // Put right, it is a cluster.
    for (int server = 1; server <= 5; ++server)
        cluster()[server].kill();
    QVERIFY(cluster().startAll());
    QVERIFY(cluster().leader() != 0);
    for (int server = 1; server <= 5; ++server)
        QVERIFY(comesTrue([&] { return cluster().status(server)["warnings"].empty(); }));
}

// It could found a second cluster together with a server that has lost its disk, and nobody would know.
void IdentityTest::aVoterThatWasNeverThereIsWarnedOf()
{
    m_cluster = std::make_unique<ProcessCluster>(3, loud);
    for (const int server : {1, 2})
        QVERIFY(cluster().start(server));
    QVERIFY(cluster().leader({1, 2}) != 0);
    QVERIFY(comesTrue([&] { return isSaid(cluster().status(1), "never been part of the cluster: 3."); }));
    QVERIFY(cluster().start(3));
    for (const int server : {1, 2, 3})
        QVERIFY(comesTrue([&] { return cluster().status(server)["warnings"].empty(); }));
}

// S1, which was alone once, left and comes back empty. It reads in the log of long ago that it is alone.
void IdentityTest::aNumberWithANewDiskIsAnotherServer()
{
    m_cluster =
        std::make_unique<ProcessCluster>(3, QStringList{QStringLiteral("--peers"), QStringLiteral("{}")});
    QVERIFY(cluster().start(1));
    const auto add = [&](int server, int at) {
        const json body{{"url", cluster().url(server).toStdString()}};
        return cluster().insist(at, "PUT", "/cluster/members/" + QByteArray::number(server),
                                QByteArray::fromStdString(body.dump()));
    };
    QVERIFY(cluster().leader({1}) != 0);
    for (int i = 0; i < 50; ++i)
        QCOMPARE(cluster().insist(1, "PUT", "/kv/k" + QByteArray::number(i), "v").status, 200);
    for (const int server : {2, 3}) {
        QVERIFY(cluster().start(server, {QStringLiteral("--join")}));
        QCOMPARE(add(server, 1).status, 200);
    }
    QVERIFY(transferTo(2));
    QCOMPARE(cluster().insist(2, "DELETE", "/cluster/members/1").status, 200);
    QCOMPARE(cluster()[1].exitCode(), 0);
    QCOMPARE(cluster().insist(2, "PUT", "/kv/precious", "kept").status, 200);
    wipe(1);
    QVERIFY(cluster().start(1, {QStringLiteral("--join")}));
    QVERIFY(add(1, 2).status != 0);
    cluster()[2].kill();
    for (int look = 0; look < 20; ++look) {
        QTest::qWait(20);
        // Taken in with the log, it may lead.
        QVERIFY(cluster().status(1)["role"] != "leader" || read(1, "precious") == QByteArray("kept"));
    }
    QVERIFY(cluster().start(2, {QStringLiteral("--join")}));
    QCOMPARE(read(3, "precious"), QByteArray("kept"));
    QCOMPARE(read(2, "precious"), QByteArray("kept"));
    QVERIFY(cluster().storesAreEqual({2, 3}));
}

void IdentityTest::aServerIsThereOnce()
{
    QVERIFY(start());
    const QTemporaryDir elsewhere;
    NodeProcess second;
    QVERIFY(second.start({cluster().arguments(3, {QStringLiteral("--port"), QStringLiteral("0"),
                                                  QStringLiteral("--data-dir"), elsewhere.path()}),
                          {}}));
    Client client(second.port());
    QVERIFY(comesTrue(
        [&] { return isSaid(client.ask("GET", "/status").json(), "is here already, on another disk"); }));
    QVERIFY(cluster().leader() != 0);
    QCOMPARE(cluster().insist(1, "PUT", "/kv/second", "kept").status, 200);
}

QTEST_GUILESS_MAIN(IdentityTest)
#include "identity.moc"
