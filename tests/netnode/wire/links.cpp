#include "netnode/http/response.h"
#include "netnode/wire/dialled_link.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>
#include <QtEndian>

#include <array>
#include <linux/filter.h>
#include <sys/socket.h>
#include <vector>

using namespace raftarium;

/// Links between servers, and the networks that they have to live with.
class LinksTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsUrgentOvertakesWhatIsLarge();
    void aNetworkThatWasAwayIsNoticedAtOnceWhenItIsBack();
    void aLinkThatIsStuckIsMadeAnewWhenThereIsReason();
    void whoStandsStillIsLeftInPeace();
};

namespace {

/// A frame of a payload of that size, which begins with a letter.
QByteArray frameOf(char letter, qsizetype size)
{
    const std::uint32_t length = qToBigEndian(static_cast<std::uint32_t>(size));
    return QByteArray(reinterpret_cast<const char *>(&length), lengthBytes) + QByteArray(size, letter);
}

/// Where links are accepted. Its network can be taken away: nothing arrives any more, and neither side hears
/// of it.
class FarSide : public QTcpServer {
public:
    FarSide() { listen(QHostAddress(QHostAddress::LocalHost)); }

    DialledLink::Settings settings() const
    {
        const QUrl url(QStringLiteral("http://127.0.0.1:%1").arg(serverPort()));
        return {url, {}, {}, [] { return LinkRequest(); }, std::chrono::milliseconds(100)};
    }

    void dropEverything()
    {
        filter(serverDescriptor());
        for (const auto &link : m_links)
            filter(static_cast<int>(link->socketDescriptor()));
    }
    void dropNothing()
    {
        const int none = 0;
        ::setsockopt(serverDescriptor(), SOL_SOCKET, SO_DETACH_FILTER, &none, sizeof none);
        for (const auto &link : m_links)
            ::setsockopt(static_cast<int>(link->socketDescriptor()), SOL_SOCKET, SO_DETACH_FILTER, &none,
                         sizeof none);
    }
    std::size_t accepted() const { return m_links.size(); }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto &socket = *m_links.emplace_back(std::make_unique<QTcpSocket>());
        socket.setSocketDescriptor(descriptor);
        connect(&socket, &QTcpSocket::readyRead, &socket, [&socket] {
            if (!socket.readAll().endsWith("\r\n\r\n"))
                return;
            std::string answer;
            append(answer, upgradeAnswer({{1}, "", 1, "", {}}), true, false);
            socket.write(answer.data(), static_cast<qint64>(answer.size()));
        });
    }

private:
    int serverDescriptor() const { return static_cast<int>(socketDescriptor()); }
    static void filter(int descriptor)
    {
        std::array<sock_filter, 1> nothing{{{BPF_RET | BPF_K, 0, 0, 0}}};
        const sock_fprog program{nothing.size(), nothing.data()};
        QCOMPARE(::setsockopt(descriptor, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program), 0);
    }

    std::vector<std::unique_ptr<QTcpSocket>> m_links;
};

} // namespace

void LinksTest::whatIsUrgentOvertakesWhatIsLarge()
{
    constexpr int many = 16;
    constexpr qsizetype large = 1024 * 1024;
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    Owned<QTcpSocket> near(new QTcpSocket);
    server.pauseAccepting(); // Nobody reads yet.
    near->connectToHost(server.serverAddress(), server.serverPort());
    QTRY_COMPARE(near->state(), QAbstractSocket::ConnectedState);
    const auto sender = makeOwned<FrameSocket>(std::move(near));
    for (int i = 0; i < many; ++i)
        sender->send(frameOf('l', large), LinkLane::Bulk);
    QTest::qWait(50); // As much of it leaves as the system takes.
    sender->send(frameOf('u', 1));
    QCOMPARE(sender->bulkQueued(), many * (large + lengthBytes));
    QVERIFY(sender->bulkTaken() < sender->bulkQueued());

    server.resumeAccepting();
    QTRY_VERIFY(server.hasPendingConnections());
    QTcpSocket *accepted = server.nextPendingConnection();
    accepted->setParent(nullptr);
    const auto receiver = makeOwned<FrameSocket>(Owned<QTcpSocket>(accepted));
    std::vector<QByteArray> received;
    std::vector<LinkLane> lanesSeen;
    connect(receiver.get(), &FrameSocket::received, this, [&](const QByteArray &payload, LinkLane lane) {
        received.push_back(payload);
        lanesSeen.push_back(lane);
    });
    receiver->start();
    QTRY_COMPARE(received.size(), static_cast<std::size_t>(many + 1));
    QTRY_COMPARE(sender->unsent(), 0);
    QCOMPARE(sender->bulkTaken(), sender->bulkQueued());
    std::size_t urgentAt = received.size();
    for (std::size_t i = 0; i < received.size(); ++i) {
        const bool isUrgent = lanesSeen[i] == LinkLane::Urgent;
        QCOMPARE(received[i], isUrgent ? QByteArray("u") : QByteArray(large, 'l'));
        urgentAt = isUrgent ? i : urgentAt;
    }
    QVERIFY2(urgentAt < many - 4, qPrintable(QString::number(urgentAt)));
}

/// The system sends again what was lost after 200 ms at the earliest; the other side may be back before.
void LinksTest::aLinkThatIsStuckIsMadeAnewWhenThereIsReason()
{
    FarSide farSide;
    const auto link = makeOwned<DialledLink>(farSide.settings());
    link->start();
    QTRY_VERIFY(link->isOpen());
    link->send(frameOf('b', 8));
    QTest::qWait(100);
    link->hurry();
    QVERIFY(link->isOpen()); // There is nothing wrong with it.

    farSide.dropEverything();
    link->send(frameOf('b', 8));
    QTest::qWait(100);
    farSide.dropNothing();
    const std::size_t before = farSide.accepted();
    link->hurry();
    QVERIFY(!link->isOpen());
    QTRY_VERIFY(link->isOpen());
    QCOMPARE(farSide.accepted(), before + 1);
}

/// TCP would send again what was lost only after as long a time as it has tried in vain.
void LinksTest::aNetworkThatWasAwayIsNoticedAtOnceWhenItIsBack()
{
    FarSide farSide;
    const auto link = makeOwned<DialledLink>(farSide.settings());
    QTimer heart;
    heart.setInterval(100);
    connect(&heart, &QTimer::timeout, this, [&link] { link->send(frameOf('b', 8)); });
    heart.start();
    link->start();
    QTRY_VERIFY(link->isOpen());

    farSide.dropEverything();
    QTRY_VERIFY_WITH_TIMEOUT(!link->isOpen(), 5000);
    QTest::qWait(4000);
    QVERIFY(!link->isOpen());
    QElapsedTimer since;
    farSide.dropNothing();
    since.start();
    QTRY_VERIFY_WITH_TIMEOUT(link->isOpen(), 10'000);
    qInfo("the link was open again after %lld ms", since.elapsed());
    QVERIFY(since.elapsed() < 3000); // TCP alone would take at least the four seconds that it tried in vain.
}

/// A process that is stopped takes connections and says nothing: its system does that.
void LinksTest::whoStandsStillIsLeftInPeace()
{
    FarSide farSide;
    farSide.pauseAccepting();
    const auto link = makeOwned<DialledLink>(farSide.settings());
    link->start();
    QTest::qWait(4000);
    farSide.resumeAccepting();
    QTRY_VERIFY(link->isOpen());
    QTest::qWait(100);
    QVERIFY2(farSide.accepted() <= 3, qPrintable(QString::number(farSide.accepted())));
}

QTEST_GUILESS_MAIN(LinksTest)
#include "links.moc"
