#include "processes.h"

#include "netnode/journal/journal.h"

#include <QFile>
#include <QFileInfo>
#include <QTcpServer>
#include <QTest>

using namespace raftarium;

namespace {

/// A lone server with any port and its data in `directory`.
QStringList alone(const QString &directory, const QStringList &extra = {})
{
    return QStringList{QStringLiteral("--id"),
                       QStringLiteral("1"),
                       QStringLiteral("--port"),
                       QStringLiteral("0"),
                       QStringLiteral("--peers"),
                       QStringLiteral("{}"),
                       QStringLiteral("--data-dir"),
                       directory,
                       QStringLiteral("--stop-with-stdin")} +
           extra;
}

} // namespace

/// How a server starts, or why it does not.
class StartTest : public QObject {
    Q_OBJECT

private slots:
    void itSaysWhereItListens();
    void aBrowserFindsItsWay();
    void variablesCountAndFlagsWin();
    void fiveServersRunOnTheVariablesOfProduction();
    void nonsenseIsRefused_data();
    void nonsenseIsRefused();
    void helpAndVersionAreNoErrors();
    void aPortInUseIsNamed();
    void aDirectoryHasOneServer();
    void damagedOrForeignDataIsRefused();
    void aSnapshotThatNobodyCanReadIsRefused();
    void serversOfAnotherClusterAreKeptOut();
};

void StartTest::itSaysWhereItListens()
{
    const QTemporaryDir directory;
    NodeProcess node;
    QVERIFY(node.start({alone(directory.path()), {}}));
    QVERIFY(node.port() > 0);
    QCOMPARE(node.readyLine(),
             QByteArray("raftnode 1 listening on http://127.0.0.1:" + QByteArray::number(node.port())));
    Client client(node.port());
    QVERIFY(comesTrue([&] { return client.ask("PUT", "/kv/x", "1").status == 200; }));
    QCOMPARE(client.ask("GET", "/openapi.json").json()["openapi"].get<std::string>().substr(0, 2), "3.");
    const QFileInfo journal(directory.filePath(QStringLiteral("node_1.jsonl")));
    QVERIFY(journal.exists());
    QVERIFY(!(journal.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    QCOMPARE(node.terminate(), 0);
    QCOMPARE(node.complaint(), QByteArray());
}

void StartTest::aBrowserFindsItsWay()
{
    const QTemporaryDir directory;
    NodeProcess node;
    QStringList arguments = alone(directory.path());
    arguments << QStringLiteral("--cluster") << QStringLiteral("<b>a & b</b>");
    QVERIFY(node.start({arguments, {}}));
    Client client(node.port());
    QVERIFY(comesTrue([&] { return client.ask("PUT", "/kv/x", "1").status == 200; }));
    const Answer home = client.ask("GET", "/");
    QCOMPARE(home.field("content-type"), QByteArray("text/html; charset=utf-8"));
    QVERIFY(home.field("content-security-policy").startsWith("default-src 'none'"));
    QVERIFY2(home.body.contains("S1 of &lt;b&gt;a &amp; b&lt;/b&gt;"), home.body.constData());
    QVERIFY(home.body.contains("<th scope=\"row\">role</th><td>leader</td>"));
    QVERIFY(home.body.contains("<a href=\"/docs\">"));
    const QByteArray docs = client.ask("GET", "/docs").body;
    const nlohmann::json described = client.ask("GET", "/openapi.json").json();
    for (const auto &[path, operations] : described["paths"].items())
        QVERIFY2(docs.contains(QByteArray::fromStdString(path)), path.c_str());
    QCOMPARE(client.ask("PUT", "/", "x").status, 405);
}

void StartTest::variablesCountAndFlagsWin()
{
    const QTemporaryDir directory;
    const QTemporaryDir other;
    const QMap<QString, QString> variables{{QStringLiteral("NODE_ID"), QStringLiteral("7")},
                                           {QStringLiteral("PORT"), QStringLiteral("0")},
                                           {QStringLiteral("PEERS_JSON"), QStringLiteral("{}")},
                                           {QStringLiteral("CLUSTER"), QStringLiteral("of variables")},
                                           {QStringLiteral("ALLOW_FAULTS"), QStringLiteral("1")},
                                           {QStringLiteral("LOG_LEVEL"), QStringLiteral("INFO")},
                                           {QStringLiteral("DATA_DIR"), other.path()},
                                           {QStringLiteral("STOP_WITH_STDIN"), QStringLiteral("yes")}};
    NodeProcess node;
    QVERIFY(node.start({{QStringLiteral("--data-dir"), directory.path()}, variables}));
    QVERIFY(node.readyLine().startsWith("raftnode 7 listening"));
    Client client(node.port());
    const nlohmann::json status = client.ask("GET", "/status").json();
    QCOMPARE(status["id"].get<int>(), 7);
    QCOMPARE(status["cluster"].get<std::string>(), "of variables");
    const Answer closed = client.ask("GET", "/faults"); // Allowed, but open to nobody without a token.
    QCOMPARE(closed.status, 403);
    QCOMPARE(closed.json()["error"]["code"].get<std::string>(), "faults_need_token");
    QVERIFY(QFile::exists(directory.filePath(QStringLiteral("node_7.jsonl"))));
    QVERIFY(!QFile::exists(other.filePath(QStringLiteral("node_7.jsonl"))));
    QVERIFY(comesTrue([&] { return node.complaint().contains("leads term 1"); }));
    QCOMPARE(node.closeInput(), 0);
}

void StartTest::fiveServersRunOnTheVariablesOfProduction()
{
    const QTemporaryDir directory;
    const std::vector<quint16> ports = freePorts(5);
    std::vector<std::unique_ptr<NodeProcess>> nodes;
    for (std::size_t i = 0; i < ports.size(); ++i) {
        nlohmann::json peers = nlohmann::json::object();
        for (std::size_t other = 0; other < ports.size(); ++other) {
            if (other != i)
                peers[std::to_string(other + 1)] = "http://localhost:" + std::to_string(ports[other]);
        }
        nodes.push_back(std::make_unique<NodeProcess>());
        QVERIFY(nodes.back()->start({{QStringLiteral("--stop-with-stdin")},
                                     {{QStringLiteral("NODE_ID"), QString::number(i + 1)},
                                      {QStringLiteral("PORT"), QString::number(ports[i])},
                                      {QStringLiteral("PEERS_JSON"), QString::fromStdString(peers.dump())},
                                      {QStringLiteral("ELECTION_MIN_MS"), QStringLiteral("900")},
                                      {QStringLiteral("ELECTION_MAX_MS"), QStringLiteral("1600")},
                                      {QStringLiteral("HEARTBEAT_MS"), QStringLiteral("120")},
                                      {QStringLiteral("DATA_DIR"), directory.path()}}}));
    }
    QVERIFY(comesTrue([&] { return Client(ports[1]).ask("PUT", "/kv/zone1:temp", "25.5C").status == 200; }));
    QCOMPARE(Client(ports[4]).ask("GET", "/kv/zone1:temp").json()["value"].get<std::string>(), "25.5C");
}

void StartTest::nonsenseIsRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char *name, const char *arguments, const char *reason) {
        QTest::newRow(name) << QString::fromUtf8(arguments).split(u' ', Qt::SkipEmptyParts)
                            << QByteArray(reason);
    };
    row("no id", "--port 0 --peers {}", "--id");
    row("id 0", "--id 0 --port 0 --peers {}", "1 to 65535");
    row("id in words", "--id one --port 0 --peers {}", "\"one\"");
    row("no port", "--id 1 --peers {}", "--port");
    row("port too large", "--id 1 --port 65536 --peers {}", "65536");
    row("no peers", "--id 1 --port 0", "--peers");
    row("peers no JSON", "--id 1 --port 0 --peers {2:", "no JSON object");
    row("peers a list", "--id 1 --port 0 --peers []", "no JSON object");
    row("peer without id", R"(--id 1 --port 0 --peers {"x":"http://localhost:8002"})", "\"x\"");
    row("peer without port", R"(--id 1 --port 0 --peers {"2":"http://localhost"})", "no address");
    row("peer a number", R"(--id 1 --port 0 --peers {"2":8002})", "no address");
    row("peer over TLS", R"(--id 1 --port 0 --peers {"2":"https://localhost:8002"})", "http://");
    row("itself a peer", R"(--id 2 --port 0 --peers {"2":"http://localhost:8002"})", "itself");
    row("an id twice", R"(--id 1 --port 0 --peers {"2":"http://localhost:8002","2":"http://localhost:8003"})",
        "server 2 twice");
    row("an id in two forms",
        R"(--id 1 --port 0 --peers {"2":"http://localhost:8002","02":"http://localhost:8003"})",
        "server 2 twice");
    row("one address for two",
        R"(--id 1 --port 0 --peers {"2":"http://localhost:8002","3":"http://127.0.0.1:8002"})",
        "servers 2 and 3 one address");
    row("its own address", R"(--id 1 --port 8001 --peers {"2":"http://localhost:8001"})",
        "address of this server itself");
    row("its own address among all",
        R"(--id 1 --port 8001 --insecure --listen 0.0.0.0 --peers {"2":"http://127.0.0.1:8001"})",
        "address of this server itself");
    row("min above max", "--id 1 --port 0 --peers {} --election-min-ms 400", "timings");
    row("heartbeat too slow", "--id 1 --port 0 --peers {} --heartbeat-ms 150", "heartbeat");
    row("no duration", "--id 1 --port 0 --peers {} --heartbeat-ms 0", "--heartbeat-ms");
    row("negative", "--id 1 --port 0 --peers {} --election-min-ms=-5", "--election-min-ms");
    row("log level", "--id 1 --port 0 --peers {} --log-level loud", "loud");
    row("unknown flag", "--id 1 --port 0 --peers {} --colour red", "colour");
    row("no flag", "--id 1 --port 0 --peers {} serve", "serve");
    row("open to all", "--id 1 --port 0 --peers {} --listen 0.0.0.0", "--token-file");
    row("no address", "--id 1 --port 0 --peers {} --listen everywhere", "everywhere");
    row("half of TLS", "--id 1 --port 0 --peers {} --tls-cert a.pem", "--tls-key");
    row("no snapshots", "--id 1 --port 0 --peers {} --snapshot-entries 0", "--snapshot-entries");
}

void StartTest::nonsenseIsRefused()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, reason);
    const QTemporaryDir directory;
    const Outcome outcome =
        runNode({arguments + QStringList{QStringLiteral("--data-dir"), directory.path()}, {}});
    QCOMPARE(outcome.exitCode, 2);
    QCOMPARE(outcome.output, QByteArray());
    QVERIFY2(outcome.complaint.contains(reason), outcome.complaint.constData());
    QCOMPARE(outcome.complaint.count('\n'), 1);
    QVERIFY(QDir(directory.path()).isEmpty());
}

void StartTest::helpAndVersionAreNoErrors()
{
    const Outcome help = runNode({{QStringLiteral("--help")}, {}});
    QCOMPARE(help.exitCode, 0);
    for (const char *name : {"--election-min-ms", "PEERS_JSON", "--allow-faults", "Exit code"})
        QVERIFY2(help.output.contains(name), name);
    const Outcome version = runNode({{QStringLiteral("--version")}, {}});
    QCOMPARE(version.exitCode, 0);
    QVERIFY(version.output.startsWith("raftnode "));
}

void StartTest::aPortInUseIsNamed()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, 0));
    const QTemporaryDir directory;
    const QString port = QString::number(other.serverPort());
    const Outcome outcome = runNode({alone(directory.path(), {QStringLiteral("--port"), port}), {}});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.complaint.contains(port.toLatin1()), outcome.complaint.constData());
}

void StartTest::aDirectoryHasOneServer()
{
    const QTemporaryDir directory;
    NodeProcess first;
    QVERIFY(first.start({alone(directory.path()), {}}));
    const Outcome second = runNode({alone(directory.path()), {}});
    QCOMPARE(second.exitCode, 3);
    QVERIFY2(second.complaint.contains("node_1"), second.complaint.constData());
    first.kill();
    // The lock goes with the process, however it went.
    QVERIFY(first.start({alone(directory.path()), {}}));
}

void StartTest::damagedOrForeignDataIsRefused()
{
    const QTemporaryDir directory;
    NodeProcess node;
    QVERIFY(node.start({alone(directory.path()), {}}));
    Client client(node.port());
    QVERIFY(comesTrue([&] { return client.ask("PUT", "/kv/x", "1").status == 200; }));
    for (int i = 0; i < 20; ++i)
        QCOMPARE(client.ask("PUT", "/kv/x", QByteArray::number(i)).status, 200);
    QCOMPARE(node.terminate(), 0);

    const Outcome foreign =
        runNode({alone(directory.path(), {QStringLiteral("--cluster"), QStringLiteral("another")}), {}});
    QCOMPARE(foreign.exitCode, 3);
    QVERIFY2(foreign.complaint.contains("another"), foreign.complaint.constData());

    QFile journal(directory.filePath(QStringLiteral("node_1.jsonl")));
    QVERIFY(journal.open(QIODevice::ReadWrite));
    const QByteArray sound = journal.readAll();
    QVERIFY(journal.seek(sound.size() / 2));
    QVERIFY(journal.putChar(static_cast<char>(sound[sound.size() / 2] ^ 1)));
    journal.close();
    const Outcome damaged = runNode({alone(directory.path()), {}});
    QCOMPARE(damaged.exitCode, 3);
    QVERIFY2(damaged.complaint.contains("node_1.jsonl"), damaged.complaint.constData());
    QVERIFY2(damaged.complaint.contains("byte"), damaged.complaint.constData());

    const QByteArray torn = sound + sound.left(20); // A record that a crash cut short …
    QVERIFY(journal.open(QIODevice::ReadWrite));
    QVERIFY(journal.write(torn) == torn.size());
    journal.close();
    QVERIFY(node.start({alone(directory.path()), {}})); // … always starts.
    QVERIFY(comesTrue([&] { return Client(node.port()).ask("GET", "/kv/x").status == 200; }));
}

// Well written line by line, and yet nothing to start from: the server must not run empty.
void StartTest::aSnapshotThatNobodyCanReadIsRefused()
{
    const QTemporaryDir directory;
    {
        auto opened = Journal::open({directory.path(), QStringLiteral("raftarium"), raft::NodeId{1}});
        auto &journal = std::get<std::unique_ptr<Journal>>(opened);
        raft::Write install;
        install.id = raft::WriteId{1};
        install.hard = raft::HardState{raft::Term{1}, {}};
        install.replacesLog = true;
        install.snapshot = raft::Snapshot{{raft::Index{7}, raft::Term{1}},
                                          std::make_shared<const raft::Membership>(),
                                          std::make_shared<const std::string>("no state of a store")};
        journal->submit(install);
        QVERIFY(!journal->close());
    }
    const Outcome outcome = runNode({alone(directory.path()), {}});
    QCOMPARE(outcome.exitCode, 3);
    QCOMPARE(outcome.output, QByteArray());
    const QByteArray file = directory.filePath(QStringLiteral("node_1.jsonl")).toLocal8Bit();
    QVERIFY2(outcome.complaint.contains(file), outcome.complaint.constData());
    QVERIFY2(outcome.complaint.contains("snapshot"), outcome.complaint.constData());
}

void StartTest::serversOfAnotherClusterAreKeptOut()
{
    ProcessCluster cluster(2, {QStringLiteral("--log-level"), QStringLiteral("warning")});
    QVERIFY(cluster.start(1, {QStringLiteral("--cluster"), QStringLiteral("red")}));
    QVERIFY(cluster.start(2, {QStringLiteral("--cluster"), QStringLiteral("blue")}));
    QVERIFY(comesTrue([&] {
        const QByteArray said = cluster[1].complaint();
        return said.contains("\"red\"") && said.contains("\"blue\"");
    }));
    QVERIFY(cluster.status(1)["leader"].is_null());
    QVERIFY(cluster.status(2)["leader"].is_null());
    QCOMPARE(cluster.status(1)["peers"]["2"]["connected"].get<bool>(), false);
    QVERIFY(comesTrue([&] { return cluster[1].complaint().contains("refused a link"); }));
    QTest::qWait(1000); // They try again and again; it is said once.
    QCOMPARE(cluster[1].complaint().count("refused a link"), 1);
}

QTEST_GUILESS_MAIN(StartTest)
#include "start.moc"
