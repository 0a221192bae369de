#include "processes.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTest>

using namespace raftarium;

namespace {

QStringList alone(const QString &directory, const QStringList &extra = {})
{
    return QStringLiteral("--id 1 --port 0 --peers {} --stop-with-stdin --data-dir %1")
               .arg(directory)
               .split(u' ') +
           extra;
}

/// An authority and what it has signed, made with the openssl command.
class Certificates {
public:
    /// Whether openssl is there and everything has been made.
    bool make()
    {
        return authority(QStringLiteral("ca")) && authority(QStringLiteral("other-ca")) &&
               signedBy(QStringLiteral("ca"), QStringLiteral("server")) &&
               signedBy(QStringLiteral("other-ca"), QStringLiteral("wrong")) &&
               signedBy(QStringLiteral("ca"), QStringLiteral("expired"), true);
    }

    QString file(const QString &name) const { return m_directory.filePath(name); }

    /// Puts the certificate and the key of one name in the place of another's.
    void replace(const QString &name, const QString &by) const
    {
        for (const QString &ending : {QStringLiteral(".pem"), QStringLiteral(".key")}) {
            QFile::remove(file(name + ending));
            QFile::copy(file(by + ending), file(name + ending));
        }
    }

    /// The flags of a server that shows the certificate `name`.
    QStringList flags(const QString &name) const
    {
        return {QStringLiteral("--tls-cert"), file(name + QStringLiteral(".pem")),
                QStringLiteral("--tls-key"),  file(name + QStringLiteral(".key")),
                QStringLiteral("--tls-ca"),   file(QStringLiteral("ca.pem"))};
    }

    /// A client that trusts the authority, and shows the certificate `name` unless it is empty.
    QSslConfiguration client(const QString &name = {}) const
    {
        QSslConfiguration tls;
        tls.setCaCertificates(QSslCertificate::fromPath(file(QStringLiteral("ca.pem"))));
        if (name.isEmpty())
            return tls;
        tls.setLocalCertificateChain(QSslCertificate::fromPath(file(name + QStringLiteral(".pem"))));
        QFile key(file(name + QStringLiteral(".key")));
        if (key.open(QIODevice::ReadOnly))
            tls.setPrivateKey(QSslKey(key.readAll(), QSsl::Ec));
        return tls;
    }

private:
    bool openssl(const QString &arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(m_directory.path());
        process.start(QStringLiteral("openssl"), arguments.split(u' ', Qt::SkipEmptyParts));
        return process.waitForFinished() && process.exitCode() == 0;
    }

    bool newKey(const QString &name) const
    {
        return openssl(
            QStringLiteral("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out %1.key").arg(name));
    }

    bool authority(const QString &name) const
    {
        return newKey(name) &&
               openssl(
                   QStringLiteral("req -x509 -new -key %1.key -subj /CN=%1 -days 2 -out %1.pem").arg(name));
    }

    bool signedBy(const QString &authority, const QString &name, bool expired = false)
    {
        QFile extensions(file(name + QStringLiteral(".ext")));
        if (!extensions.open(QIODevice::WriteOnly))
            return false;
        extensions.write("subjectAltName=DNS:localhost,IP:127.0.0.1\n");
        extensions.close();
        return newKey(name) &&
               openssl(QStringLiteral("req -new -key %1.key -subj /CN=%1 -out %1.csr").arg(name)) &&
               openssl(
                   QStringLiteral("x509 -req -in %1.csr -CA %2.pem -CAkey %2.key -CAcreateserial -days %3 "
                                  "-extfile %1.ext -out %1.pem")
                       .arg(name, authority, expired ? QStringLiteral("-1") : QStringLiteral("2")));
    }

    QTemporaryDir m_directory;
};

/// Two servers with TLS, each with a certificate of its own; ports and data of their own.
class SecurePair {
public:
    SecurePair(const Certificates &certificates, const QString &first, const QString &second)
        : m_ports(freePorts(2))
    {
        const QString names[] = {first, second};
        for (int server : {1, 2}) {
            const QString peers =
                QStringLiteral("{\"%1\":\"https://localhost:%2\"}").arg(3 - server).arg(port(3 - server));
            const QStringList arguments =
                QStringLiteral(
                    "--id %1 --port %2 --election-min-ms 300 --election-max-ms 600 --heartbeat-ms 75 "
                    "--stop-with-stdin --log-level info --data-dir %3")
                    .arg(server)
                    .arg(port(server))
                    .arg(m_directory.path())
                    .split(u' ');
            m_started = m_nodes[server - 1].start({arguments + QStringList{QStringLiteral("--peers"), peers} +
                                                       certificates.flags(names[server - 1]),
                                                   {}}) &&
                        m_started;
        }
    }

    bool started() const { return m_started; }
    quint16 port(int server) const { return m_ports[static_cast<std::size_t>(server - 1)]; }
    NodeProcess &operator[](int server) { return m_nodes[server - 1]; }

private:
    QTemporaryDir m_directory;
    std::vector<quint16> m_ports;
    NodeProcess m_nodes[2];
    bool m_started = true;
};

} // namespace

/// Who may speak to a server.
class AccessTest : public QObject {
    Q_OBJECT

private slots:
    void pagesOfOtherOriginsAreKeptOut();
    void aTokenIsAskedFor();
    void faultsAreOpenToThoseWithTheToken();
    void aTokenFileMustHoldAToken();
    void serversShareTheToken();
    void certifiedServersFormACluster();
    void everyRequestOverTlsGetsOneAnswer();
    void aPeerWithAWrongCertificateIsKeptOut_data();
    void aPeerWithAWrongCertificateIsKeptOut();
    void aPeerWithoutCertificateIsKeptOut();
    void renewedCertificatesCountWithoutARestart();
    void withoutCertificatesAHangUpEndsTheServer();

private:
    bool haveCertificates()
    {
        if (!m_certificates) {
            m_certificates = std::make_unique<Certificates>();
            m_made = m_certificates->make();
        }
        return m_made && QSslSocket::supportsSsl();
    }

    std::unique_ptr<Certificates> m_certificates;
    bool m_made = false;
};

void AccessTest::pagesOfOtherOriginsAreKeptOut()
{
    const QTemporaryDir directory;
    NodeProcess node;
    QVERIFY(node.start({alone(directory.path()), {}}));
    Client client(node.port());
    const QByteArray port = QByteArray::number(node.port());
    const QByteArray host = "localhost:" + port;
    QVERIFY(comesTrue([&] { return client.ask("PUT", "/kv/x", "mine").status == 200; }));
    QCOMPARE(client.ask("PUT", "/kv/x", "1", {{"Origin", "https://evil.example"}}).status, 403);
    QCOMPARE(client.ask("PUT", "/kv/x", "1", {{"Origin", "null"}}).status, 403);
    QCOMPARE(client.ask("PUT", "/kv/x", "1", {{"Origin", "http://localhost:1"}}).status, 403);
    QCOMPARE(client.ask("PUT", "/kv/x", "1", {{"Host", "evil.example"}}).status, 421);
    QCOMPARE(client.ask("PUT", "/kv/x", "1", {{"Host", "localhost.evil.example:" + port}}).status, 421);
    QCOMPARE(client.ask("OPTIONS", "/kv/x", {}, {{"Origin", "https://evil.example"}}).status, 403);
    QCOMPARE(client.ask("GET", "/kv/x").json()["value"].get<std::string>(), "mine");
    const Answer same = client.ask("PUT", "/kv/x", "2", {{"Origin", "http://" + host}});
    QCOMPARE(same.status, 200);
    QVERIFY(!same.head.toLower().contains("access-control"));
    QCOMPARE(client.ask("GET", "/kv/x", {}, {{"Host", "127.0.0.1:" + port}}).status, 200);
    QCOMPARE(client.ask("GET", "/kv/x", {}, {{"Host", "[::1]:" + port}}).status, 200);
}

void AccessTest::aTokenIsAskedFor()
{
    const QTemporaryDir directory;
    QFile file(directory.filePath(QStringLiteral("token")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("open-sesame\n");
    file.close();
    NodeProcess node;
    QVERIFY(node.start({alone(directory.path(), {QStringLiteral("--token-file"), file.fileName(),
                                                 QStringLiteral("--log-level"), QStringLiteral("debug")}),
                        {}}));
    Client client(node.port());
    const Fields right{{"Authorization", "Bearer open-sesame"}};
    QVERIFY(comesTrue([&] { return client.ask("PUT", "/kv/x", "1", right).status == 200; }));
    const Answer refused = client.ask("PUT", "/kv/x", "2");
    QCOMPARE(refused.status, 401);
    QVERIFY(!refused.field("WWW-Authenticate").isEmpty());
    for (const char *wrong :
         {"Bearer open-sesam", "Bearer open-sesame2", "Bearer ", "Basic open-sesame", "Bearer"})
        QCOMPARE(client.ask("GET", "/kv/x", {}, {{"Authorization", wrong}}).status, 401);
    for (const char *path : {"/status", "/log", "/metrics", "/openapi.json", "/raft", "/watch", "/faults"})
        QCOMPARE(client.ask("GET", path).status, 401);
    QCOMPARE(client.ask("GET", "/health").status, 200);
    QCOMPARE(client.ask("GET", "/kv/x", {}, right).json()["value"].get<std::string>(), "1");
    QVERIFY(!node.complaint().contains("sesame"));
}

void AccessTest::faultsAreOpenToThoseWithTheToken()
{
    const QTemporaryDir directory;
    QFile file(directory.filePath(QStringLiteral("token")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("open-sesame\n");
    file.close();
    const QStringList guarded = alone(directory.path(), {QStringLiteral("--token-file"), file.fileName()});
    const Fields right{{"Authorization", "Bearer open-sesame"}};
    const Fields wrong{{"Authorization", "Bearer open-barley"}};
    const std::vector<std::pair<const char *, const char *>> all{{"GET", "/faults"},
                                                                 {"PUT", "/faults"},
                                                                 {"POST", "/faults/timeout"},
                                                                 {"POST", "/faults/snapshot"},
                                                                 {"POST", "/faults/crash"}};
    NodeProcess node;
    QVERIFY(node.start({guarded, {}}));
    for (const auto &[method, path] : all)
        QCOMPARE(Client(node.port()).ask(method, path, "{}", right).status, 403);
    node.kill();
    QVERIFY(node.start({guarded + QStringList{QStringLiteral("--allow-faults")}, {}}));
    for (const auto &[method, path] : all) {
        QCOMPARE(Client(node.port()).ask(method, path, "{}").status, 401);
        QCOMPARE(Client(node.port()).ask(method, path, "{}", wrong).status, 401);
    }
    QCOMPARE(Client(node.port()).ask("GET", "/faults", {}, right).status, 200);
    QCOMPARE(Client(node.port()).ask("POST", "/faults/crash", "{}", right).status, 0);
    QCOMPARE(node.exitCode(), -1); // It did not leave by itself.
    QVERIFY(!node.isRunning());
    NodeProcess open;
    QVERIFY(open.start({alone(directory.path(), {QStringLiteral("--allow-faults")}), {}}));
    for (const auto &[method, path] : all)
        QCOMPARE(Client(open.port()).ask(method, path, "{}").status, 403);
}

void AccessTest::aTokenFileMustHoldAToken()
{
    const QTemporaryDir directory;
    const QString name = directory.filePath(QStringLiteral("token"));
    const QStringList arguments = alone(directory.path(), {QStringLiteral("--token-file"), name});
    QCOMPARE(runNode({arguments, {}}).exitCode, 1);
    for (const QByteArray &content : {QByteArray(), QByteArray("two words"), QByteArray("\n\n")}) {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(content);
        file.close();
        const Outcome outcome = runNode({arguments, {}});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.complaint.contains("token"));
    }
}

void AccessTest::serversShareTheToken()
{
    const QTemporaryDir directory;
    QFile file(directory.filePath(QStringLiteral("token")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("open-sesame\n");
    file.close();
    ProcessCluster cluster(2);
    QVERIFY(cluster.start(1, {QStringLiteral("--token-file"), file.fileName()}));
    QVERIFY(cluster.start(2));
    // The one without the token cannot speak to the other: together they are no majority.
    const Fields token{{"Authorization", "Bearer open-sesame"}};
    QTest::qWait(1500);
    QVERIFY(cluster.ask(1, "GET", "/status", {}, token).json()["leader"].is_null());
    cluster[2].kill();
    QVERIFY(cluster.start(2, {QStringLiteral("--token-file"), file.fileName()}));
    QCOMPARE(cluster.insist(1, "PUT", "/kv/x", "1", token).status, 200);
}

void AccessTest::certifiedServersFormACluster()
{
    if (!haveCertificates())
        QSKIP("needs the openssl command and Qt with TLS");
    SecurePair pair(*m_certificates, QStringLiteral("server"), QStringLiteral("server"));
    QVERIFY(pair.started());
    QVERIFY(pair[1].readyLine().contains("https://"));
    const QSslConfiguration tls = m_certificates->client();
    QVERIFY(
        comesTrue([&] { return Client(pair.port(1), tls).ask("PUT", "/kv/secret", "kept").status == 200; }));
    QCOMPARE(Client(pair.port(2), tls).ask("GET", "/kv/secret").json()["value"].get<std::string>(), "kept");
    QProcess watch; // Ends without a word about TLS.
    watch.start(QStringLiteral(RAFTCTL),
                {QStringLiteral("watch"), QStringLiteral("--seconds"), QStringLiteral("1"),
                 QStringLiteral("--nodes"), QStringLiteral("https://localhost:%1").arg(pair.port(1)),
                 QStringLiteral("--ca"), m_certificates->file(QStringLiteral("ca.pem"))});
    QVERIFY(watch.waitForFinished());
    QCOMPARE(watch.readAllStandardError(), QByteArray());
    QCOMPARE(watch.exitCode(), 0);
    // Nobody speaks in the clear, and a client that does not know the authority turns away.
    QCOMPARE(Client(pair.port(1)).ask("GET", "/status").status, 0);
    QSslConfiguration stranger;
    stranger.setCaCertificates(
        QSslCertificate::fromPath(m_certificates->file(QStringLiteral("other-ca.pem"))));
    QCOMPARE(Client(pair.port(1), stranger).ask("GET", "/status").status, 0);
    QCOMPARE(pair[1].terminate(), 0);
}

/// An answer that came twice would be taken for that of the next request.
void AccessTest::everyRequestOverTlsGetsOneAnswer()
{
    if (!haveCertificates())
        QSKIP("needs the openssl command and Qt with TLS");
    SecurePair pair(*m_certificates, QStringLiteral("server"), QStringLiteral("server"));
    QVERIFY(pair.started());
    QSslSocket socket;
    socket.setSslConfiguration(m_certificates->client());
    socket.connectToHostEncrypted(QStringLiteral("localhost"), pair.port(1));
    QVERIFY(socket.waitForEncrypted());
    const QByteArray host = " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(pair.port(1)) + "\r\n";
    socket.write("GET /status" + host + "\r\n");
    QVERIFY(socket.waitForReadyRead());
    socket.write("GET /metrics" + host + "Connection: close\r\n\r\n");
    while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead()) {
    }
    const QByteArray answers = socket.readAll();
    QVERIFY2(answers.count("HTTP/1.1 200") == 2, answers.constData());
    QVERIFY(answers.contains("# TYPE")); // The second is of what was asked for.
}

void AccessTest::aPeerWithAWrongCertificateIsKeptOut_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::newRow("of another authority") << QStringLiteral("wrong");
    QTest::newRow("expired") << QStringLiteral("expired");
}

void AccessTest::aPeerWithAWrongCertificateIsKeptOut()
{
    QFETCH(const QString, certificate);
    if (!haveCertificates())
        QSKIP("needs the openssl command and Qt with TLS");
    SecurePair pair(*m_certificates, QStringLiteral("server"), certificate);
    QVERIFY(pair.started());
    QVERIFY(comesTrue([&] { return pair[1].complaint().contains("no link to S2"); }));
    QVERIFY(comesTrue([&] { return pair[2].complaint().contains("no link to S1"); }));
    QVERIFY2(!pair[1].complaint().contains("is open"), pair[1].complaint().constData());
    QVERIFY2(!pair[2].complaint().contains("is open"), pair[2].complaint().constData());
    const nlohmann::json status = Client(pair.port(1), m_certificates->client()).ask("GET", "/status").json();
    QVERIFY(status["leader"].is_null());
}

void AccessTest::renewedCertificatesCountWithoutARestart()
{
    if (!haveCertificates())
        QSKIP("needs the openssl command and Qt with TLS");
    const QString name = QStringLiteral("renewed");
    m_certificates->replace(name, QStringLiteral("expired"));
    SecurePair pair(*m_certificates, QStringLiteral("server"), name);
    QVERIFY(pair.started());
    QVERIFY(comesTrue([&] { return pair[1].complaint().contains("no link to S2"); }));

    QFile::remove(m_certificates->file(name + QStringLiteral(".pem")));
    pair[2].hangUp();
    QVERIFY(comesTrue([&] { return pair[2].complaint().contains("the certificates in use stay"); }));

    m_certificates->replace(name, QStringLiteral("server"));
    pair[2].hangUp();
    const QSslConfiguration tls = m_certificates->client();
    QVERIFY(comesTrue([&] { return Client(pair.port(1), tls).ask("PUT", "/kv/x", "1").status == 200; }));
    QCOMPARE(pair[2].terminate(), 0);
}

void AccessTest::withoutCertificatesAHangUpEndsTheServer()
{
    const QTemporaryDir directory;
    NodeProcess node;
    QVERIFY(node.start({alone(directory.path()), {}}));
    node.hangUp();
    QCOMPARE(node.exitCode(), 0);
}

void AccessTest::aPeerWithoutCertificateIsKeptOut()
{
    if (!haveCertificates())
        QSKIP("needs the openssl command and Qt with TLS");
    const QTemporaryDir directory;
    NodeProcess node;
    QVERIFY(node.start({alone(directory.path(), m_certificates->flags(QStringLiteral("server"))), {}}));
    const Fields link{{"Connection", "Upgrade"}, {"Upgrade", "raftarium/2"}, {"Raft-Cluster", "raftarium"},
                      {"Raft-To", "1"},          {"Raft-From", "2"},         {"Raft-Nonce", "1"},
                      {"Raft-Port", "1"},        {"Raft-First", "1"},        {"Raft-Identity", "0"},
                      {"Raft-Disk", "7"},        {"Raft-Members", ""}};
    Client without(node.port(), m_certificates->client());
    QCOMPARE(without.ask("GET", "/raft", {}, link).status, 403);
    for (const char *name : {"wrong", "expired"}) {
        Client wrong(node.port(), m_certificates->client(QString::fromLatin1(name)));
        QVERIFY(wrong.ask("GET", "/raft", {}, link).status != 101);
    }
    Client with(node.port(), m_certificates->client(QStringLiteral("server")));
    QCOMPARE(with.ask("GET", "/raft", {}, link).status, 101);
}

QTEST_GUILESS_MAIN(AccessTest)
#include "access.moc"
