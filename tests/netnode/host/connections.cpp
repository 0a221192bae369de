#include "connection_crowd.h"

#include "netnode/host/node_host.h"
#include "netnode/wire/handshake.h"

#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>
#include <optional>

using namespace raftarium;

/// For the address sanitizer: it does not see what Qt reads, so memory that is given back is overwritten,
/// which Qt does not survive when it uses it afterwards.
extern "C" const char *__asan_default_options() // NOLINT: the sanitizer names it.
{
    return "max_free_fill_size=1048576";
}

/// A server inside this process, so that a sanitizer sees what its connections leave behind.
class ConnectionsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("raftarium.node=false")); }
    void init();
    void cleanup();

    void aLinkThatIsOlderThanTheOneInUseIsClosed();
    void everythingMayHappenInEveryOrder();

private:
    quint16 port() const { return static_cast<quint16>(QUrl(m_host->url()).port()); }
    bool serves();

    QByteArray m_token = "sesame";
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<NodeHost> m_host;
    bool m_hasFinished = false;
};

namespace {

/// Everything that is due, and then the memory of what has ended meanwhile.
void letItWork()
{
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

QByteArray read(QTcpSocket &socket, const QByteArray &awaited)
{
    QByteArray text;
    const bool came [[maybe_unused]] = QTest::qWaitFor(
        [&] {
            text += socket.readAll();
            return text.contains(awaited);
        },
        10'000);
    return text;
}

std::uint64_t setting(const char *variable, std::uint64_t otherwise)
{
    bool isNumber = false;
    const std::uint64_t value = qEnvironmentVariable(variable).toULongLong(&isNumber);
    return isNumber ? value : otherwise;
}

} // namespace

void ConnectionsTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    NodeOptions options;
    options.id = raft::NodeId{1};
    options.dataDir = m_directory->filePath(QStringLiteral("data"));
    options.logLevel = NodeOptions::LogLevel::Error;
    options.tokenFile = m_directory->filePath(QStringLiteral("token"));
    options.allowFaults = true;
    options.stayWhenRemoved = true;
    options.snapshotEntries = 500;
    QFile file(options.tokenFile);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(m_token) > 0);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.close();
    m_hasFinished = false;
    m_host = std::make_unique<NodeHost>(options);
    connect(m_host.get(), &NodeHost::finished, this, [this] { m_hasFinished = true; });
    const std::optional<HostFailure> failure = m_host->start();
    QVERIFY2(!failure, failure ? qPrintable(failure->message) : "");
    QTRY_VERIFY(serves());
}

void ConnectionsTest::cleanup()
{
    m_host->stop();
    QTRY_VERIFY(m_hasFinished);
    m_host.reset();
    letItWork();
}

bool ConnectionsTest::serves()
{
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, port());
    client.write("PUT /kv/x HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + m_token +
                 "\r\nContent-Length: 1\r\n\r\n1");
    return read(client, "\r\n\r\n").startsWith("HTTP/1.1 200 ");
}

/// A server that slept finds several attempts of one peer, of this and of earlier lives, and may read their
/// requests in another order than they came in.
void ConnectionsTest::aLinkThatIsOlderThanTheOneInUseIsClosed()
{
    LinkRequest request;
    request.cluster = "raftarium";
    request.from = raft::NodeId{2};
    request.nonce = 7;
    request.port = 1;
    const std::string upgrade = upgradeRequest(request, "localhost", m_token.toStdString());
    QTcpSocket older;
    QTcpSocket newer;
    older.connectToHost(QHostAddress::LocalHost, port());
    QTRY_COMPARE(older.state(), QAbstractSocket::ConnectedState);
    newer.connectToHost(QHostAddress::LocalHost, port());
    QTRY_COMPARE(newer.state(), QAbstractSocket::ConnectedState);
    newer.write(upgrade.data(), static_cast<qint64>(upgrade.size()));
    QVERIFY(read(newer, "\r\n\r\n").startsWith("HTTP/1.1 101 "));
    older.write(upgrade.data(), static_cast<qint64>(upgrade.size()));
    QTRY_COMPARE(older.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(newer.state(), QAbstractSocket::ConnectedState);
    QVERIFY(serves());
}

/// CONNECTION_OPERATIONS=1000000 and CONNECTION_SEED ask for more of it; QTEST_FUNCTION_TIMEOUT, in
/// milliseconds, grants the time for that.
void ConnectionsTest::everythingMayHappenInEveryOrder()
{
    const std::uint64_t seed = setting("CONNECTION_SEED", 1);
    const std::uint64_t operations = setting("CONNECTION_OPERATIONS", 5'000);
    qInfo("seed %llu, %llu operations", static_cast<unsigned long long>(seed),
          static_cast<unsigned long long>(operations));
    {
        ConnectionCrowd crowd(seed, port(), QStringLiteral("raftarium"), m_token);
        std::mt19937_64 pauses(seed);
        for (std::uint64_t i = 0; i < operations && !m_hasFinished; ++i) {
            crowd.act();
            if (pauses() % 4 == 0)
                letItWork();
        }
        qInfo("%zu connections were opened, %zu dialled", crowd.openings(), crowd.dialled());
        QVERIFY(crowd.openings() > 0 && (crowd.dialled() > 0 || operations < 1000));
    }
    QVERIFY(!m_hasFinished);
    QTRY_VERIFY(serves());
}

QTEST_GUILESS_MAIN(ConnectionsTest)
#include "connections.moc"
