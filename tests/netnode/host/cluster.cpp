#include "processes.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <thread>

using namespace raftarium;
using nlohmann::json;

namespace {

QByteArray cutFrom(const std::vector<int> &servers)
{
    const json faults = {{"cut_from", servers}, {"cut_to", servers}};
    return QByteArray::fromStdString(faults.dump());
}

/// Whom a server does not speak with once the others are split off from it.
std::vector<int> without(const std::vector<int> &all, const std::vector<int> &group)
{
    std::vector<int> rest;
    for (const int server : all) {
        if (std::find(group.begin(), group.end(), server) == group.end())
            rest.push_back(server);
    }
    return rest;
}

} // namespace

/// Five servers as five processes: what clients see of elections, crashes and cuts.
class ClusterTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_cluster.reset(); }

    void aWriteAtAnyServerIsReadAtAny();
    void killedServersComeBackWithEverythingAcknowledged();
    void theMajorityGoesOnWithoutALeaderThatStandsStill();
    void nobodyWaitsForALeaderThatIsGone();
    void aMinorityRefusesAndAHealedClusterAgrees();
    void askedToLeaveALeaderHandsOver();
    void aNewServerJoinsAndAnOldOneLeaves();
    void addressesToldAtRunTimeOutliveARestart();
    void aServerThatIsNotThereGetsNoVote();
    void aServerThatIsFarBehindIsSentASnapshot();

private:
    ProcessCluster &cluster() { return *m_cluster; }

    std::unique_ptr<ProcessCluster> m_cluster;
};

void ClusterTest::init()
{
    m_cluster = std::make_unique<ProcessCluster>(5, QStringList{QStringLiteral("--allow-faults"),
                                                                QStringLiteral("--snapshot-entries"),
                                                                QStringLiteral("40")});
    QVERIFY(cluster().startAll());
}

void ClusterTest::aWriteAtAnyServerIsReadAtAny()
{
    const int leader = cluster().leader();
    QVERIFY(leader != 0);
    for (int writer = 1; writer <= 5; ++writer) {
        const QByteArray value = "from " + QByteArray::number(writer);
        const Answer put = cluster().insist(writer, "PUT", "/kv/zone1:temp", value);
        QCOMPARE(put.status, 200);
        QCOMPARE(put.json()["key"].get<std::string>(), "zone1:temp");
        QVERIFY(put.json()["index"].get<int>() > 0);
        QVERIFY(!put.field("X-Raft-Leader").isEmpty());
        for (int reader = 1; reader <= 5; ++reader) {
            const Answer got = cluster().insist(reader, "GET", "/kv/zone1:temp");
            QCOMPARE(got.status, 200);
            QCOMPARE(got.json()["value"].get<std::string>(), value.toStdString());
        }
    }
    const Answer gone = cluster().insist(3, "DELETE", "/kv/zone1%3Atemp");
    QCOMPARE(gone.json()["existed"].get<bool>(), true);
    QCOMPARE(cluster().insist(3, "DELETE", "/kv/zone1%3Atemp").json()["existed"].get<bool>(), false);
    const Answer missing = cluster().insist(5, "GET", "/kv/zone1:temp");
    QCOMPARE(missing.status, 404);
    QCOMPARE(missing.json()["error"]["code"].get<std::string>(), "key_not_found");
    QVERIFY(cluster().storesAreEqual());
}

void ClusterTest::killedServersComeBackWithEverythingAcknowledged()
{
    QVERIFY(cluster().leader() != 0);
    const std::vector<std::vector<int>> victims{{1}, {2, 4}, {1, 3, 5}, {1, 2, 3, 4, 5}};
    int written = 0;
    for (const std::vector<int> &set : victims) {
        for (int i = 0; i < 5; ++i, ++written)
            QCOMPARE(cluster()
                         .insist(1 + written % 5, "PUT", "/kv/k" + QByteArray::number(written),
                                 "v" + QByteArray::number(written))
                         .status,
                     200);
        for (const int server : set)
            cluster()[server].kill();
        QVERIFY(cluster().startAll());
        QVERIFY(cluster().leader() != 0);
        for (int i = 0; i < written; ++i) {
            const Answer got = cluster().insist(1 + i % 5, "GET", "/kv/k" + QByteArray::number(i));
            QCOMPARE(got.status, 200);
            QCOMPARE(QByteArray::fromStdString(got.json()["value"].get<std::string>()),
                     QByteArray("v" + QByteArray::number(i)));
        }
    }
    QVERIFY(cluster().storesAreEqual());
}

void ClusterTest::theMajorityGoesOnWithoutALeaderThatStandsStill()
{
    const int still = cluster().leader();
    QVERIFY(still != 0);
    const std::vector<int> rest = without({1, 2, 3, 4, 5}, {still});
    cluster()[still].suspend();
    QVERIFY(comesTrue([&] { return cluster().status(rest.front())["leader"] != still; }));
    const int successor = cluster().leader(rest);
    QVERIFY(successor != 0);
    QCOMPARE(cluster().insist(rest.front(), "PUT", "/kv/while", "standing still").status, 200);
    cluster()[still].resume();
    // The former leader may believe in itself for a moment; what it reads is right all the same.
    QCOMPARE(cluster().insist(still, "GET", "/kv/while").json()["value"].get<std::string>(),
             "standing still");
    QVERIFY(cluster().leader() != 0);
    QVERIFY(cluster().storesAreEqual());
}

/// What was passed on to it: reads and retries are asked again, and of other writes nobody knows the outcome.
void ClusterTest::nobodyWaitsForALeaderThatIsGone()
{
    const int still = cluster().leader();
    QVERIFY(still != 0);
    QCOMPARE(cluster().insist(still, "PUT", "/kv/k", "v").status, 200);
    const std::vector<int> rest = without({1, 2, 3, 4, 5}, {still});
    struct Asked {
        int server;
        QByteArray method;
        Fields fields;
        Answer answer;
        qint64 took = 0;
    };
    std::vector<Asked> all;
    for (const int server : rest) {
        all.push_back({server, "GET", {}, {}});
        all.push_back({server, "PUT", {}, {}});
        all.push_back({server, "PUT", {{"Idempotency-Key", QByteArray::number(server) + "/1"}}, {}});
    }
    cluster()[still].suspend();
    std::vector<std::thread> clients;
    for (Asked &one : all)
        clients.emplace_back([this, &one] {
            QElapsedTimer since;
            since.start();
            one.answer = cluster().ask(one.server, one.method, "/kv/k", "w", one.fields);
            one.took = since.elapsed();
        });
    for (std::thread &client : clients)
        client.join();
    cluster()[still].resume();
    for (const Asked &one : all) {
        const bool mayBeAskedAgain = one.method == "GET" || !one.fields.isEmpty();
        QVERIFY2(one.answer.status == 200 || (!mayBeAskedAgain && one.answer.status == 504),
                 QByteArray(one.answer.head + one.answer.body).constData());
        QVERIFY2(one.took < 5000, qPrintable(QString::number(one.took))); // Half of what a request may take.
    }
}

void ClusterTest::aMinorityRefusesAndAHealedClusterAgrees()
{
    const int leader = cluster().leader();
    QVERIFY(leader != 0);
    const std::vector<int> all{1, 2, 3, 4, 5};
    const std::vector<int> minority{leader, leader % 5 + 1};
    const std::vector<int> majority = without(all, minority);
    for (const int server : all) {
        const bool small = std::find(minority.begin(), minority.end(), server) != minority.end();
        const Answer set = cluster().ask(server, "PUT", "/faults", cutFrom(small ? majority : minority));
        QCOMPARE(set.status, 200);
        QCOMPARE(cluster().ask(server, "GET", "/faults").body, set.body);
    }
    QVERIFY(cluster().leader(majority) != 0);
    QCOMPARE(cluster().insist(majority.front(), "PUT", "/kv/side", "majority").status, 200);
    QVERIFY(comesTrue([&] { return cluster().status(leader)["role"] != "leader"; }));
    const Answer refused = cluster().ask(leader, "PUT", "/kv/side", "minority");
    QCOMPARE(refused.status, 503);
    QCOMPARE(refused.json()["error"]["code"].get<std::string>(), "no_leader");
    QVERIFY(!refused.field("Retry-After").isEmpty());
    QCOMPARE(cluster().ask(leader, "GET", "/kv/side").status, 503);
    QCOMPARE(cluster().ask(leader, "GET", "/kv/side?consistency=local").status, 404);
    QCOMPARE(cluster().ask(leader, "GET", "/health").status, 503);

    for (const int server : all)
        QCOMPARE(cluster().ask(server, "PUT", "/faults", "{}").status, 200);
    QVERIFY(cluster().leader() != 0);
    QCOMPARE(cluster().insist(leader, "GET", "/kv/side").json()["value"].get<std::string>(), "majority");
    QVERIFY(cluster().storesAreEqual());
}

void ClusterTest::askedToLeaveALeaderHandsOver()
{
    const int leader = cluster().leader();
    QVERIFY(leader != 0);
    QCOMPARE(cluster().insist(leader, "PUT", "/kv/last", "words").status, 200);
    const int term = cluster().status(leader)["term"].get<int>();
    QCOMPARE(cluster()[leader].terminate(), 0);
    const int heir = cluster().leader();
    QVERIFY(heir != 0 && heir != leader);
    // Handed over, not run out: it took one election, called for by the leader.
    QCOMPARE(cluster().status(heir)["term"].get<int>(), term + 1);
    QCOMPARE(cluster().insist(heir, "GET", "/kv/last").json()["value"].get<std::string>(), "words");

    const int chosen = heir % 5 + 1 == leader ? leader % 5 + 1 : heir % 5 + 1;
    const Answer moved = cluster().insist(chosen, "POST", "/cluster/transfer",
                                          QByteArray::fromStdString(json{{"to", chosen}}.dump()));
    QCOMPARE(moved.status, 200);
    QCOMPARE(cluster().leader(), chosen);
    // To which server leadership cannot go is said, whichever is asked.
    const auto refusalOf = [&](int target) {
        const QByteArray body = QByteArray::fromStdString(json{{"to", target}}.dump());
        const Answer refused = cluster().insist(heir, "POST", "/cluster/transfer", body);
        return refused.status == 400 ? refused.json()["error"]["message"].get<std::string>() : "";
    };
    const Answer leads = cluster().insist(heir, "POST", "/cluster/transfer",
                                          QByteArray::fromStdString(json{{"to", chosen}}.dump()));
    QCOMPARE(leads.status, 200);
    QVERIFY(!leads.json()["transferred"].get<bool>());
    QCOMPARE(leads.json()["leader"].get<int>(), chosen);
    QVERIFY(refusalOf(9).find("9 is no voter") != std::string::npos);
    QCOMPARE(cluster()[chosen].closeInput(), 0);
}

void ClusterTest::aNewServerJoinsAndAnOldOneLeaves()
{
    QVERIFY(cluster().leader() != 0);
    QCOMPARE(cluster().insist(2, "PUT", "/kv/before", "it came").status, 200);
    QVERIFY(cluster().start(6, {QStringLiteral("--join")}));
    QCOMPARE(cluster().status(6)["members"]["voters"].size(), 0u);
    const QByteArray body =
        QByteArray::fromStdString(json{{"url", cluster().url(6).toStdString()}, {"role", "learner"}}.dump());
    QCOMPARE(cluster().insist(1, "PUT", "/cluster/members/6", body).status, 200);
    QVERIFY(comesTrue([&] { return cluster().status(6)["members"]["learners"].size() == 1; }));
    QCOMPARE(cluster().insist(4, "PUT", "/cluster/members/6", R"({"role":"voter"})").status, 200);
    QCOMPARE(cluster().insist(6, "GET", "/kv/before").json()["value"].get<std::string>(), "it came");
    const int leader = cluster().leader();
    QVERIFY(leader != 0);
    const int leaving = leader % 5 + 1;
    const QByteArray target = "/cluster/members/" + QByteArray::number(leaving);
    QCOMPARE(cluster().insist(leader, "DELETE", target).status, 200);
    cluster()[leaving].kill();
    QCOMPARE(cluster().status(leader)["members"]["voters"].size(), 5u);
    QCOMPARE(cluster().insist(6, "PUT", "/kv/after", "written there").status, 200);
    QVERIFY(cluster().storesAreEqual());
}

void ClusterTest::addressesToldAtRunTimeOutliveARestart()
{
    // No command line names S6, and that of S6 names nobody.
    QVERIFY(cluster().leader() != 0);
    const QStringList alone{QStringLiteral("--join"), QStringLiteral("--peers"), QStringLiteral("{}")};
    QVERIFY(cluster().start(6, alone));
    const QByteArray body = QByteArray::fromStdString(json{{"url", cluster().url(6).toStdString()}}.dump());
    QCOMPARE(cluster().insist(1, "PUT", "/cluster/members/6", body).status, 200);
    QCOMPARE(cluster().insist(6, "PUT", "/kv/before", "the restart").status, 200);
    const auto haveWritten = [&](int server, const std::vector<int> &others) {
        QFile book(QStringLiteral("%1/node_%2.peers.json").arg(cluster().dataDir()).arg(server));
        const QByteArray text = book.open(QIODevice::ReadOnly) ? book.readAll() : QByteArray();
        const json known = json::parse(text.toStdString(), nullptr, false);
        return std::all_of(others.begin(), others.end(),
                           [&](int other) { return known.contains(std::to_string(other)); });
    };
    QVERIFY(comesTrue([&] {
        return haveWritten(6, {1, 2, 3, 4, 5}) && haveWritten(3, {6}) && haveWritten(4, {6}) &&
               haveWritten(5, {6});
    }));
    for (int server = 1; server <= 6; ++server)
        cluster()[server].kill();
    QVERIFY(cluster().start(6, alone));
    QVERIFY(cluster().startAll());
    // Four of six are a majority only with the new one among them: it is found, or nobody leads.
    cluster()[1].kill();
    cluster()[2].kill();
    QVERIFY(cluster().leader() != 0);
    QCOMPARE(cluster().insist(6, "GET", "/kv/before").json()["value"].get<std::string>(), "the restart");
    QVERIFY(cluster().storesAreEqual());
}

// Thesis §4.2.1: it becomes a learner, and a voter when it is there and holds the log.
void ClusterTest::aServerThatIsNotThereGetsNoVote()
{
    QVERIFY(cluster().leader() != 0);
    const QByteArray body = QByteArray::fromStdString(json{{"url", cluster().url(6).toStdString()}}.dump());
    const Answer early = cluster().insist(2, "PUT", "/cluster/members/6", body);
    QCOMPARE(early.status, 409);
    QCOMPARE(early.json()["error"]["code"].get<std::string>(), "not_caught_up");
    const json members = cluster().status(cluster().leader())["members"];
    QCOMPARE(members["voters"].size(), 5u);
    QCOMPARE(members["learners"].size(), 1u);

    QVERIFY(cluster().start(6, {QStringLiteral("--join")}));
    QCOMPARE(cluster().insist(2, "PUT", "/cluster/members/6", body).status, 200);
    QVERIFY(comesTrue([&] { return cluster().status(6)["members"]["voters"].size() == 6; }));
}

void ClusterTest::aServerThatIsFarBehindIsSentASnapshot()
{
    const int leader = cluster().leader();
    QVERIFY(leader != 0);
    const int behind = leader % 5 + 1;
    cluster()[behind].kill();
    Client client(cluster().port(leader));
    for (int i = 0; i < 200; ++i)
        QCOMPARE(client
                     .ask("PUT", "/kv/k" + QByteArray::number(i % 7), QByteArray::number(i),
                          cluster().credentials())
                     .status,
                 200);
    QVERIFY(comesTrue([&] { return cluster().status(leader)["snapshot_index"].get<int>() >= 120; }));
    // Some entries stay in memory behind the snapshot, for servers that lag a little.
    const json log = client.ask("GET", "/log", {}, cluster().credentials()).json();
    const int snapshot = cluster().status(leader)["snapshot_index"].get<int>();
    QVERIFY(log["first_index"].get<int>() <= snapshot - 20 + 1);
    QVERIFY(log["first_index"].get<int>() > 1);
    QVERIFY(cluster().start(behind));
    QVERIFY(comesTrue([&] { return cluster().status(behind)["snapshot_index"].get<int>() > 0; }));
    QVERIFY(cluster().storesAreEqual());
}

QTEST_GUILESS_MAIN(ClusterTest)
#include "cluster.moc"
