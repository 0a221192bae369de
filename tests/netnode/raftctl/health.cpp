#include "fake_server.h"
#include "run_raftctl.h"

#include "netnode/client/cluster_health.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace raftarium;

namespace {

/// A server as it says it is: of a healthy cluster of three that S1 leads in term 4.
QJsonObject saying(int id, qint64 applied = 300, const QString &hash = u"00000000deadbeef"_s)
{
    return {{u"id"_s, id},
            {u"role"_s, id == 1 ? u"leader"_s : u"follower"_s},
            {u"term"_s, 4},
            {u"leader"_s, 1},
            {u"last_applied"_s, applied},
            {u"state_hash"_s, hash},
            {u"members"_s, QJsonObject{{u"voters"_s, QJsonArray{1, 2, 3}},
                                       {u"outgoing"_s, QJsonArray()},
                                       {u"learners"_s, QJsonArray()}}}};
}

ServerStatus answered(const QJsonObject &status)
{
    ServerStatus server;
    server.server = QUrl(u"http://localhost:800%1"_s.arg(status[u"id"_s].toInt()));
    server.status = status;
    server.answers = true;
    return server;
}

QList<ServerStatus> allThree(const QJsonObject &third)
{
    return {answered(saying(1)), answered(saying(2)), answered(third)};
}

QString problemsOf(const ClusterHealth &health)
{
    QStringList problems;
    for (const ClusterHealth::Server &server : health.servers())
        for (const QString &problem : server.problems)
            problems.append(u"S%1: %2"_s.arg(server.status.id().value_or(0)).arg(problem));
    return problems.join(u'\n');
}

} // namespace

/// A cluster is healthy when everything that it promises was seen, and not otherwise.
class Health : public QObject {
    Q_OBJECT

private slots:
    void allThatAgreeAreWell()
    {
        ClusterHealth health;
        health.look(allThree(saying(3)));
        QCOMPARE(problemsOf(health), QString());
        QVERIFY(health.isWell());
    }

    void isNeverGreen_data()
    {
        QTest::addColumn<QJsonObject>("third");
        QTest::addColumn<QString>("problem");
        const auto with = [](const QString &field, const QJsonValue &value) {
            QJsonObject status = saying(3);
            status[field] = value;
            return status;
        };
        QTest::newRow("another store") << saying(3, 300, u"0123456789abcdef"_s) << u"S3: ITS STORE DIFFERS"_s;
        QTest::newRow("never at the same index")
            << saying(3, 299, u"0123456789abcdef"_s) << u"S3: its store could not be compared"_s;
        QTest::newRow("no leader") << with(u"leader"_s, QJsonValue()) << u"S3: no leader is known"_s;
        QTest::newRow("another leader")
            << with(u"leader"_s, 2) << u"S3: it takes S2 for the leader, not S1"_s;
        QTest::newRow("another term") << with(u"term"_s, 5) << u"S3: it is in term 5"_s;
        QTest::newRow("a stranger") << with(u"id"_s, 7) << u"S7: it is no member of this cluster"_s;
        QTest::newRow("a member that is missing")
            << with(u"id"_s, 7) << u"S3: it is a member, and its address is not known"_s;
        QTest::newRow("other members") << with(u"members"_s, QJsonObject{{u"voters"_s, QJsonArray{1, 3}},
                                                                         {u"outgoing"_s, QJsonArray()},
                                                                         {u"learners"_s, QJsonArray()}})
                                       << u"S3: its members are 1,3, and those of the leader S1 are 1,2,3"_s;
    }

    void isNeverGreen()
    {
        QFETCH(QJsonObject, third);
        QFETCH(QString, problem);
        ClusterHealth health;
        for (int look = 0; look < 3; ++look)
            health.look(allThree(third));
        QVERIFY(!health.isWell());
        QVERIFY2(problemsOf(health).contains(problem), qPrintable(problemsOf(health)));
    }

    void isNotGreenWithoutALeader()
    {
        QJsonObject first = saying(1);
        first[u"role"_s] = u"follower"_s;
        ClusterHealth health;
        health.look({answered(first), answered(saying(2)), answered(saying(3))});
        QVERIFY(!health.isWell());
    }

    void isNotGreenWhenAServerDoesNotAnswer()
    {
        ServerStatus silent;
        silent.reportedId = 3;
        silent.problem = u"Connection refused"_s;
        ClusterHealth health;
        health.look({answered(saying(1)), answered(saying(2)), silent});
        QCOMPARE(problemsOf(health), u"S3: Connection refused"_s);
    }

    /// Each has moved on when it is asked: what it had before is remembered.
    void storesThatMoveAreComparedAtIndexesThatBothHaveHad()
    {
        ClusterHealth health;
        health.look(allThree(saying(3, 299, u"1"_s)));
        QVERIFY(!health.isWell());
        health.look(
            {answered(saying(1, 301, u"2"_s)), answered(saying(2, 301, u"2"_s)), answered(saying(3, 300))});
        QVERIFY2(health.isWell(), qPrintable(problemsOf(health)));
        health.look({answered(saying(1, 302, u"3"_s)), answered(saying(2, 302, u"3"_s)),
                     answered(saying(3, 301, u"not 2"_s))});
        QVERIFY(!health.isWell());
        QVERIFY(health.isSettled());
        health.look(allThree(saying(3)));
        QVERIFY2(!health.isWell(), "what differed once differs for good");
    }

    void whatWasEqualLongAgoProvesNothing()
    {
        QJsonObject leader = saying(1, 400, u"4"_s);
        leader[u"earlier_hashes"_s] = QJsonObject{{u"64"_s, u"6"_s}};
        QJsonObject third = saying(3, 390, u"5"_s);
        third[u"earlier_hashes"_s] = QJsonObject{{u"64"_s, u"6"_s}};
        ClusterHealth health;
        health.look({answered(leader), answered(saying(2, 400, u"4"_s)), answered(third)});
        QVERIFY2(problemsOf(health).contains(u"S3: its store could not be compared"_s),
                 qPrintable(problemsOf(health)));
        leader[u"earlier_hashes"_s] = QJsonObject{{u"448"_s, u"7"_s}};
        leader[u"last_applied"_s] = 460;
        third[u"earlier_hashes"_s] = QJsonObject{{u"448"_s, u"7"_s}};
        third[u"last_applied"_s] = 450;
        health.look({answered(leader), answered(saying(2, 460, u"4"_s)), answered(third)});
        QVERIFY2(health.isWell(), qPrintable(problemsOf(health)));
    }

    /// The others keep its address, so that it learns of its removal when it comes back.
    void aServerThatWasRemovedAndEndedIsNotMissed()
    {
        FakeServer only;
        const QString gone = FakeServer().address();
        QJsonObject status = saying(1);
        status[u"members"_s] = QJsonObject{{u"voters"_s, QJsonArray{1}}};
        status[u"peers"_s] = QJsonObject{{u"6"_s, QJsonObject{{u"url"_s, QString(u"http://"_s + gone)}}}};
        only.status = QJsonDocument(status).toJson();
        only.handler = [](const FakeRequest &) { return FakeAnswer{200, R"({"healthy":true})"}; };
        const RaftctlResult well = raftctl({u"health"_s, u"--nodes"_s, only.address()});
        QVERIFY2(!well.out.contains(u"S6"_s), qPrintable(well.out));
        QCOMPARE(well.code, 0);
        QVERIFY(!raftctl({u"status"_s, u"--nodes"_s, only.address()}).out.contains(u"S6"_s));

        const QString both = only.address() + u',' + gone;
        QCOMPARE(raftctl({u"health"_s, u"--nodes"_s, both}).code, 1); // It is asked for.

        status[u"members"_s] = QJsonObject{{u"voters"_s, QJsonArray{1}}, {u"learners"_s, QJsonArray{6}}};
        only.status = QJsonDocument(status).toJson();
        QCOMPARE(raftctl({u"health"_s, u"--nodes"_s, only.address()}).code, 1);
    }

    void oneAddressFindsTheOthers()
    {
        FakeServer first;
        FakeServer second;
        const auto answer = [](FakeServer &server, int id, const QString &hash, const FakeServer &other) {
            QJsonObject status = saying(id, 300, hash);
            status[u"members"_s] = QJsonObject{{u"voters"_s, QJsonArray{1, 2}},
                                               {u"outgoing"_s, QJsonArray()},
                                               {u"learners"_s, QJsonArray()}};
            status[u"peers"_s] = QJsonObject{
                {QString::number(3 - id), QJsonObject{{u"url"_s, QString(u"http://"_s + other.address())}}}};
            server.status = QJsonDocument(status).toJson();
            server.handler = [](const FakeRequest &) { return FakeAnswer{200, R"({"healthy":true})"}; };
        };
        answer(first, 1, u"a"_s, second);
        answer(second, 2, u"a"_s, first);
        const QStringList nodes{u"--nodes"_s, second.address()};
        const RaftctlResult status = raftctl(QStringList{u"status"_s} + nodes);
        QCOMPARE(status.code, 0);
        QVERIFY2(status.out.contains(u"S1 ♛"_s) && status.out.contains(u"\nS2 "_s), qPrintable(status.out));
        const RaftctlResult well = raftctl(QStringList{u"health"_s} + nodes);
        QCOMPARE(well.out.count(u"healthy"_s), 2);
        QCOMPARE(well.code, 0);

        answer(first, 1, u"b"_s, second);
        const RaftctlResult ill = raftctl(QStringList{u"health"_s, u"--json"_s} + nodes);
        QCOMPARE(ill.code, 1);
        QVERIFY2(ill.out.contains(u"ITS STORE DIFFERS"_s), qPrintable(ill.out));
        const RaftctlResult alone = raftctl(QStringList{u"health"_s, u"--at"_s, second.address()} + nodes);
        QCOMPARE(alone.code, 0);
    }

    // 8001 is a port only where no server has that id.
    void aNumberIsAnIdBeforeItIsAPort()
    {
        FakeServer server;
        QJsonObject status = saying(8001);
        status[u"leader"_s] = 8001;
        status[u"role"_s] = u"leader"_s;
        server.status = QJsonDocument(status).toJson();
        const QStringList nodes{u"--nodes"_s, server.address(), u"--json"_s};
        const RaftctlResult byId = raftctl(QStringList{u"health"_s, u"--at"_s, u"8001"_s} + nodes);
        QVERIFY2(byId.out.contains(server.address()), qPrintable(byId.out));
        const QString port = QString::number(server.serverPort());
        const RaftctlResult byPort = raftctl(QStringList{u"health"_s, u"--at"_s, port} + nodes);
        QVERIFY2(byPort.out.contains(u":"_s + port), qPrintable(byPort.out));
    }
};

QTEST_GUILESS_MAIN(Health)
#include "health.moc"
