#include "netnode/http/http_server.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTest>

#include <sys/socket.h>

using namespace raftarium;

namespace {

/// A server on any free port that answers every request with its body, or later when told.
class Echo : public QObject {
public:
    Echo()
    {
        QString problem;
        if (!http.listen(QHostAddress::LocalHost, 0, &problem))
            qFatal("%s", qPrintable(problem));
        connect(&http, &HttpServer::requested, this, [this](HttpRequestKey key, const HttpRequest &request) {
            ++requests;
            if (request.path == "/later")
                held.emplace_back(key, request.body);
            else if (request.path == "/large")
                http.answer(key, {200, std::string(1024 * 1024, 'x'), "text/plain", {}});
            else
                http.answer(key, {200, request.path + '=' + request.body, "text/plain", {}});
        });
    }

    void answerHeld()
    {
        for (const auto &[key, body] : std::exchange(held, {}))
            http.answer(key, {200, "late " + body, "text/plain", {}});
    }

    HttpServer http;
    std::vector<std::pair<HttpRequestKey, std::string>> held;
    int requests = 0;
};

std::unique_ptr<QTcpSocket> connected(const Echo &echo)
{
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(QHostAddress::LocalHost, echo.http.port());
    if (!QTest::qWaitFor([&] { return socket->state() == QAbstractSocket::ConnectedState; }))
        qFatal("cannot connect");
    return socket;
}

QByteArray request(const QByteArray &target, const QByteArray &body = {}, const QByteArray &fields = {})
{
    return "PUT " + target + " HTTP/1.1\r\nHost: h\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n" + fields + "\r\n" + body;
}

/// What the server sends until `enough` holds; fails the test otherwise.
template <class Enough>
QByteArray answers(QTcpSocket &socket, Enough enough)
{
    QByteArray all;
    const bool done = QTest::qWaitFor(
        [&] {
            all += socket.readAll();
            return enough(all);
        },
        20'000);
    return done ? all : "gave up: " + all.left(1000);
}

auto holds(const QByteArray &text)
{
    return [text](const QByteArray &all) { return all.contains(text); };
}

} // namespace

class ServerTest : public QObject {
    Q_OBJECT

private slots:
    void answersKeepTheOrderOfTheRequests()
    {
        Echo echo;
        const auto socket = connected(echo);
        socket->write(request("/a", "1") + request("/later", "2") + request("/c", "3"));
        QVERIFY(QTest::qWaitFor([&] { return echo.requests == 3; }));
        QVERIFY(answers(*socket, holds("/a=1")).contains("/a=1"));
        QTest::qWait(20);
        QVERIFY2(!socket->readAll().contains("/c=3"), "a later answer waits for the earlier one");
        echo.answerHeld();
        const QByteArray rest = answers(*socket, holds("/c=3"));
        QVERIFY(rest.indexOf("late 2") >= 0 && rest.indexOf("late 2") < rest.indexOf("/c=3"));
    }

    void manyPipelinedRequestsAreAllAnswered()
    {
        Echo echo;
        const auto socket = connected(echo);
        QByteArray all;
        for (int i = 0; i < 500; ++i)
            all += request("/kv", "n" + QByteArray::number(i) + ";");
        socket->write(all);
        const QByteArray got = answers(*socket, holds("n499;"));
        int at = 0;
        for (int i = 0; i < 500; ++i) {
            at = static_cast<int>(got.indexOf(QByteArray("n" + QByteArray::number(i) + ";"), at));
            QVERIFY2(at >= 0, qPrintable(QString::number(i)));
        }
    }

    void aClientThatHasGoneIsForgotten()
    {
        Echo echo;
        auto socket = connected(echo);
        socket->write(request("/later", "x"));
        QVERIFY(QTest::qWaitFor([&] { return echo.held.size() == 1; }));
        socket->abort();
        QVERIFY(QTest::qWaitFor([&] { return echo.http.connections() == 0; }));
        echo.answerHeld(); // Nobody is there; nothing happens.
        socket = connected(echo);
        socket->write(request("/b", "2"));
        QVERIFY(answers(*socket, holds("/b=2")).contains("/b=2"));
    }

    void aWaitingSenderIsAskedToContinue()
    {
        Echo echo;
        const auto socket = connected(echo);
        socket->write("PUT /a HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
        QVERIFY(answers(*socket, holds("100 Continue\r\n\r\n")).startsWith("HTTP/1.1 100"));
        socket->write("hello");
        QVERIFY(answers(*socket, holds("/a=hello")).contains("/a=hello"));
    }

    void anAnnouncedLargeBodyIsRefusedAtOnceAndTheConnectionCloses()
    {
        Echo echo;
        const auto socket = connected(echo);
        socket->write("PUT /a HTTP/1.1\r\nHost: h\r\nContent-Length: 5000000\r\n\r\n" +
                      QByteArray(100'000, 'x'));
        QVERIFY(answers(*socket, holds("too_large")).startsWith("HTTP/1.1 413"));
        QVERIFY(QTest::qWaitFor([&] { return socket->state() == QAbstractSocket::UnconnectedState; }));
        QCOMPARE(echo.requests, 0);
    }

    void closeMeansClose()
    {
        Echo echo;
        const auto socket = connected(echo);
        socket->write(request("/a", "1", "Connection: close\r\n") + request("/b", "2"));
        const QByteArray got = answers(*socket, [&](const QByteArray &) {
            return socket->state() == QAbstractSocket::UnconnectedState;
        });
        QVERIFY(got.contains("/a=1") && got.contains("Connection: close") && !got.contains("/b"));
        QCOMPARE(echo.requests, 1);
    }

    void aClientThatDoesNotReadStopsBeingRead()
    {
        Echo echo;
        const auto socket = connected(echo);
        socket->setReadBufferSize(1024);
        for (int i = 0; i < 200; ++i)
            socket->write(request("/large"));
        QVERIFY(QTest::qWaitFor([&] { return echo.requests > 1; }));
        QTest::qWait(300);
        QVERIFY2(echo.requests < 30, qPrintable(QString::number(echo.requests)));
        socket->setReadBufferSize(0);
        qint64 bytes = 0;
        QVERIFY(QTest::qWaitFor(
            [&] {
                bytes += socket->skip(socket->bytesAvailable());
                return bytes > qint64(200) * 1024 * 1024;
            },
            60'000));
    }

    void threeHundredConnectionsAreServedWhoeverHangsOn()
    {
        Echo echo;
        std::vector<std::unique_ptr<QTcpSocket>> idle;
        for (std::size_t i = 0; i < HttpServer::mostConnections; ++i)
            idle.push_back(connected(echo));
        QVERIFY(QTest::qWaitFor([&] { return echo.http.connections() == HttpServer::mostConnections; }));
        idle[0]->write("GET / HT"); // Hangs in the middle of a head, as some do.
        QTest::qWait(300);
        for (int i = 0; i < 44; ++i) {
            const auto socket = connected(echo);
            socket->write(request("/n", QByteArray::number(i), "Connection: close\r\n"));
            QVERIFY(answers(*socket, holds("/n=" + QByteArray::number(i))).contains("200 OK"));
        }
        QVERIFY(echo.http.connections() <= HttpServer::mostConnections);
    }

    void whoHasJustAskedIsNotSentAway()
    {
        Echo echo;
        std::vector<std::unique_ptr<QTcpSocket>> idle;
        for (std::size_t i = 0; i < HttpServer::mostConnections; ++i)
            idle.push_back(connected(echo));
        QVERIFY(QTest::qWaitFor([&] { return echo.http.connections() == HttpServer::mostConnections; }));
        QTest::qWait(300);
        // Both are there before the server looks: a newcomer, and a request of the one that has waited
        // longest.
        const QByteArray asked = request("/first", "1");
        QCOMPARE(::send(static_cast<int>(idle[0]->socketDescriptor()), asked.constData(),
                        static_cast<std::size_t>(asked.size()), MSG_NOSIGNAL),
                 asked.size());
        QTcpSocket newcomer;
        newcomer.connectToHost(QHostAddress::LocalHost, echo.http.port());
        QVERIFY(newcomer.waitForConnected());
        newcomer.write(request("/second", "2"));
        QVERIFY(answers(newcomer, holds("/second=2")).contains("200 OK"));
        QVERIFY(answers(*idle[0], holds("/first=1")).contains("200 OK"));
    }

    void spareConnectionsAreForWhenAllWork()
    {
        Echo echo;
        std::vector<std::unique_ptr<QTcpSocket>> busy;
        constexpr std::size_t all = HttpServer::mostConnections + HttpServer::spareConnections;
        for (std::size_t i = 0; i < all; ++i) {
            busy.push_back(connected(echo));
            busy.back()->write(request("/later", "b"));
        }
        QVERIFY(QTest::qWaitFor([&] { return echo.held.size() == all; }));
        const auto refused = connected(echo);
        QVERIFY(answers(*refused, holds("too_many_connections")).contains(" 503 "));
        echo.answerHeld();
        for (const auto &socket : busy)
            QVERIFY(answers(*socket, holds("late b")).contains("200 OK"));
        QTest::qWait(300);
        const auto welcome = connected(echo);
        welcome->write(request("/n", "1"));
        QVERIFY(answers(*welcome, holds("/n=1")).contains("200 OK"));
        QVERIFY(echo.http.connections() <= HttpServer::mostConnections);
    }

    void anUpgradeGivesTheSocketAway()
    {
        Echo echo;
        QObject::disconnect(&echo.http, &HttpServer::requested, nullptr, nullptr);
        UpgradedConnection upgraded;
        connect(&echo.http, &HttpServer::requested, this, [&](HttpRequestKey key, const HttpRequest &) {
            upgraded = echo.http.upgrade(key, {101, {}, "", {{"Upgrade", "x"}}});
        });
        const auto socket = connected(echo);
        socket->write("GET /x HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\nnews");
        QVERIFY(QTest::qWaitFor([&] { return upgraded.socket != nullptr; }));
        const Owned<QTcpSocket> owned = std::move(upgraded.socket);
        QCOMPARE(upgraded.rest, std::string("news"));
        QVERIFY(answers(*socket, holds("\r\n\r\n")).startsWith("HTTP/1.1 101 Switching Protocols"));
        owned->write("hello");
        QCOMPARE(answers(*socket, holds("hello")), QByteArray("hello"));
        QVERIFY(QTest::qWaitFor([&] { return echo.http.connections() == 0; }));
    }

    void aPortInUseIsAReason()
    {
        Echo echo;
        HttpServer second;
        QString problem;
        QVERIFY(!second.listen(QHostAddress::LocalHost, echo.http.port(), &problem));
        QVERIFY2(problem.contains(QString::number(echo.http.port())), qPrintable(problem));
    }
};

QTEST_GUILESS_MAIN(ServerTest)
#include "server.moc"
