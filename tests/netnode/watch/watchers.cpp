#include "processes.h"

#include "netnode/watch/server_image.h"
#include "netnode/watch/watch_feed.h"
#include "netnode/wire/frame_reader.h"

#include <QtTest>

#include <algorithm>

/// Those who watch a real server: what they are told, when, and what that costs the server.
namespace {

using namespace raft;
using raftarium::ProcessCluster;
using raftarium::WatchFeed;

constexpr int patience = 20'000;
const QByteArray mebibyte(1024 * 1024 - 100, 'x');

QByteArray key(const char *name, int number)
{
    return QByteArrayLiteral("/kv/") + name + QByteArray::number(number);
}

/// A server that is alone, with some keys.
class Alone {
public:
    explicit Alone(int largeKeys, const QStringList &options = {}) : cluster(1, options)
    {
        if (!cluster.startAll() || cluster.leader() != 1)
            qFatal("the server does not start");
        for (int i = 0; i < largeKeys; ++i)
            put(key("large", i), mebibyte);
    }
    void put(const QByteArray &target, const QByteArray &value)
    {
        if (m_client.ask(QByteArrayLiteral("PUT"), target, value).status != 200)
            qFatal("a write was refused");
    }
    /// Small writes, while this program's event loop goes on.
    void write(int count)
    {
        for (int i = 0; i < count; ++i) {
            put(key("small", i % 3), QByteArray::number(i));
            QCoreApplication::processEvents();
        }
    }

    ProcessCluster cluster;

private:
    raftarium::Client m_client{cluster.port(1)};
};

/// Watches a server, and takes its steps with a copy of it.
class Copy {
public:
    explicit Copy(const ProcessCluster &cluster, NodeId expected = {1})
        : m_feed({QUrl(cluster.url(1)), {}, {}, {}}, expected, WatchFeed::Machine::Another)
    {
        QObject::connect(
            &m_feed, &WatchFeed::introduced, &m_feed,
            [this](const raftarium::WatchHello &hello, const std::shared_ptr<const Server> &image) {
                ++introductions;
                nonce = hello.nonce;
                server.emplace(*image);
                m_remembered.reset();
            });
        QObject::connect(&m_feed, &WatchFeed::stepped, &m_feed,
                         [this](const std::shared_ptr<const ServerStep> &step) {
                             ++steps;
                             m_now = step->local;
                             std::visit([this](const auto &what) { take(what); }, step->what);
                         });
        QObject::connect(&m_feed, &WatchFeed::lost, &m_feed, [this](const QString &reason) {
            server.reset();
            losses.append(reason);
        });
        m_feed.start();
    }
    bool holds(const std::string &what) const { return server && server->store().find(what).has_value(); }
    /// All that anybody could ask about it.
    QByteArray state() const { return server ? raftarium::imageOf(*server) : QByteArray(); }

    std::optional<Server> server;
    int introductions = 0;
    int steps = 0;
    std::uint64_t nonce = 0;
    QStringList losses;

private:
    void take(const ServerStep::Arrived &arrived)
    {
        server->step(m_now, Received{arrived.message}, m_effects);
    }
    void take(const ServerStep::Called &called) { server->submit(m_now, called.requests, m_effects); }
    void take(const ServerStep::StoreRemembered &) { m_remembered = server->store(); }
    void take(const ServerStep::Compacted &compacted)
    {
        const Store store = std::exchange(m_remembered, std::nullopt).value_or(server->store());
        server->step(m_now, Compact{compacted.upTo, std::make_shared<const std::string>(store.snapshot())},
                     m_effects);
    }
    template <class Input>
    void take(const Input &input)
    {
        server->step(m_now, input, m_effects);
    }

    WatchFeed m_feed;
    Time m_now{};
    std::optional<Store> m_remembered;
    ServerEffects m_effects;
};

/// Watches a server, but takes from the connection only when it is told to.
class Sleeper {
public:
    explicit Sleeper(const ProcessCluster &cluster) : m_client(cluster.port(1))
    {
        m_client.send(
            QByteArrayLiteral("GET /watch HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\n"
                              "Upgrade: raftarium/2\r\nRaft-Cluster: raftarium\r\nRaft-To: 0\r\n\r\n"));
        m_client.socket().setReadBufferSize(1024);
        m_client.socket().waitForReadyRead(patience);
    }
    /// Reads frames until the image of a server with that key is complete; the kinds of all of them.
    QList<std::size_t> readUntilItHolds(const std::string &wanted)
    {
        QList<std::size_t> kinds;
        m_client.socket().setReadBufferSize(0);
        QByteArray image;
        while (true) {
            const std::optional<QByteArray> payload = next();
            const auto frame = payload ? raftarium::decodeWatchFrame(*payload) : std::nullopt;
            if (!frame)
                return {};
            kinds.append(frame->index());
            const auto *piece = std::get_if<raftarium::WatchImage>(&*frame);
            if (piece == nullptr)
                continue;
            image.append(piece->piece.data(), static_cast<qsizetype>(piece->piece.size()));
            if (static_cast<std::uint64_t>(image.size()) < piece->total)
                continue;
            const std::optional<Server> server = raftarium::serverFromImage(std::exchange(image, {}));
            if (!server || server->store().find(wanted))
                return server ? kinds : QList<std::size_t>();
        }
    }

private:
    std::optional<QByteArray> next()
    {
        std::optional<QByteArray> payload;
        while (!(payload = m_reader.next())) {
            if (m_client.socket().bytesAvailable() == 0 && !m_client.socket().waitForReadyRead(patience))
                return std::nullopt;
            QByteArray bytes = m_client.socket().readAll();
            if (!m_upgraded) {
                const qsizetype end = bytes.indexOf("\r\n\r\n");
                m_upgraded = true;
                bytes = bytes.mid(end + 4);
            }
            m_reader.add(bytes);
        }
        return payload;
    }

    raftarium::Client m_client;
    raftarium::FrameReader m_reader;
    bool m_upgraded = false;
};

} // namespace

class Watching : public QObject {
    Q_OBJECT

private slots:
    void aLargeImageComesOnceAndStepsFollow();
    void whoDoesNotReadIsIntroducedAgain();
    void whoComesWhileASnapshotIsWrittenSeesTheSame();
    void killedAndStartedAgainItIsIntroducedAgain();
    void whoeverElseAnswersIsNotTakenForTheServer();
};

void Watching::aLargeImageComesOnceAndStepsFollow()
{
    Alone alone(12);
    Copy copy(alone.cluster);
    alone.write(300);
    QTRY_VERIFY_WITH_TIMEOUT(copy.holds("small2"), patience);
    alone.write(300);
    alone.put(key("last", 1), "1");
    QTRY_VERIFY_WITH_TIMEOUT(copy.holds("last1"), patience);
    QVERIFY(copy.holds("large11"));
    QCOMPARE(copy.introductions, 1);
    QVERIFY(copy.steps > 600); // At least a call and a finished write for each of the second half.
}

void Watching::whoDoesNotReadIsIntroducedAgain()
{
    Alone alone(1);
    Sleeper sleeper(alone.cluster);
    for (int i = 0; i < 40; ++i)
        alone.put(key("more", i), mebibyte);
    const QList<std::size_t> kinds = sleeper.readUntilItHolds("more39");
    const std::size_t gap = raftarium::WatchFrame(raftarium::WatchGap{}).index();
    const std::size_t hello = raftarium::WatchFrame(raftarium::WatchHello{}).index();
    QCOMPARE(kinds.count(gap), 1);
    QCOMPARE(kinds.count(hello), 2);
    QVERIFY(kinds.lastIndexOf(hello) > kinds.indexOf(gap));
    const auto steps = kinds.count(raftarium::WatchFrame(ServerStep{}).index());
    QVERIFY2(steps < 70, qPrintable(QString::number(steps))); // Not kept for it: that would be 40 MiB.
}

// The snapshot holds the store as it was when it was begun. Whoever did not see that beginning would put the
// present store into it.
void Watching::whoComesWhileASnapshotIsWrittenSeesTheSame()
{
    Alone alone(6, {QStringLiteral("--snapshot-entries"), QStringLiteral("10")});
    std::vector<std::unique_ptr<Copy>> copies;
    for (int i = 0; i < 7; ++i) {
        copies.push_back(std::make_unique<Copy>(alone.cluster));
        alone.write(31);
    }
    const auto allIntroduced = [&] {
        return std::all_of(copies.begin(), copies.end(),
                           [](const auto &one) { return one->server.has_value(); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(allIntroduced(), patience);
    alone.write(33);
    QTest::qWait(300);
    Copy reference(alone.cluster);
    QTRY_VERIFY_WITH_TIMEOUT(reference.server.has_value(), patience);
    const Snapshot &truth = *reference.server->node().snapshot();
    for (const auto &copy : copies) {
        QTRY_VERIFY_WITH_TIMEOUT(copy->server->node().snapshot()->last == truth.last, patience);
        QVERIFY(*copy->server->node().snapshot()->data == *truth.data);
        QCOMPARE(copy->server->store().hash(), reference.server->store().hash());
    }
}

void Watching::killedAndStartedAgainItIsIntroducedAgain()
{
    Alone alone(0);
    alone.write(3);
    Copy copy(alone.cluster);
    QTRY_COMPARE_WITH_TIMEOUT(copy.introductions, 1, patience);
    const std::uint64_t nonce = copy.nonce;
    alone.cluster[1].kill();
    QTRY_VERIFY_WITH_TIMEOUT(!copy.losses.isEmpty(), patience);
    QVERIFY(!copy.server.has_value());
    QVERIFY(alone.cluster.start(1));
    QTRY_COMPARE_WITH_TIMEOUT(copy.introductions, 2, patience);
    QVERIFY(copy.nonce != nonce);
    QTRY_VERIFY_WITH_TIMEOUT(copy.holds("small2"), patience);
}

void Watching::whoeverElseAnswersIsNotTakenForTheServer()
{
    Alone alone(0);
    Copy copy(alone.cluster, {2});
    QTRY_VERIFY_WITH_TIMEOUT(!copy.losses.isEmpty(), patience);
    QVERIFY2(copy.losses.first().contains(QStringLiteral("S1")), qPrintable(copy.losses.first()));
    QCOMPARE(copy.introductions, 0);
}

QTEST_GUILESS_MAIN(Watching)
#include "watchers.moc"
