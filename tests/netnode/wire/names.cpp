#include "netnode/wire/dialled_link.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QThreadPool>
#include <QtTest>

#include <atomic>
#include <cstring>
#include <dlfcn.h>
#include <netdb.h>
#include <vector>

namespace {

constexpr const char *sluggish = "sluggish.test";
std::atomic<bool> sluggishIsKnown = false; ///< Whoever asks for that name waits until then.
constexpr const char *wanderer = "wanderer.test";
std::atomic<const char *> whereabouts = "127.0.0.1"; ///< The address of that name.

} // namespace

/// The program's own definition comes before that of the C library: the system's idea of where a name leads
/// to.
extern "C" int getaddrinfo(const char *name, const char *service, const addrinfo *hints, addrinfo **result)
{
    using Function = int(const char *, const char *, const addrinfo *, addrinfo **);
    static auto *const original = reinterpret_cast<Function *>(dlsym(RTLD_NEXT, "getaddrinfo"));
    if (name != nullptr && std::strcmp(name, sluggish) == 0)
        sluggishIsKnown.wait(false);
    const bool moves = name != nullptr && std::strcmp(name, wanderer) == 0;
    return original(moves ? whereabouts.load() : name, service, hints, result);
}

using namespace raftarium;

/// Links to servers that are known by name.
class Names : public QObject {
    Q_OBJECT

private slots:
    void aServerThatMovedIsFoundAtOnce();
    void aNameThatTakesLongHoldsUpNothingElse();
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

/// Like a process that ends: a connection that was begun is closed.
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
    const auto link = makeOwned<DialledLink>(settingsFor(wanderer, port));
    link->start();
    QTRY_VERIFY(before.hasPendingConnections());

    end(before);
    whereabouts = "127.0.0.2";
    QTcpServer after;
    QVERIFY(after.listen(QHostAddress(QStringLiteral("127.0.0.2")), port));
    // Half of the time that Qt remembers an address.
    QTRY_VERIFY_WITH_TIMEOUT(after.hasPendingConnections(), 30'000);
}

/// Neither other links nor what else has to be done in threads: a journal is synced there.
void Names::aNameThatTakesLongHoldsUpNothingElse()
{
    constexpr int many = 8;
    QThreadPool::globalInstance()->setMaxThreadCount(many);
    const auto release = qScopeGuard([] {
        sluggishIsKnown = true;
        sluggishIsKnown.notify_all();
    });
    std::vector<Owned<DialledLink>> waiting;
    for (int i = 0; i < many; ++i) {
        waiting.push_back(makeOwned<DialledLink>(settingsFor(sluggish, 1)));
        waiting.back()->start();
    }

    QTcpServer server;
    QVERIFY(server.listen(QHostAddress(QStringLiteral("127.0.0.1"))));
    const auto byAddress = makeOwned<DialledLink>(settingsFor("127.0.0.1", server.serverPort()));
    byAddress->start();
    QTRY_VERIFY(server.hasPendingConnections());
    delete server.nextPendingConnection();
    const auto byName = makeOwned<DialledLink>(settingsFor("localhost", server.serverPort()));
    byName->start();
    QTRY_VERIFY(server.hasPendingConnections());

    const auto isDone = std::make_shared<std::atomic<bool>>(false);
    QThreadPool::globalInstance()->start([isDone] { *isDone = true; });
    QTRY_VERIFY(*isDone);
}

QTEST_GUILESS_MAIN(Names)
#include "names.moc"
