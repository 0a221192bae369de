#include "netnode/wire/dialled_link.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

#include <atomic>
#include <cstring>
#include <dlfcn.h>
#include <netdb.h>

namespace {

constexpr const char *wanderer = "wanderer.test";
std::atomic<const char *> whereabouts = "127.0.0.1"; ///< The address of that name.

} // namespace

/// The program's own definition comes before that of the C library: the system's idea of where a name leads
/// to.
extern "C" int getaddrinfo(const char *name, const char *service, const addrinfo *hints, addrinfo **result)
{
    using Function = int(const char *, const char *, const addrinfo *, addrinfo **);
    static auto *const original = reinterpret_cast<Function *>(dlsym(RTLD_NEXT, "getaddrinfo"));
    const bool moves = name != nullptr && std::strcmp(name, wanderer) == 0;
    return original(moves ? whereabouts.load() : name, service, hints, result);
}

using namespace raftarium;

/// Links to servers that are known by name.
class Names : public QObject {
    Q_OBJECT

private slots:
    void aServerThatMovedIsFoundAtOnce();
    void anAddressNeedsNoLookingUp();
};

namespace {

DialledLink::Settings settingsFor(const char *host, quint16 port)
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QString::fromLatin1(host));
    url.setPort(port);
    return {url, std::nullopt, {}, [] { return LinkRequest(); }};
}

/// Like a process that ends: whoever dials is hung up on.
void end(QTcpServer &server)
{
    server.close();
    delete server.nextPendingConnection();
}

} // namespace

void Names::aServerThatMovedIsFoundAtOnce()
{
    QTcpServer before;
    QVERIFY(before.listen(QHostAddress(QStringLiteral("127.0.0.1"))));
    const quint16 port = before.serverPort();
    DialledLink link(settingsFor(wanderer, port));
    link.start();
    QTRY_VERIFY(before.hasPendingConnections());

    end(before);
    whereabouts = "127.0.0.2";
    QTcpServer after;
    QVERIFY(after.listen(QHostAddress(QStringLiteral("127.0.0.2")), port));
    QTRY_VERIFY_WITH_TIMEOUT(after.hasPendingConnections(),
                             30'000); // Half of the time that Qt remembers an address.
}

void Names::anAddressNeedsNoLookingUp()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress(QStringLiteral("127.0.0.1"))));
    DialledLink link(settingsFor("127.0.0.1", server.serverPort()));
    link.start();
    QTRY_VERIFY(server.hasPendingConnections());
}

QTEST_GUILESS_MAIN(Names)
#include "names.moc"
