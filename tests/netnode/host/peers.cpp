#include "netnode/host/peers.h"

#include "netnode/host/request_router.h"
#include "netnode/http/response.h"

#include <QTcpServer>
#include <QTest>

#include <memory>
#include <vector>

/// What a server says to others whose links are not open at the moment, and what it takes for an answer.
namespace {

using namespace raft;
using raftarium::Peers;

/// Where the link to another server ends: takes it, and keeps what is said.
class OtherServer : public QTcpServer {
public:
    OtherServer() { listen(QHostAddress(QHostAddress::LocalHost)); }

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort())); }
    std::vector<Message> heard;
    std::vector<raftarium::ForwardedTask> tasks; ///< What was passed on to it.

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto &socket = *m_links.emplace_back(std::make_unique<QTcpSocket>());
        socket.setSocketDescriptor(descriptor);
        const auto reader = std::make_shared<raftarium::FrameReader>();
        connect(&socket, &QTcpSocket::readyRead, &socket, [this, &socket, reader, isOpen = false]() mutable {
            const QByteArray bytes = socket.readAll();
            if (isOpen)
                return hear(*reader, bytes);
            isOpen = bytes.endsWith("\r\n\r\n");
            std::string answer;
            append(answer, raftarium::upgradeAnswer({{2}, "", 1, "", {}}), true, false);
            socket.write(answer.data(), static_cast<qint64>(answer.size()));
        });
    }

private:
    void hear(raftarium::FrameReader &reader, const QByteArray &bytes)
    {
        reader.add(bytes);
        while (const std::optional<QByteArray> payload = reader.next()) {
            const std::optional<raftarium::PeerFrame> frame = raftarium::decodePeerFrame(*payload);
            if (const auto *message = frame ? std::get_if<Message>(&*frame) : nullptr)
                heard.push_back(*message);
            else if (const auto *task = frame ? std::get_if<raftarium::ForwardedTask>(&*frame) : nullptr)
                tasks.push_back(*task);
        }
    }

    std::vector<std::unique_ptr<QTcpSocket>> m_links;
};

/// Server 1, which is about to reach server 2.
struct Near {
    Near()
    {
        raftarium::Identity identity;
        identity.id = {1};
        identity.heartbeat = std::chrono::seconds(60); // However slow this machine is.
        peers = std::make_unique<Peers>(identity);
        peers->setAddress({2}, other.url());
        peers->keepLinks({{2}});
    }
    Peers::Sent say(std::uint64_t term, MessageBody what = AppendEntries{})
    {
        return peers->send({{1}, {2}, {term}, std::move(what), {}, {}});
    }

    OtherServer other;
    std::unique_ptr<Peers> peers;
};

/// A life of server 1, which follows server 2 and passes requests on to it.
struct Life {
    explicit Life(Near &near)
        : server(settings(), members(), Time{}),
          router({server, clock, *near.peers, metrics, limit, std::chrono::milliseconds(300),
                  [](const Input &) {}, [](const std::vector<ClientRequest> &) {}})
    {
        ServerEffects effects;
        server.step(Time{}, Received{{{2}, {1}, {1}, AppendEntries{}, {}, {}}}, effects);
    }
    static Config settings()
    {
        Config config;
        config.id = {1};
        return config;
    }
    static Stored members()
    {
        Stored stored;
        stored.membership.voters = {{1}, {2}, {3}};
        return stored;
    }
    void read(const std::string &key)
    {
        router.submit(Get{key, true}, [this](const raftarium::TaskOutcome &outcome) {
            outcomes.push_back(std::get<raftarium::TaskDone>(outcome).value.value_or(""));
        });
    }

    Server server;
    raftarium::MonotonicClock clock;
    raftarium::Metrics metrics;
    raftarium::StoreLimit limit{1000};
    std::vector<std::string> outcomes;
    raftarium::RequestRouter router;
};

raftarium::ForwardedOutcome answerTo(const raftarium::ForwardedTask &task, const std::string &value)
{
    raftarium::TaskDone done;
    done.value = value;
    return {task.number, done};
}

} // namespace

class PeersStory : public QObject {
    Q_OBJECT

private slots:
    void theLatestUrgentMessageWaitsForTheLink()
    {
        Near near;
        const Peers::Sent first = near.say(5);
        const Peers::Sent second = near.say(6);
        QVERIFY(first.number != 0);
        QCOMPARE(second.number, first.number); // The first one never leaves.
        QTRY_COMPARE(near.other.heard.size(), std::size_t{1});
        QCOMPARE(near.other.heard.front().term, Term{6});
        QCOMPARE(near.say(7).number, first.number + 1);
        QTRY_COMPARE(near.other.heard.size(), std::size_t{2});
    }

    void whatIsLargeIsLostMeanwhile()
    {
        Near near;
        AppendEntries entries;
        entries.entries = Entries({Entry{{Index{1}, Term{5}}, Command("x")}});
        QCOMPARE(near.say(5, entries).number, 0U);
    }

    void aCutLinkHoldsNothing()
    {
        Near near;
        raftarium::Faults faults;
        faults.cutTo.insert({2});
        QVERIFY(near.say(5).number != 0);
        near.peers->setFaults(faults); // It is gone now.
        QCOMPARE(near.say(6).number, 0U);
        QTRY_VERIFY(near.peers->reaches({2}));
        near.peers->setFaults({});
        near.say(7);
        QTRY_COMPARE(near.other.heard.size(), std::size_t{1});
        QCOMPARE(near.other.heard.front().term, Term{7});
    }

    // The leader may still be at work on a request when the server that passed it on has ended and come back.
    void anOutcomeForAnEarlierLifeAnswersNothing()
    {
        Near near;
        QTRY_VERIFY(near.peers->reaches({2}));
        {
            Life killed(near);
            killed.read("old");
            QTRY_COMPARE(near.other.tasks.size(), std::size_t{1});
        }
        Life present(near);
        present.read("new");
        QTRY_COMPARE(near.other.tasks.size(), std::size_t{2});
        emit near.peers->outcomeReceived({2}, answerTo(near.other.tasks[0], "of old"));
        QVERIFY(present.outcomes.empty());
        emit near.peers->outcomeReceived({2}, answerTo(near.other.tasks[1], "of new"));
        QCOMPARE(present.outcomes, std::vector<std::string>{"of new"});
    }
};

QTEST_GUILESS_MAIN(PeersStory)
#include "peers.moc"
