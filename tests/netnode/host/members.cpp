#include "processes.h"

#include <QFile>
#include <QTest>

#include <thread>

using namespace raftarium;
using nlohmann::json;

/// Who is taken in, moved, and removed: what is answered, and what the servers do about it.
class MembersTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_cluster.reset(); }

    void whoIsRemovedEndsOnceItKnows();
    void whoWasAwayLearnsOfItsRemoval();
    void whoIsToStayStays();
    void theLeaderCanRemoveItself();
    void aStrangerCannotBeRemoved();
    void aVoterThatIsNeededStays();
    void anotherAddressCountsEverywhereAndOutlivesARestart();
    void anAbsentServerVotesAsSoonAsItIsThere();
    void aRemovalEndsAPendingAddition();
    void theAddressOfAStrangerIsNotKept();

private:
    ProcessCluster &cluster() { return *m_cluster; }
    Answer add(int server, const QString &url, int at = 1);
    Answer remove(int server, int at = 1);

    std::unique_ptr<ProcessCluster> m_cluster;
};

void MembersTest::init()
{
    m_cluster = std::make_unique<ProcessCluster>(
        3, QStringList{QStringLiteral("--log-level"), QStringLiteral("warning")});
    QVERIFY(cluster().startAll());
    QVERIFY(cluster().leader() != 0);
}

Answer MembersTest::add(int server, const QString &url, int at)
{
    const json body{{"url", url.toStdString()}, {"role", "voter"}};
    return cluster().insist(at, "PUT", "/cluster/members/" + QByteArray::number(server),
                            QByteArray::fromStdString(body.dump()));
}

Answer MembersTest::remove(int server, int at)
{
    return cluster().insist(at, "DELETE", "/cluster/members/" + QByteArray::number(server));
}

void MembersTest::whoIsRemovedEndsOnceItKnows()
{
    const int leaving = cluster().leader() % 3 + 1;
    const int other = leaving % 3 + 1;
    QCOMPARE(remove(leaving, other).status, 200);
    QCOMPARE(cluster()[leaving].exitCode(), 0);
    QVERIFY2(cluster()[leaving].complaint().contains("no member of the cluster any more"),
             cluster()[leaving].complaint().constData());
    QCOMPARE(cluster().insist(other, "PUT", "/kv/x", "1").status, 200);
}

void MembersTest::whoWasAwayLearnsOfItsRemoval()
{
    const int leader = cluster().leader();
    const int leaving = leader % 3 + 1;
    QVERIFY(comesTrue([&] { return cluster().status(leaving)["born"].get<bool>(); }));
    cluster()[leaving].kill();
    QCOMPARE(remove(leaving, leader).status, 200);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(cluster().insist(leader, "PUT", "/kv/x", QByteArray::number(i)).status, 200);
    const json before = cluster().status(leader);
    QVERIFY(cluster().start(leaving));
    QCOMPARE(cluster()[leaving].exitCode(), 0);
    const json after = cluster().status(leader);
    QCOMPARE(after["role"].get<std::string>(), "leader");
    QVERIFY(after["term"] == before["term"]); // It has deposed nobody.
}

void MembersTest::whoIsToStayStays()
{
    const int leaving = cluster().leader() % 3 + 1;
    QCOMPARE(cluster()[leaving].terminate(), 0);
    QVERIFY(cluster().start(leaving, {QStringLiteral("--stay-when-removed")}));
    const int leader = cluster().leader();
    QVERIFY(leader != 0 && leader != leaving);
    QCOMPARE(remove(leaving, leader).status, 200);
    QVERIFY(comesTrue([&] {
        const json warnings = cluster().status(leaving)["warnings"];
        return warnings.dump().find("no member") != std::string::npos;
    }));
    QTest::qWait(1000);
    QVERIFY(cluster()[leaving].isRunning());
    QCOMPARE(add(leaving, cluster().url(leaving), leader).status, 200);
    QVERIFY(comesTrue([&] { return cluster().status(leaving)["counted"].get<bool>(); }));
}

void MembersTest::theLeaderCanRemoveItself()
{
    const int leader = cluster().leader();
    QCOMPARE(remove(leader, leader).status, 200);
    QCOMPARE(cluster()[leader].exitCode(), 0);
    const int other = leader % 3 + 1;
    QVERIFY(cluster().leader({other, other % 3 + 1}) != 0);
    QCOMPARE(cluster().insist(other, "PUT", "/kv/x", "1").status, 200);
}

void MembersTest::aStrangerCannotBeRemoved()
{
    for (int at = 1; at <= 3; ++at) {
        const Answer answer = remove(77, at);
        QCOMPARE(answer.status, 404);
        QCOMPARE(answer.json()["error"]["code"].get<std::string>(), "no_member");
    }
    QCOMPARE(cluster().status(1)["members"]["voters"].size(), 3U);
}

// With the third one dead, the leader alone would be no majority of the two that are left: it could not even
// take in that one again, should its disk be new.
void MembersTest::aVoterThatIsNeededStays()
{
    const int leader = cluster().leader();
    const int dead = leader % 3 + 1;
    const int needed = dead % 3 + 1;
    cluster()[dead].kill();
    QVERIFY(comesTrue(
        [&] { return !cluster().status(leader)["peers"][std::to_string(dead)]["connected"].get<bool>(); }));
    const QByteArray path = "/cluster/members/" + QByteArray::number(needed);
    const std::vector<std::pair<QByteArray, QByteArray>> attempts{{"DELETE", ""},
                                                                  {"PUT", R"({"role":"learner"})"}};
    for (const auto &[method, body] : attempts) {
        const Answer answer = cluster().ask(needed, method, path, body);
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.json()["error"]["code"].get<std::string>(), "no_majority");
    }
    QCOMPARE(cluster().insist(leader, "PUT", "/kv/x", "1").status, 200);
    QVERIFY(cluster().start(dead));
    QCOMPARE(remove(needed, leader).status, 200);
    QCOMPARE(cluster().insist(leader, "PUT", "/kv/x", "2").status, 200);
}

// The command lines of the others name the former address. What a person says at run time is the later word.
void MembersTest::anotherAddressCountsEverywhereAndOutlivesARestart()
{
    const int leader = cluster().leader();
    const int moving = leader % 3 + 1;
    const int other = moving % 3 + 1;
    cluster()[moving].kill();
    const QStringList elsewhere{QStringLiteral("--port"), QString::number(cluster().port(4))};
    QVERIFY(cluster().start(moving, elsewhere));
    QCOMPARE(add(moving, cluster().url(4), other).status, 200);
    const auto isFoundBy = [&](int server) {
        const json peer = cluster().status(server)["peers"][std::to_string(moving)];
        return peer["url"] == cluster().url(4).toStdString() && peer["connected"].get<bool>();
    };
    // What a server has written down outlives its end; it writes after it has answered.
    const auto remembers = [&](int server) {
        QFile book(cluster().dataDir() + QStringLiteral("/node_%1.peers.json").arg(server));
        return book.open(QIODevice::ReadOnly) && book.readAll().contains(cluster().url(4).toUtf8());
    };
    QVERIFY(comesTrue([&] { return isFoundBy(leader) && remembers(leader); }));
    QVERIFY(comesTrue([&] { return isFoundBy(other) && remembers(other); }));
    for (const int server : {leader, other}) {
        cluster()[server].kill();
        QVERIFY(cluster().start(server));
        QVERIFY(comesTrue([&] { return isFoundBy(server); }));
        QVERIFY2(cluster()[server].complaint().contains("as raftctl members add has said"),
                 cluster()[server].complaint().constData());
    }
    QCOMPARE(cluster().insist(leader, "PUT", "/kv/x", "1").status, 200);
}

void MembersTest::anAbsentServerVotesAsSoonAsItIsThere()
{
    const Answer early = add(4, cluster().url(4));
    QCOMPARE(early.status, 409);
    QVERIFY(early.json()["error"]["message"].get<std::string>().find("learner now") != std::string::npos);
    QVERIFY(cluster().start(4, {QStringLiteral("--join")}));
    QVERIFY(comesTrue([&] { return cluster().status(1)["members"]["voters"].size() == 4; }));
    QVERIFY(comesTrue([&] { return cluster().status(4)["counted"].get<bool>(); }));
}

void MembersTest::aRemovalEndsAPendingAddition()
{
    Answer addition;
    std::thread asking([&] { addition = add(4, cluster().url(4)); });
    const auto joined = qScopeGuard([&] { asking.joinable() ? asking.join() : void(); });
    QVERIFY(comesTrue([&] { return cluster().status(1)["members"]["learners"].size() == 1; }));
    QCOMPARE(remove(4, 2).status, 200);
    asking.join();
    QCOMPARE(addition.status, 409);
    QVERIFY(cluster().start(4, {QStringLiteral("--join")}));
    QTest::qWait(1000);
    QVERIFY(!cluster().status(4)["counted"].get<bool>());
    QCOMPARE(cluster().status(1)["members"]["voters"].size(), 3U);
    QCOMPARE(cluster().status(1)["members"]["learners"].size(), 0U);
}

/// A server that wants to join is known as long as it speaks, and no longer.
void MembersTest::theAddressOfAStrangerIsNotKept()
{
    const auto knows = [this](int server) { return cluster().status(server)["peers"].contains("4"); };
    QVERIFY(cluster().start(4, {QStringLiteral("--join")}));
    QVERIFY(comesTrue([&] { return knows(1) && knows(2) && knows(3); }));
    cluster()[4].kill();
    const bool forgotten = comesTrue([&] { return !knows(1) && !knows(2) && !knows(3); });
    QVERIFY2(forgotten, cluster().status(knows(1) ? 1 : knows(2) ? 2 : 3).dump().c_str());
    for (int server = 1; server <= 3; ++server)
        QCOMPARE(cluster()[server].terminate(), 0);
    for (int server = 1; server <= 3; ++server) {
        QFile book(QStringLiteral("%1/node_%2.peers.json").arg(cluster().dataDir()).arg(server));
        QVERIFY(!book.open(QIODevice::ReadOnly) || !book.readAll().contains("\"4\""));
    }
}

QTEST_GUILESS_MAIN(MembersTest)
#include "members.moc"
