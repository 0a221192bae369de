#include "processes.h"

#include "netnode/http/http_server.h"
#include "netnode/wire/handshake.h"
#include "netnode/wire/peer_frame.h"

#include <QTest>

#include <sys/resource.h>
#include <sys/socket.h>

using namespace raftarium;
using nlohmann::json;

namespace {

/// A connection that has been upgraded to the link of a peer.
std::unique_ptr<Client> linked(quint16 port, raft::NodeId from, const std::string &cluster = "raftarium")
{
    LinkRequest request;
    request.cluster = cluster;
    request.from = from;
    request.to = {1};
    request.nonce = 99;
    request.port = 1;
    auto client = std::make_unique<Client>(port);
    client->send(QByteArray::fromStdString(upgradeRequest(request, "localhost:" + std::to_string(port), {})));
    return client;
}

QByteArray lengthOf(quint32 size)
{
    QByteArray bytes(4, '\0');
    for (int i = 0; i < 4; ++i)
        bytes[i] = static_cast<char>(size >> (24 - 8 * i));
    return bytes;
}

} // namespace

/// What a lone server grants to good clients and endures from bad ones.
class ClientsTest : public QObject {
    Q_OBJECT

private slots:
    void init();

    void conditionsGuardAChange();
    void aRetryIsDoneOnce();
    void keysMayBeAnything();
    void pagesAndLogAreBounded();
    void nonsenseIsRefused_data();
    void nonsenseIsRefused();
    void faultsAreClosedUnlessAllowed();
    void malformedAndHugeFramesCloseTheLink();
    void linksMustMakeSense();
    void whatIsNoTextEndsNothing();
    void slowAndHalfOpenClientsHinderNobody();
    void threeHundredConnectionsAreServed();
    void aServerThatRanOutOfFilesRecovers();
    void metricsCountWhatHappened();

private:
    Answer ask(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
               const Fields &fields = {})
    {
        return Client(m_node->port()).ask(method, target, body, fields);
    }
    /// A number of /metrics.
    int metric(const QByteArray &name)
    {
        const QByteArray metrics = ask("GET", "/metrics").body;
        const QByteArray start = "\nraftarium_" + name + ' ';
        const qsizetype at = metrics.indexOf(start) + start.size();
        return metrics.mid(at, metrics.indexOf('\n', at) - at).toInt();
    }
    bool serves() { return ask("PUT", "/kv/alive", "yes").status == 200; }

    QTemporaryDir m_directory;
    std::unique_ptr<NodeProcess> m_node;
};

void ClientsTest::init()
{
    if (m_node && m_node->isRunning())
        return;
    m_node = std::make_unique<NodeProcess>();
    QVERIFY(m_node->start({QStringLiteral("--id 1 --port 0 --peers {} --stop-with-stdin --log-level info "
                                          "--data-dir %1")
                               .arg(m_directory.path())
                               .split(u' '),
                           {}}));
    QVERIFY(comesTrue([this] { return serves(); }));
}

void ClientsTest::conditionsGuardAChange()
{
    QCOMPARE(ask("DELETE", "/kv/c").status, 200);
    const Answer made = ask("PUT", "/kv/c", "1", {{"If-None-Match", "*"}});
    QCOMPARE(made.status, 200);
    const int index = made.json()["index"].get<int>();
    const Answer again = ask("PUT", "/kv/c", "2", {{"If-None-Match", "*"}});
    QCOMPARE(again.status, 412);
    QCOMPARE(again.json()["index"].get<int>(), index);
    const QByteArray tag = '"' + QByteArray::number(index) + '"';
    QCOMPARE(ask("PUT", "/kv/c", "3", {{"If-Match", tag}}).status, 200);
    const Answer late = ask("PUT", "/kv/c", "4", {{"If-Match", tag}});
    QCOMPARE(late.status, 412);
    QVERIFY(late.json()["index"].get<int>() > index);
    QCOMPARE(ask("GET", "/kv/c").json()["value"].get<std::string>(), "3");
    QVERIFY(ask("GET", "/kv/c").json()["index"] == late.json()["index"]);
    QVERIFY(ask("PUT", "/kv/none", "5", {{"If-Match", "\"1\""}}).json()["index"].is_null());
}

void ClientsTest::aRetryIsDoneOnce()
{
    const Answer first = ask("PUT", "/kv/r", "1", {{"Idempotency-Key", "me/1"}});
    QCOMPARE(first.status, 200);
    QCOMPARE(ask("PUT", "/kv/r", "2").status, 200);
    const Answer retry = ask("PUT", "/kv/r", "1", {{"Idempotency-Key", "me/1"}});
    QCOMPARE(retry.status, 200);
    QVERIFY(retry.json()["index"] == first.json()["index"]);
    QCOMPARE(ask("GET", "/kv/r").json()["value"].get<std::string>(), "2");
    QCOMPARE(ask("DELETE", "/kv/r", {}, {{"Idempotency-Key", "me/2"}}).json()["existed"].get<bool>(), true);
    QCOMPARE(ask("PUT", "/kv/r", "3").status, 200);
    QCOMPARE(ask("DELETE", "/kv/r", {}, {{"Idempotency-Key", "me/2"}}).json()["existed"].get<bool>(), true);
    QCOMPARE(ask("GET", "/kv/r").status, 200);
    // Of what was overtaken nobody knows any more whether it was done: it was, here.
    QCOMPARE(ask("PUT", "/kv/r", "1", {{"Idempotency-Key", "me/1"}}).status, 504);
    QCOMPARE(ask("PUT", "/kv/r", "1", {{"Idempotency-Key", "me/1"}, {"If-None-Match", "*"}}).status, 504);
    QCOMPARE(ask("GET", "/kv/r").json()["value"].get<std::string>(), "3");

    // A crash forgets nothing of it.
    m_node->kill();
    init();
    QCOMPARE(ask("DELETE", "/kv/r", {}, {{"Idempotency-Key", "me/2"}}).json()["existed"].get<bool>(), true);
    QCOMPARE(ask("GET", "/kv/r").status, 200);
}

void ClientsTest::keysMayBeAnything()
{
    const QByteArrayList keys{"a/b/c", "zone1:temp", "%C3%A4%20%F0%9F%90%8B", "%00", "%2F",
                              "..",    "a+b",        QByteArray(1024, 'k')};
    for (const QByteArray &key : keys) {
        const QByteArray value = "of " + key.left(20);
        QCOMPARE(ask("PUT", "/kv/" + key, value).status, 200);
        const Answer got = ask("GET", "/kv/" + key);
        QCOMPARE(got.json()["value"].get<std::string>(), value.toStdString());
        QCOMPARE(got.json()["key"].get<std::string>(), QByteArray::fromPercentEncoding(key).toStdString());
    }
    QCOMPARE(ask("PUT", "/kv/empty").status, 200);
    QCOMPARE(ask("GET", "/kv/empty").json()["value"].get<std::string>(), "");
    const QByteArray large(1024 * 1024, 'x');
    QCOMPARE(ask("PUT", "/kv/large", large).status, 200);
    QCOMPARE(ask("GET", "/kv/large").json()["value"].get<std::string>().size(), std::size_t(1024 * 1024));
}

void ClientsTest::pagesAndLogAreBounded()
{
    Client client(m_node->port());
    for (int i = 0; i < 12; ++i)
        QCOMPARE(client.ask("PUT", "/kv/p:" + QByteArray::number(10 + i), "v").status, 200);
    const json first = client.ask("GET", "/kv?prefix=p%3A&limit=5").json();
    QCOMPARE(first["keys"].size(), std::size_t(5));
    QCOMPARE(first["more"].get<bool>(), true);
    QCOMPARE(first["keys"][4]["key"].get<std::string>(), "p:14");
    const json rest = client.ask("GET", "/kv?prefix=p%3A&after=p%3A14&limit=7").json();
    QCOMPARE(rest["keys"].size(), std::size_t(7));
    QCOMPARE(rest["more"].get<bool>(), false);
    const json log = client.ask("GET", "/log?from=3&limit=4").json();
    QCOMPARE(log["entries"].size(), std::size_t(4));
    QCOMPARE(log["entries"][0]["index"].get<int>(), 3);
}

void ClientsTest::nonsenseIsRefused_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<int>("status");
    const auto row = [](const char *method, const char *target, int status, const QByteArray &body = {},
                        const QByteArray &field = {}) {
        QTest::addRow("%s %s %s", method, target, field.constData())
            << QByteArray(method) << QByteArray(target) << body << field << status;
    };
    row("GET", "/nowhere", 404);
    row("GET", "/kv/", 400);
    row("GET", "/kv/%zz", 400);
    row("GET", "/kv/%ff", 400);
    row("GET", "/kv/x?consistency=hope", 400);
    row("PUT", "/kv/x", 400, "\xff\xfe");
    row("PUT", "/kv/x", 400, "1", "If-Match: 12");
    row("PUT", "/kv/x", 400, "1", "If-Match: \"0\"");
    row("PUT", "/kv/x", 400, "1", "If-None-Match: \"3\"");
    row("PUT", "/kv/x", 400, "1", "Idempotency-Key: me");
    row("PUT", "/kv/x", 400, "1", "Idempotency-Key: me/0");
    row("DELETE", "/kv/x", 400, {}, "If-Match: \"3\"");
    row("POST", "/kv/x", 400, "1");
    row("PATCH", "/kv/x", 405, "1");
    row("PUT", "/status", 405, "1");
    row("GET", "/kv?limit=0", 400);
    row("GET", "/kv?limit=1001", 400);
    row("GET", "/kv?colour=red", 400);
    row("GET", "/log?from=0", 400);
    row("GET", "/log?limit=many", 400);
    row("POST", "/cluster/transfer", 400, "[]");
    row("POST", "/cluster/transfer", 400, R"({"to":"two"})");
    row("PUT", "/cluster/members/0", 400, "{}");
    row("PUT", "/cluster/members/2", 400, "{}");
    row("PUT", "/cluster/members/2", 400, R"({"url":"file:///etc/passwd"})");
    row("PUT", "/cluster/members/2", 400, R"({"url":"http://localhost:1","role":"king"})");
    row("PUT", "/cluster/members/2", 400, R"({"url":"http://localhost:1/)" + QByteArray(2000, 'x') + "\"}");
    const QByteArray deep = QByteArray(400'000, '[') + QByteArray(400'000, ']');
    row("PUT", "/cluster/members/2", 400, R"({"role":)" + deep + '}');
    row("PUT", "/cluster/members/2", 400, R"({"url":)" + deep + '}');
    row("POST", "/cluster/transfer", 400, R"({"to":)" + deep + '}');
    row("POST", "/kv/x", 400, R"({"add":)" + deep + '}');
    row("POST", "/kv", 400, R"({"put":)" + deep + '}');
    QByteArray many = R"({"delete":["k")";
    for (int item = 0; item < 10'000; ++item)
        many += R"(,"k")";
    row("POST", "/kv", 400, many + "]}");
    row("DELETE", "/cluster/members/1", 400); // The last voter must stay.
    row("GET", "/raft", 426);
    row("GET", "/watch", 426);
}

void ClientsTest::nonsenseIsRefused()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, target);
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, field);
    QFETCH(const int, status);
    Fields fields;
    if (!field.isEmpty())
        fields.append({field.left(field.indexOf(':')), field.mid(field.indexOf(' ') + 1)});
    const Answer before = ask("GET", "/status");
    const Answer answer = ask(method, target, body, fields);
    QCOMPARE(answer.status, status);
    QVERIFY(answer.json()["error"]["message"].is_string());
    QVERIFY(ask("GET", "/status").json()["last_index"] == before.json()["last_index"]);
}

void ClientsTest::faultsAreClosedUnlessAllowed()
{
    QCOMPARE(ask("GET", "/faults").status, 403);
    QCOMPARE(ask("PUT", "/faults", R"({"loss":1})").status, 403);
    QCOMPARE(ask("POST", "/faults/crash").status, 403);
    QVERIFY(m_node->isRunning());
}

void ClientsTest::malformedAndHugeFramesCloseTheLink()
{
    const QByteArrayList rubbish{lengthOf(0),
                                 lengthOf(largestFrame + 1),
                                 lengthOf(0xffffffff),
                                 lengthOf(3) + "\xff\xff\xff",
                                 lengthOf(2) + QByteArray("\x81\x00", 2),
                                 lengthOf(6) + "\x9b\xff\xff\xff\xff\xff", // An array that claims to be huge.
                                 "GET / HTTP/1.1\r\n\r\n"};
    for (const QByteArray &frames : rubbish) {
        const auto client = linked(m_node->port(), {2});
        QByteArray reply;
        while (!reply.contains("\r\n\r\n") && client->socket().waitForReadyRead(10'000))
            reply += client->socket().readAll();
        QVERIFY2(reply.startsWith("HTTP/1.1 101 "), reply.constData());
        client->send(frames);
        QVERIFY2(client->closes(), frames.toHex().constData());
    }
    QVERIFY(comesTrue([this] {
        const QByteArray log = m_node->complaint();
        return log.contains("warning S1: S2 no longer speaks: a frame is empty or larger than 4 MiB") &&
               log.contains("is not valid");
    }));
    QVERIFY(serves());
}

void ClientsTest::linksMustMakeSense()
{
    const auto foreign = linked(m_node->port(), {2}, "elsewhere");
    const Answer refused = foreign->answer();
    QCOMPARE(refused.status, 403);
    QVERIFY(refused.body.contains("elsewhere"));
    QCOMPARE(linked(m_node->port(), {1})->answer().status, 403);
    QCOMPARE(linked(m_node->port(), {0})->answer().status, 426);
    QVERIFY(serves());
}

// Answers are JSON, and JSON is UTF-8, whatever others call themselves or pass on.
void ClientsTest::whatIsNoTextEndsNothing()
{
    const auto foreign = linked(m_node->port(), {2}, "\xff");
    QCOMPARE(foreign->answer().status, 403);
    const auto peer = linked(m_node->port(), {2});
    QCOMPARE(peer->answer().status, 101);
    QByteArray task;
    appendFrame(task, ForwardedTask{1, raft::StoreCommand{raft::Put{"bytes", "a\xff"}, {}}});
    peer->send(task);
    QVERIFY(comesTrue([this] { return ask("GET", "/kv/bytes").status == 200; }));
    QCOMPARE(ask("GET", "/kv?prefix=bytes").status, 200);
    QCOMPARE(ask("DELETE", "/kv/bytes").status, 200);
    QVERIFY(serves());
}

void ClientsTest::slowAndHalfOpenClientsHinderNobody()
{
    const auto port = m_node->port();
    std::vector<std::unique_ptr<Client>> bad;
    for (const char *beginning : {"", "P", "PUT /kv/slow HTTP/1.1\r\nHost: local",
                                  "PUT /kv/slow HTTP/1.1\r\nHost: localhost\r\n"
                                  "Content-Length: 1000000\r\n\r\nslow"}) {
        bad.push_back(std::make_unique<Client>(port));
        bad.back()->send(beginning);
    }
    bad.push_back(std::make_unique<Client>(port)); // Closes its sending side; the answer still comes.
    bad.back()->send("GET /status HTTP/1.1\r\nHost: localhost\r\n\r\n");
    ::shutdown(static_cast<int>(bad.back()->socket().socketDescriptor()), SHUT_WR);
    bad.push_back(std::make_unique<Client>(port)); // Asks for much and reads nothing.
    QCOMPARE(ask("PUT", "/kv/large", QByteArray(1024 * 1024, 'x')).status, 200);
    for (int i = 0; i < 50; ++i)
        bad.back()->socket().write("GET /kv/large HTTP/1.1\r\nHost: localhost\r\n\r\n");
    bad.back()->socket().flush();
    QVERIFY(serves());
    // An announced body that is too large is refused before it comes.
    Client announcing(port);
    announcing.send("PUT /kv/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1048577\r\n\r\n");
    QCOMPARE(announcing.answer().status, 413);
    // Who asks again before the first answer has come is answered in order.
    Client eager(port);
    eager.send("PUT /kv/e HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\n1"
               "GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QByteArray both;
    while (both.count("HTTP/1.1 ") < 2 && eager.socket().waitForReadyRead(10'000))
        both += eager.socket().readAll();
    QVERIFY(both.startsWith("HTTP/1.1 200 "));
    QVERIFY(both.contains("HTTP/1.1 404 "));
    QVERIFY(serves());
}

void ClientsTest::threeHundredConnectionsAreServed()
{
    const auto port = m_node->port();
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < 300; ++i) {
        clients.push_back(std::make_unique<Client>(port));
        const QByteArray target = "/kv/n" + QByteArray::number(i % 10);
        QVERIFY(comesTrue([&] { return clients.back()->ask("PUT", target, "v").status == 200; }));
    }
    // The longest idle ones have given way; who was closed may simply come again.
    QVERIFY(comesTrue([this] {
        const int connections = metric("connections");
        return connections > 200 && connections <= static_cast<int>(HttpServer::mostConnections);
    }));
    for (const auto &client : clients) {
        Answer last;
        const bool served = comesTrue([&] { return (last = client->ask("GET", "/kv/n3")).status == 200; });
        QVERIFY2(served, QByteArray(QByteArray::number(last.status) + ' ' + last.body).constData());
    }
}

void ClientsTest::aServerThatRanOutOfFilesRecovers()
{
    const auto files = [this](rlim_t most) {
        const rlimit limit{most, 1024};
        return ::prlimit(static_cast<pid_t>(m_node->processId()), RLIMIT_NOFILE, &limit, nullptr) == 0;
    };
    QVERIFY(serves());
    QVERIFY(files(24));
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < 60; ++i)
        clients.push_back(std::make_unique<Client>(m_node->port()));
    // Those who hang on without a word give way one after the other.
    QVERIFY(comesTrue([&] { return clients.back()->ask("GET", "/health").status == 200; }));
    QVERIFY(files(1024));
    clients.clear();
    QVERIFY(serves());
}

void ClientsTest::metricsCountWhatHappened()
{
    const int before = metric("writes_total");
    for (int i = 0; i < 3; ++i)
        QCOMPARE(ask("PUT", "/kv/m", "v").status, 200);
    QCOMPARE(metric("writes_total"), before + 3);
    QCOMPARE(metric("is_leader"), 1);
    const Answer metrics = ask("GET", "/metrics");
    QVERIFY(metrics.field("Content-Type").startsWith("text/plain"));
    QVERIFY(metrics.body.contains("raftarium_sync_seconds_bucket{le=\"+Inf\"}"));
}

QTEST_GUILESS_MAIN(ClientsTest)
#include "clients.moc"
