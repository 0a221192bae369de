#include "../host/processes.h"
#include "run_raftctl.h"

#include "netnode/client/backup_file.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <sys/resource.h>
#include <thread>

using namespace Qt::StringLiterals;
using namespace raftarium;

/// A whole cluster leaves by a file and comes back from it.
class BackupTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void comesBackInAnotherCluster();
    void isOneInstantWhileClientsWrite();
    void survivesTheEndOfTheLeader();
    void doesNotMixWithWhatIsStored();
    void replacesWhatIsStored();
    void aLineTakesTheRoomOfALine();
    void refusesADamagedFile_data();
    void refusesADamagedFile();
    void leavesTheOldFileWhenThereIsNoRoom();
    void aBatchThatMakesNoSenseChangesNothing_data();
    void aBatchThatMakesNoSenseChangesNothing();

private:
    ProcessCluster &cluster() { return *m_cluster; }
    RaftctlResult run(ProcessCluster &cluster, QStringList arguments);
    RaftctlResult runWhileTheLeaderDies(ProcessCluster &cluster, const QStringList &arguments);
    int valueInFile(const QString &key) const;
    void fill(int keys);
    void put(const nlohmann::json &items);

    std::unique_ptr<ProcessCluster> m_cluster;
    QTemporaryDir m_directory;
    QString m_file;
};

namespace {

QStringList contentOf(ProcessCluster &cluster)
{
    const int server = cluster.leader();
    QStringList lines;
    std::string after;
    for (bool more = true; more;) {
        const QByteArray query =
            after.empty() ? QByteArray() : "&after=" + QUrl::toPercentEncoding(QString::fromStdString(after));
        const nlohmann::json page = cluster.insist(server, "GET", "/kv?limit=1000" + query).json();
        for (const nlohmann::json &item : page["keys"]) {
            after = item["key"];
            lines.append(QString::fromStdString(after + "=" + item["value"].get<std::string>()));
        }
        more = page["more"];
    }
    return lines;
}

} // namespace

void BackupTest::init()
{
    m_file = m_directory.filePath(u"backup.jsonl"_s);
    QFile::remove(m_file);
    m_cluster = std::make_unique<ProcessCluster>(3, QStringList{u"--log-level"_s, u"warning"_s});
    QVERIFY(cluster().startAll());
    QVERIFY(cluster().leader() != 0);
}

void BackupTest::cleanup()
{
    m_cluster.reset();
}

RaftctlResult BackupTest::run(ProcessCluster &cluster, QStringList arguments)
{
    QStringList nodes;
    for (int server = 1; server <= cluster.size(); ++server)
        nodes.append(cluster.url(server));
    return raftctl(arguments << u"--nodes"_s << nodes.join(u','));
}

/// Writes keys that need escapes, and values of many sizes, and two strange ones.
void BackupTest::fill(int keys)
{
    constexpr int most = 4'000; // In one request.
    for (int begin = 0; begin < keys; begin += most) {
        nlohmann::json puts = nlohmann::json::array();
        for (int i = begin; i < std::min(keys, begin + most); ++i)
            puts.push_back(
                {{"key", "key/" + std::to_string(i)},
                 {"value", std::string(static_cast<std::size_t>(i % 50), 'v') + std::to_string(i)}});
        put(puts);
    }
    put({{{"key", "\"\\\n\t€ %2F?&=."}, {"value", std::string("\0\x01\x1f </script> \u2028", 19)}},
         {{"key", "."}, {"value", ""}}});
}

/// To send a batch again does no harm: a busy machine may elect another leader meanwhile.
void BackupTest::put(const nlohmann::json &items)
{
    const nlohmann::json body{{"put", items}};
    Answer answer;
    QVERIFY(comesTrue([&] {
        answer = cluster().ask(cluster().leader(), "POST", "/kv", QByteArray::fromStdString(body.dump()));
        return answer.status == 200;
    }));
    QCOMPARE(answer.json()["changes"].get<std::size_t>(), items.size());
}

void BackupTest::comesBackInAnotherCluster()
{
    fill(3'000);
    const std::string large(900'000, 'x');
    QCOMPARE(cluster().insist(1, "PUT", "/kv/large", QByteArray::fromStdString(large)).status, 200);
    const RaftctlResult written = run(cluster(), {u"backup"_s, m_file});
    QCOMPARE(written.code, 0);
    QVERIFY2(written.out.startsWith(u"3003 keys, up to index "_s), qPrintable(written.out));

    ProcessCluster other(3);
    QVERIFY(other.startAll());
    QVERIFY(other.leader() != 0);
    const RaftctlResult restored = run(other, {u"restore"_s, m_file});
    QCOMPARE(restored.error, QString());
    QCOMPARE(restored.out, u"Restored: 3003 keys\n"_s);
    QCOMPARE(contentOf(other), contentOf(cluster()));
    QVERIFY(other.storesAreEqual());
}

// Two keys always change together, one after the other: a backup in which the second is ahead of the first
// shows two instants.
void BackupTest::isOneInstantWhileClientsWrite()
{
    fill(20'000);
    const int leader = cluster().leader();
    std::atomic<bool> isDone = false;
    std::thread writer([&] {
        Client client(cluster().port(leader));
        for (int i = 1; !isDone; ++i) {
            client.ask("PUT", "/kv/a", QByteArray::number(i));
            client.ask("PUT", "/kv/zz", QByteArray::number(i));
        }
    });
    int seen = 0;
    QString problem;
    for (int round = 0; round < 5 && problem.isEmpty(); ++round) {
        const RaftctlResult written = run(cluster(), {u"backup"_s, m_file});
        const int first = valueInFile(u"a"_s);
        const int second = valueInFile(u"zz"_s);
        seen += written.code == 0 && first > 0 ? 1 : 0;
        if (first - second != 0 && first - second != 1)
            problem = u"%1 and %2 are of two instants; %3"_s.arg(first).arg(second).arg(written.error);
    }
    isDone = true;
    writer.join();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QVERIFY2(seen > 0, "no backup held what is written meanwhile");
}

/// 0 when the backup does not hold the key.
int BackupTest::valueInFile(const QString &key) const
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QJsonObject item = QJsonDocument::fromJson(line).object();
        if (item[u"key"_s] == key)
            return item[u"value"_s].toString().toInt();
    }
    return 0;
}

void BackupTest::survivesTheEndOfTheLeader()
{
    fill(20'000);
    const RaftctlResult written = runWhileTheLeaderDies(cluster(), {u"backup"_s, m_file});
    QCOMPARE(written.error, QString());
    QCOMPARE(written.code, 0);

    ProcessCluster other(3);
    QVERIFY(other.startAll());
    QVERIFY(other.leader() != 0);
    const RaftctlResult restored = runWhileTheLeaderDies(other, {u"restore"_s, m_file});
    QCOMPARE(restored.error, QString());
    QCOMPARE(restored.code, 0);
    QCOMPARE(contentOf(other), contentOf(cluster()));
}

RaftctlResult BackupTest::runWhileTheLeaderDies(ProcessCluster &cluster, const QStringList &arguments)
{
    const int leader = cluster.leader();
    const auto process = static_cast<pid_t>(cluster[leader].processId());
    std::thread killer([process] {
        std::this_thread::sleep_for(std::chrono::milliseconds(60));
        ::kill(process, SIGKILL);
    });
    const RaftctlResult result = run(cluster, arguments);
    killer.join();
    cluster[leader].kill();
    return cluster.start(leader) && cluster.leader() != 0 ? result : RaftctlResult();
}

void BackupTest::doesNotMixWithWhatIsStored()
{
    fill(10);
    QCOMPARE(run(cluster(), {u"backup"_s, m_file}).code, 0);
    QCOMPARE(cluster().insist(1, "PUT", "/kv/later", "1").status, 200);
    const QStringList before = contentOf(cluster());
    const RaftctlResult restored = run(cluster(), {u"restore"_s, m_file});
    QCOMPARE(restored.code, 1);
    QVERIFY2(restored.error.contains(u"--replace"_s), qPrintable(restored.error));
    QCOMPARE(contentOf(cluster()), before);
}

void BackupTest::replacesWhatIsStored()
{
    fill(10);
    const QStringList before = contentOf(cluster());
    QCOMPARE(run(cluster(), {u"backup"_s, m_file}).code, 0);
    QCOMPARE(cluster().insist(1, "PUT", "/kv/later", "1").status, 200);
    QCOMPARE(cluster().insist(1, "PUT", "/kv/key%2F3", "another").status, 200);
    QCOMPARE(cluster().insist(1, "DELETE", "/kv/key%2F4").status, 200);
    const RaftctlResult restored = run(cluster(), {u"restore"_s, m_file, u"--replace"_s, u"--json"_s});
    QCOMPARE(restored.out, u"{\"keys\":12,\"removed\":1}\n"_s);
    QCOMPARE(contentOf(cluster()), before);
}

// A reader that makes room for the longest line that is allowed touches two thousand pages of memory for each
// of them, or a few huge ones: a hundred thousand keys took minutes.
void BackupTest::aLineTakesTheRoomOfALine()
{
    constexpr int lines = 5'000;
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    BackupWriter writer(file);
    QVERIFY(writer.begin({u"raftarium"_s, 1, 1, lines}));
    for (int i = 0; i < lines; ++i)
        QVERIFY(writer.add({{u"key"_s, QString::number(i)}, {u"value"_s, u"v"_s}}));
    QVERIFY(writer.end());
    file.close();

    const auto pagesTouched = [] {
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        return usage.ru_minflt;
    };
    const long before = pagesTouched();
    BackupReader reader;
    QCOMPARE(reader.open(m_file), std::nullopt);
    int read = 0;
    while (reader.next())
        ++read;
    QCOMPARE(read, lines);
    QVERIFY2(pagesTouched() - before < 3 * lines, qPrintable(QString::number(pagesTouched() - before)));
}

void BackupTest::refusesADamagedFile_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("complaint");
    QTest::newRow("a value differs") << QByteArray("vvv3") << QByteArray("vvv4") << u"damaged"_s;
    QTest::newRow("a line is missing")
        << QByteArray("{\"key\":\"key/1\",\"value\":\"v1\"}\n") << QByteArray() << u"damaged"_s;
    QTest::newRow("the end is missing")
        << QByteArray("{\"end\":true") << QByteArray("{\"end\":false") << u"damaged"_s;
    QTest::newRow("another file") << QByteArray("\"backup\":\"raftarium\"") << QByteArray("\"backup\":\"x\"")
                                  << u"no backup"_s;
    QTest::newRow("a newer version") << QByteArray("\"version\":1") << QByteArray("\"version\":9")
                                     << u"newer"_s;
    QTest::newRow("something behind it")
        << QByteArray("{\"end\":true") << QByteArray("{\"end\":true") << u"stands behind the end"_s;
}

void BackupTest::refusesADamagedFile()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, complaint);
    fill(10);
    QCOMPARE(run(cluster(), {u"backup"_s, m_file}).code, 0);
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray content = file.readAll();
    QVERIFY2(content.contains(from), content.constData());
    content.replace(from, to);
    if (from == to)
        content += "{}\n";
    file.resize(0);
    file.seek(0);
    file.write(content);
    file.close();
    const RaftctlResult restored = run(cluster(), {u"restore"_s, m_file, u"--replace"_s});
    QCOMPARE(restored.code, 2);
    QVERIFY2(restored.error.contains(complaint), qPrintable(restored.error));
}

// A file may grow to one block of 512 bytes only: as a full disk, for this program.
void BackupTest::leavesTheOldFileWhenThereIsNoRoom()
{
    fill(1'000);
    QFile old(m_file);
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("an earlier backup") > 0);
    old.close();
    QProcess shell;
    shell.start(u"sh"_s, {u"-c"_s, u"ulimit -f 1; trap '' XFSZ; exec \"$@\""_s, u"sh"_s,
                          QStringLiteral(RAFTCTL), u"backup"_s, m_file, u"--nodes"_s, cluster().url(1)});
    QVERIFY(shell.waitForFinished(30'000));
    QCOMPARE(shell.exitCode(), 1);
    QVERIFY2(shell.readAllStandardError().contains("Cannot write"), "it says why");
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), QByteArray("an earlier backup"));
    QCOMPARE(run(cluster(), {u"backup"_s, m_directory.filePath(u"no/such/folder"_s)}).code, 1);
}

void BackupTest::aBatchThatMakesNoSenseChangesNothing_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray("{}");
    QTest::newRow("no JSON") << QByteArray("{");
    QTest::newRow("an empty key") << QByteArray(
        R"({"put":[{"key":"a","value":"1"},{"key":"","value":"1"}]})");
    QTest::newRow("no value") << QByteArray(R"({"put":[{"key":"a","value":"1"},{"key":"b"}]})");
    QTest::newRow("a number") << QByteArray(R"({"put":[{"key":"a","value":1}]})");
    QTest::newRow("a deletion of a number")
        << QByteArray(R"({"put":[{"key":"a","value":"1"}],"delete":[1]})");
    QTest::newRow("no array") << QByteArray(R"({"put":{"key":"a","value":"1"}})");
}

void BackupTest::aBatchThatMakesNoSenseChangesNothing()
{
    QFETCH(QByteArray, body);
    QCOMPARE(cluster().insist(cluster().leader(), "POST", "/kv", body).status, 400);
    QCOMPARE(contentOf(cluster()), QStringList());
}

QTEST_GUILESS_MAIN(BackupTest)
#include "backup.moc"
