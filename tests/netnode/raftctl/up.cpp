#include "run_raftctl.h"

#include "netnode/client/local_cluster.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace raftarium;

/// raftctl and real servers: `up` starts and stops them, and the other commands get things done there.
class Up : public QObject {
    Q_OBJECT

private slots:
    void startsServersAndStopsThem();
    void leavesNoServerBehindWhenKilled();
    void tellsWhenAServerEnds();
    void refusesAPortInUse();
    void refusesTheDataOfAnotherNumberOfServers();
    void writesThroughAnElection();
    void looksAtTheServers();
    void watchesWhatHappens();
    void saysWhyItCannotWatch();
    void opensFaultsWithATokenOfTheirOwn();
    void saysWhereTheTokenIsAsTheShellReadsIt();
    void listsKeysInOrder();
    void handsLeadershipOver();
    void changesMembers();
    void cutsAndHealsAndCrashes();
    void readsAfterEverybodyRestarted();
    void measures();
};

namespace {

bool isRunning(qint64 pid)
{
    return ::kill(static_cast<pid_t>(pid), 0) == 0;
}

QJsonObject objectIn(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

/// `raftctl up` with servers on any free ports, and what it says.
class Upped {
public:
    explicit Upped(int servers, const QStringList &options = {})
    {
        process.start(QStringLiteral(RAFTCTL),
                      QStringList{u"up"_s, QString::number(servers), u"--port"_s, u"0"_s, u"--json"_s,
                                  u"--data-dir"_s, directory.filePath(u"data"_s)} +
                          options);
        while (pids.size() < servers && (process.canReadLine() || process.waitForReadyRead(30'000))) {
            while (pids.size() < servers && process.canReadLine()) {
                const QJsonObject line = objectIn(QString::fromUtf8(process.readLine()));
                pids.append(line[u"pid"_s].toInteger());
                urls.append(line[u"url"_s].toString());
            }
        }
    }
    ~Upped()
    {
        process.terminate();
        process.waitForFinished();
    }
    bool noneIsLeft() const { return std::none_of(pids.begin(), pids.end(), isRunning); }

    QTemporaryDir directory;
    QProcess process;
    QList<qint64> pids;
    QStringList urls;
};

/// Servers of this test, and raftctl for them.
class Servers {
public:
    explicit Servers(int count, const QStringList &options = {})
    {
        LocalCluster::Plan plan;
        plan.program = QStringLiteral(RAFTNODE);
        plan.servers = count;
        plan.dataDirectory = directory.filePath(u"data"_s);
        plan.options = options;
        cluster = std::make_unique<LocalCluster>(plan);
        problem = cluster->start().value_or(QString());
        for (const QUrl &url : cluster->urls())
            nodes.append(url.toString());
    }

    RaftctlResult ask(const QStringList &words) const
    {
        return raftctl(words + QStringList{u"--nodes"_s, nodes.join(u','), u"--timeout"_s, u"30"_s});
    }
    /// What the servers say of themselves.
    QList<QJsonObject> status() const
    {
        QList<QJsonObject> servers;
        for (const QJsonValue &server :
             QJsonDocument::fromJson(ask({u"status"_s, u"--json"_s}).out.toUtf8()).array())
            servers.append(server.toObject());
        return servers;
    }
    /// The number of the leader that most servers know; 0 while there is none.
    int leader() const
    {
        for (const QJsonObject &server : status()) {
            if (server[u"role"_s] == u"leader"_s)
                return server[u"id"_s].toInt();
        }
        return 0;
    }

    QTemporaryDir directory;
    std::unique_ptr<LocalCluster> cluster;
    QString problem;
    QStringList nodes;
};

} // namespace

void Up::startsServersAndStopsThem()
{
    Upped up(5);
    QCOMPARE(up.pids.size(), 5);
    QVERIFY(std::all_of(up.pids.begin(), up.pids.end(), isRunning));
    const QStringList nodes{u"--nodes"_s, up.urls.join(u',')};
    QCOMPARE(raftctl(QStringList{u"write"_s, u"zone1:temp"_s, u"25.5C"_s} + nodes).code, 0);
    QCOMPARE(raftctl(QStringList{u"read"_s, u"zone1:temp"_s} + nodes).out, u"25.5C\n"_s);
    up.process.terminate();
    QVERIFY(up.process.waitForFinished());
    QCOMPARE(up.process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(up.process.exitCode(), 0);
    QVERIFY(up.noneIsLeft());
}

void Up::leavesNoServerBehindWhenKilled()
{
    Upped up(3);
    QCOMPARE(up.pids.size(), 3);
    up.process.kill();
    QVERIFY(up.process.waitForFinished());
    QTRY_VERIFY_WITH_TIMEOUT(up.noneIsLeft(), 30'000);
}

void Up::tellsWhenAServerEnds()
{
    Upped up(3);
    QCOMPARE(up.pids.size(), 3);
    ::kill(static_cast<pid_t>(up.pids[1]), SIGKILL);
    QByteArray said;
    while (!said.endsWith('\n') && up.process.state() == QProcess::Running) {
        up.process.waitForReadyRead(100);
        said += up.process.readAllStandardError();
    }
    QCOMPARE(QString::fromUtf8(said), u"raftctl: Server 2 has ended: killed by SIGKILL\n"_s);
}

void Up::refusesAPortInUse()
{
    QTcpServer occupier;
    QVERIFY(occupier.listen(QHostAddress::LocalHost));
    const QTemporaryDir directory;
    const RaftctlResult result =
        raftctl({u"up"_s, u"1"_s, u"--port"_s, QString::number(occupier.serverPort()), u"--data-dir"_s,
                 directory.path()});
    QCOMPARE(result.code, 1);
    QVERIFY2(result.error.startsWith(u"raftctl: Server 1 does not start: "_s), qPrintable(result.error));
    QVERIFY2(result.error.contains(QString::number(occupier.serverPort())), qPrintable(result.error));
    QVERIFY2(result.error.contains(u"--port 0"_s), qPrintable(result.error));
}

// "up", "up 2", "up" on the same data: what the first has acknowledged is there in the end.
void Up::refusesTheDataOfAnotherNumberOfServers()
{
    const QTemporaryDir directory;
    const auto plan = [&](int servers) {
        LocalCluster::Plan wanted;
        wanted.program = QStringLiteral(RAFTNODE);
        wanted.servers = servers;
        wanted.dataDirectory = directory.filePath(u"data"_s);
        return wanted;
    };
    const auto ask = [](const LocalCluster &cluster, const QStringList &words) {
        QStringList nodes;
        for (const QUrl &url : cluster.urls())
            nodes.append(url.toString());
        return raftctl(words + QStringList{u"--nodes"_s, nodes.join(u','), u"--timeout"_s, u"30"_s});
    };
    {
        LocalCluster three(plan(3));
        QCOMPARE(three.start().value_or(QString()), QString());
        QCOMPARE(ask(three, {u"write"_s, u"key"_s, u"kept"_s}).code, 0);
    }
    for (const int servers : {2, 1, 5}) {
        LocalCluster other(plan(servers));
        const QString problem = other.start().value_or(QString());
        QVERIFY2(problem.contains(u"cluster of the servers 1, 2, 3"_s), qPrintable(problem));
        QVERIFY2(problem.contains(u"Start 3 servers"_s), qPrintable(problem));
        QVERIFY(problem.contains(plan(servers).dataDirectory));
        QCOMPARE(other.processId(1), 0);
    }
    LocalCluster again(plan(3));
    QCOMPARE(again.start().value_or(QString()), QString());
    QCOMPARE(ask(again, {u"read"_s, u"key"_s}).out.trimmed(), u"kept"_s);
}

void Up::writesThroughAnElection()
{
    const Servers servers(5);
    QCOMPARE(servers.problem, QString());
    QCOMPARE(servers.ask({u"write"_s, u"k"_s, u"before"_s}).code, 0);
    const int leader = servers.leader();
    QVERIFY(leader > 0);
    servers.cluster->killServer(leader);
    QCOMPARE(servers.ask({u"health"_s}).code, 1);
    const RaftctlResult written = servers.ask({u"write"_s, u"k"_s, u"after"_s});
    QCOMPARE(written.error, QString());
    QCOMPARE(written.code, 0);
    QCOMPARE(servers.ask({u"read"_s, u"k"_s}).out, u"after\n"_s);

    QCOMPARE(servers.cluster->startServer(leader).value_or(QString()), QString());
    const QString id = QString::number(leader);
    QTRY_COMPARE_WITH_TIMEOUT(servers.ask({u"read"_s, u"k"_s, u"--local"_s, u"--at"_s, id}).out, u"after\n"_s,
                              30'000);
}

void Up::looksAtTheServers()
{
    const Servers servers(3);
    QCOMPARE(servers.problem, QString());
    QCOMPARE(servers.ask({u"write"_s, u"k"_s, u"v"_s}).code, 0);
    QCOMPARE(servers.ask({u"write"_s, u"k"_s, u"w"_s, u"--if-absent"_s}).code, 1);
    const QString log = servers.ask({u"log"_s}).out;
    QVERIFY2(log.contains(u"\"put\":[\"k\",\"v\"]"_s), qPrintable(log));
    QCOMPARE(servers.ask({u"log"_s, u"--from"_s, u"1"_s, u"--limit"_s, u"1"_s}).out.count(u'\n'), 2);
    QTRY_COMPARE_WITH_TIMEOUT(servers.ask({u"health"_s}).out.count(u"healthy"_s), 3, 30'000);
    QCOMPARE(servers.ask({u"health"_s}).code, 0);
    const QString members = servers.ask({u"members"_s}).out;
    QVERIFY2(members.startsWith(u"Voters: S1, S2, S3\nLearners: none\n"_s), qPrintable(members));
    for (int id = 1; id <= 3; ++id) // And where they are.
        QVERIFY2(members.contains(u"S%1  %2\n"_s.arg(id).arg(servers.nodes[id - 1])), qPrintable(members));
    const auto agree = [&] {
        QSet<QString> hashes;
        for (const QJsonObject &server : servers.status())
            hashes.insert(server[u"state_hash"_s].toString());
        return hashes.size() == 1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(agree(), 30'000);
    QCOMPARE(servers.ask({u"delete"_s, u"k"_s}).out.section(u' ', 0, 1), u"Deleted: k"_s);
    QCOMPARE(servers.ask({u"read"_s, u"k"_s}).code, 1);
}

void Up::watchesWhatHappens()
{
    const Servers servers(3);
    QCOMPARE(servers.problem, QString());
    QCOMPARE(servers.ask({u"write"_s, u"k"_s, u"v"_s}).code, 0);
    const int leader = servers.leader();
    QVERIFY(leader > 0);
    QProcess watch;
    watch.start(QStringLiteral(RAFTCTL), {u"watch"_s, u"--json"_s, u"--nodes"_s, servers.nodes.join(u',')});
    QList<QJsonObject> lines;
    const auto tells = [&](const QString &event, int server, const QString &words) {
        while (watch.canReadLine())
            lines.append(objectIn(QString::fromUtf8(watch.readLine())));
        return std::any_of(lines.begin(), lines.end(), [&](const QJsonObject &line) {
            return line[u"event"_s] == event && (server == 0 || line[u"server"_s] == server) &&
                   line[u"text"_s].toString().contains(words);
        });
    };
    for (int number = 1; number <= 3; ++number)
        QTRY_VERIFY_WITH_TIMEOUT(tells(u"watched"_s, number, u"pid"_s), 30'000);
    servers.cluster->killServer(leader);
    QTRY_VERIFY_WITH_TIMEOUT(tells(u"lost"_s, leader, u"trying again"_s), 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(tells(u"note"_s, 0, u"leads term"_s), 30'000);
    lines.clear();
    QCOMPARE(servers.cluster->startServer(leader).value_or(QString()), QString());
    QTRY_VERIFY_WITH_TIMEOUT(tells(u"watched"_s, leader, u"follower"_s), 30'000);
    watch.terminate();
    QVERIFY(watch.waitForFinished());
    QCOMPARE(watch.exitStatus(), QProcess::NormalExit);
    QCOMPARE(watch.exitCode(), 0);
    QCOMPARE(QString::fromUtf8(watch.readAllStandardError()), QString());
}

void Up::saysWhyItCannotWatch()
{
    QTcpServer foreign; // Answers like a server that knows no watchers.
    QVERIFY(foreign.listen(QHostAddress::LocalHost));
    connect(&foreign, &QTcpServer::newConnection, &foreign, [&foreign] {
        QTcpSocket *socket = foreign.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->write("HTTP/1.1 404 Not Found\r\nContent-Length: 6\r\n\r\n<html>");
            socket->disconnectFromHost();
        });
    });
    const QString port = QString::number(foreign.serverPort());
    const RaftctlResult result = raftctl({u"watch"_s, u"--nodes"_s, port});
    QCOMPARE(result.code, 1);
    QCOMPARE(result.error,
             u"raftctl: None of these servers can be watched, last http://localhost:%1: it is no "
             "raftnode, or one too old to be watched (it answers 404 Not Found).\n"_s.arg(port));
    foreign.close();
    const RaftctlResult nobody = raftctl({u"watch"_s, u"--nodes"_s, port});
    QCOMPARE(nobody.code, 1);
    QVERIFY2(nobody.error.contains(u"refused"_s), qPrintable(nobody.error));
}

void Up::opensFaultsWithATokenOfTheirOwn()
{
    Upped up(1, {u"--allow-faults"_s});
    QCOMPARE(up.pids.size(), 1);
    QFile token(up.directory.filePath(u"data/token"_s));
    QVERIFY(token.open(QIODevice::ReadOnly));
    QCOMPARE(token.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    const QStringList ask{u"faults"_s, up.urls.first(), u"--nodes"_s, up.urls.first()};
    const RaftctlResult without = raftctl(ask);
    QCOMPARE(without.code, 1);
    QVERIFY2(without.error.contains(u"asks for a token"_s), qPrintable(without.error));
    const RaftctlResult wrong = raftctl(ask, {}, {u"RAFT_TOKEN=sesame"_s});
    QCOMPARE(wrong.code, 1);
    QVERIFY2(wrong.error.contains(u"refuses the token"_s), qPrintable(wrong.error));
    QVERIFY(!wrong.error.contains(u"sesame"_s));
    QCOMPARE(raftctl(ask, {}, {u"RAFT_TOKEN_FILE="_s + token.fileName()}).code, 0);
    const QByteArray word = token.readAll().trimmed();
    QCOMPARE(raftctl(ask, {}, {u"RAFT_TOKEN="_s + QString::fromUtf8(word)}).code, 0);
    QFile arguments(u"/proc/%1/cmdline"_s.arg(up.pids.first()));
    QVERIFY(arguments.open(QIODevice::ReadOnly));
    QVERIFY(!arguments.readAll().contains(word));
}

void Up::saysWhereTheTokenIsAsTheShellReadsIt()
{
    const QTemporaryDir directory;
    QProcess up;
    up.start(QStringLiteral(RAFTCTL), {u"up"_s, u"1"_s, u"--port"_s, u"0"_s, u"--allow-faults"_s,
                                       u"--data-dir"_s, directory.filePath(u"my data"_s)});
    QByteArray said;
    while (!said.contains("Ctrl-C stops the servers") && up.waitForReadyRead(30'000))
        said += up.readAllStandardOutput();
    up.terminate();
    QVERIFY(up.waitForFinished());
    const QByteArray file = directory.filePath(u"my data/token"_s).toUtf8();
    const QByteArray line = "export RAFT_TOKEN_FILE='" + file + "'\n";
    QVERIFY2(said.contains(line), said.constData());
}

void Up::listsKeysInOrder()
{
    const Servers servers(1);
    QCOMPARE(servers.problem, QString());
    for (const auto &[key, value] :
         {std::pair{u"fruit/b"_s, u"two\nlines"_s}, {u"fruit/a"_s, u"1"_s}, {u"tree"_s, u"3"_s}})
        QCOMPARE(servers.ask({u"write"_s, key, value}).code, 0);
    QCOMPARE(servers.ask({u"list"_s}).out, u"fruit/a\t1\nfruit/b\ttwo\\nlines\ntree\t3\n"_s);
    QCOMPARE(servers.ask({u"list"_s, u"fruit/"_s, u"--keys-only"_s}).out, u"fruit/a\nfruit/b\n"_s);
    QCOMPARE(servers.ask({u"list"_s, u"--limit"_s, u"1"_s}).out, u"fruit/a\t1\n"_s);
    QCOMPARE(servers.ask({u"list"_s, u"nothing"_s}).out, QString());
    QCOMPARE(objectIn(servers.ask({u"list"_s, u"tree"_s, u"--json"_s}).out)[u"value"_s].toString(), u"3"_s);
}

void Up::handsLeadershipOver()
{
    const Servers servers(3);
    QCOMPARE(servers.problem, QString());
    QCOMPARE(servers.ask({u"write"_s, u"k"_s, u"v"_s}).code, 0);
    const int other = servers.leader() % 3 + 1;
    const RaftctlResult result = servers.ask({u"transfer"_s, QString::number(other)});
    QVERIFY2(result.code == 0, qPrintable(result.error));
    QTRY_COMPARE_WITH_TIMEOUT(servers.leader(), other, 30'000);
}

void Up::changesMembers()
{
    const Servers servers(4);
    QCOMPARE(servers.problem, QString());
    QCOMPARE(servers.ask({u"write"_s, u"k"_s, u"v"_s}).code, 0);
    const int follower = servers.leader() % 4 + 1;
    const QString id = QString::number(follower);
    const RaftctlResult removed = servers.ask({u"members"_s, u"remove"_s, id});
    QCOMPARE(removed.error, QString());
    QCOMPARE(removed.out, u"S%1 is no member any more.\n"_s.arg(id));
    QVERIFY(!servers.ask({u"members"_s}).out.section(u'\n', 0, 0).contains(u'S' + id));
    const RaftctlResult added =
        servers.ask({u"members"_s, u"add"_s, id, servers.nodes[follower - 1], u"--learner"_s});
    QCOMPARE(added.error, QString());
    QVERIFY(servers.ask({u"members"_s}).out.contains(u"Learners: S"_s + id));
}

void Up::cutsAndHealsAndCrashes()
{
    const QTemporaryDir directory;
    QFile token(directory.filePath(u"token"_s));
    QVERIFY(token.open(QIODevice::WriteOnly));
    token.write("sesame\n");
    token.close();
    qputenv("RAFT_TOKEN_FILE", token.fileName().toLocal8Bit());
    const auto forget = qScopeGuard([] { qunsetenv("RAFT_TOKEN_FILE"); });
    const Servers servers(3, {u"--allow-faults"_s, u"--token-file"_s, token.fileName()});
    QCOMPARE(servers.problem, QString());
    QCOMPARE(servers.ask({u"write"_s, u"k"_s, u"v"_s}).code, 0);
    const RaftctlResult set =
        servers.ask({u"faults"_s, u"2"_s, u"--cut-from"_s, u"1,3"_s, u"--delay-ms"_s, u"5"_s});
    QCOMPARE(set.error, QString());
    const QJsonObject faults = objectIn(servers.ask({u"faults"_s, u"2"_s, u"--json"_s}).out);
    QCOMPARE(faults[u"cut_from"_s].toArray(), (QJsonArray{1, 3}));
    QCOMPARE(faults[u"delay_ms"_s].toInt(), 5);
    QCOMPARE(servers.ask({u"faults"_s, u"2"_s, u"heal"_s}).code, 0);
    QCOMPARE(objectIn(servers.ask({u"faults"_s, u"2"_s, u"--json"_s}).out)[u"cut_from"_s].toArray(),
             QJsonArray());
    const RaftctlResult crashed = servers.ask({u"faults"_s, u"2"_s, u"crash"_s});
    QCOMPARE(crashed.error, QString());
    QCOMPARE(crashed.code, 0);
    QTRY_VERIFY_WITH_TIMEOUT(servers.status()[1].contains(u"problem"_s), 30'000);
}

void Up::readsAfterEverybodyRestarted()
{
    const Servers servers(3);
    QCOMPARE(servers.problem, QString());
    QCOMPARE(servers.ask({u"write"_s, u"k"_s, u"v"_s}).code, 0);
    for (int number = 1; number <= 3; ++number)
        servers.cluster->killServer(number);
    QCOMPARE(servers.cluster->start().value_or(QString()), QString());
    QCOMPARE(servers.ask({u"read"_s, u"k"_s}).out, u"v\n"_s);
}

void Up::measures()
{
    const Servers servers(3);
    QCOMPARE(servers.problem, QString());
    QCOMPARE(servers.ask({u"write"_s, u"k"_s, u"v"_s}).code, 0);
    const QStringList bench{u"bench"_s, u"--clients"_s, u"4"_s, u"--seconds"_s, u"1"_s, u"--keys"_s, u"10"_s};
    const QJsonObject writes = objectIn(servers.ask(bench).out);
    QVERIFY(writes[u"writes"_s].toInteger() > 0);
    QVERIFY(writes[u"latency_ms"_s][u"p50"_s].toDouble() <= writes[u"latency_ms"_s][u"p99"_s].toDouble());
    QVERIFY(objectIn(servers.ask(bench + QStringList{u"--reads"_s}).out)[u"reads"_s].toInteger() > 0);
}

QTEST_GUILESS_MAIN(Up)
#include "up.moc"
