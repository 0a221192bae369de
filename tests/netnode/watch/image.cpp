#include "netnode/watch/server_image.h"
#include "netnode/watch/watch_frame.h"
#include "raftcore/consensus/random.h"

#include <QtTest>

#include <deque>
#include <map>

/// A running server as bytes: the copy goes on exactly as the original does.
namespace {

using namespace raft;
using raftarium::imageOf;
using raftarium::serverFromImage;

/// Everything that a step has caused, as one text.
std::string told(const ServerEffects &effects)
{
    std::string text;
    for (const Message &message : effects.node.send)
        text += std::to_string(message.to.value) + ":" + std::to_string(message.term.value) + ":" +
                std::to_string(message.body.index()) + ' ';
    for (const Note &note : effects.node.notes)
        text += describe(note, {1});
    if (effects.node.write)
        text += " writes " + std::to_string(effects.node.write->id.value) + " with " +
                std::to_string(effects.node.write->entries.size());
    text += " answers " + std::to_string(effects.answers.size() + effects.node.answers.size());
    return text + " applies up to " + std::to_string(effects.node.apply.last.value);
}

/// Five servers in a network that loses, with disks that take a while, clients, reads, snapshots and
/// transfers. Now and then a server is taken apart and put together again; from then on its copy does what it
/// does.
class Restless {
public:
    Restless()
    {
        for (std::uint64_t id = 1; id <= 5; ++id) {
            Config config;
            config.id = {id};
            config.seed = id;
            config.preVote = config.checkQuorum = true;
            config.snapshotChunk = 64;
            config.keptBehindSnapshot = 3;
            Stored stored;
            stored.membership.voters = {{1}, {2}, {3}, {4}, {5}};
            m_servers.emplace(id, Server(config, stored, Time{}));
        }
    }

    /// One step of somebody. False when a copy did something else.
    bool goOn()
    {
        m_now += Time{m_random.between(0, 600)};
        const std::uint64_t id = static_cast<std::uint64_t>(m_random.between(1, 5));
        if (m_random.chance(100'000))
            copy(id);
        const auto kind = m_random.between(0, 99);
        Server &server = m_servers.at(id);
        if (server.node().deadline() <= m_now)
            return step(id, TimerFired{});
        if (kind < 80 && !m_wire.empty())
            return arrive();
        if (kind < 90 && !m_writes[id].empty()) {
            const WriteId done = m_writes[id].back();
            m_writes[id].clear();
            return step(id, WriteDone{done});
        }
        if (kind < 95)
            return call(id);
        if (kind == 95)
            return step(id, TransferLeadership{{++m_request}, std::nullopt});
        return step(id, Compact{server.node().applied(),
                                std::make_shared<const std::string>(server.store().snapshot())});
    }
    std::size_t compared() const { return m_compared; }
    const Server &server(std::uint64_t id) const { return m_servers.at(id); }

private:
    void copy(std::uint64_t id)
    {
        std::optional<Server> twin = serverFromImage(imageOf(m_servers.at(id)));
        if (!twin)
            qFatal("the image of a running server was refused");
        m_copies.insert_or_assign(id, std::move(*twin));
    }
    template <class Take>
    bool take(std::uint64_t id, Take take)
    {
        ServerEffects effects;
        take(m_servers.at(id), effects);
        for (const Message &message : effects.node.send)
            if (!m_random.chance(30'000))
                m_wire.push_back(message);
        if (effects.node.write)
            m_writes[id].push_back(effects.node.write->id);
        const auto twin = m_copies.find(id);
        if (twin == m_copies.end())
            return true;
        ++m_compared;
        ServerEffects same;
        take(twin->second, same);
        return told(same) == told(effects) &&
               twin->second.node().deadline() == m_servers.at(id).node().deadline() &&
               twin->second.store().hash() == m_servers.at(id).store().hash();
    }
    bool step(std::uint64_t id, const Input &input)
    {
        return take(id, [&](Server &server, ServerEffects &effects) { server.step(m_now, input, effects); });
    }
    bool arrive()
    {
        const Message message = m_wire.front();
        m_wire.pop_front();
        return step(message.to.value, Received{message});
    }
    bool call(std::uint64_t id)
    {
        std::vector<ClientRequest> requests{{{++m_request}, Get{"k", true}}};
        if (m_random.chance(500'000))
            requests.push_back(
                {{++m_request},
                 StoreCommand{Put{"k" + std::to_string(m_request % 9), "v"}, Session{"c", m_request}}});
        return take(id,
                    [&](Server &server, ServerEffects &effects) { server.submit(m_now, requests, effects); });
    }

    Random m_random{3};
    Time m_now{};
    std::map<std::uint64_t, Server> m_servers;
    std::map<std::uint64_t, Server> m_copies;
    std::map<std::uint64_t, std::vector<WriteId>> m_writes;
    std::deque<Message> m_wire;
    std::uint64_t m_request = 0;
    std::size_t m_compared = 0;
};

} // namespace

class ServerImage : public QObject {
    Q_OBJECT

private slots:
    void aCopyGoesOnExactlyAsTheOriginal();
    void whatIsCutOffIsRefused();
    void nonsenseNeverCrashes();
    void aStepSurvivesTheJourney();
};

void ServerImage::aCopyGoesOnExactlyAsTheOriginal()
{
    Restless run;
    for (int i = 0; i < 20'000; ++i)
        QVERIFY2(run.goOn(), std::to_string(i).c_str());
    QVERIFY(run.compared() > 10'000);
    QVERIFY(run.server(1).node().commit() > Index{100});
    QVERIFY(run.server(1).node().snapshot().has_value());
}

void ServerImage::whatIsCutOffIsRefused()
{
    Restless run;
    for (int i = 0; i < 2'000; ++i)
        run.goOn();
    const QByteArray image = imageOf(run.server(2));
    QVERIFY(serverFromImage(image).has_value());
    for (qsizetype length = 0; length < image.size(); length += 7)
        QVERIFY(!serverFromImage(image.left(length)).has_value());
}

void ServerImage::nonsenseNeverCrashes()
{
    Restless run;
    for (int i = 0; i < 2'000; ++i)
        run.goOn();
    const QByteArray image = imageOf(run.server(3));
    Random random(5);
    int refused = 0;
    for (int i = 0; i < 2'000; ++i) {
        QByteArray bad = image;
        for (int flips = 0; flips < 3; ++flips)
            bad[static_cast<qsizetype>(random.next() % static_cast<std::uint64_t>(bad.size()))] =
                static_cast<char>(random.next());
        refused += serverFromImage(bad).has_value() ? 0 : 1;
    }
    QVERIFY(refused > 500);
}

void ServerImage::aStepSurvivesTheJourney()
{
    const std::vector<ServerStep::What> whats{
        TimerFired{},
        ServerStep::Arrived{{{2}, {}, {7}, AppendEntries{{{3}, {2}}, {}, {3}, {9}}}, 41},
        WriteDone{{5}},
        ServerStep::Called{{{{1}, StoreCommand{Put{"k", "v"}, Session{"c", 2}}}, {{2}, Get{"", true}}}},
        ChangeMembership{{3}, {{{1}, {2}}, {}, {{3}}}, true},
        TransferLeadership{{4}, NodeId{2}},
        ServerStep::StoreRemembered{},
        ServerStep::Compacted{{12}}};
    for (const ServerStep::What &what : whats) {
        const ServerStep step{{}, Time{123'456}, what, {{7, Time{}}, {0, Time{300'000}}}};
        QByteArray bytes;
        raftarium::appendWatchFrame(bytes, step);
        const auto back = raftarium::decodeWatchFrame(bytes.mid(4));
        QVERIFY(back.has_value());
        const auto &read = std::get<ServerStep>(*back);
        QCOMPARE(read.what.index(), what.index());
        QCOMPARE(read.local.count(), step.local.count());
        QCOMPARE(read.sent.size(), step.sent.size());
        QByteArray again;
        raftarium::appendWatchFrame(again, read);
        QCOMPARE(again, bytes);
        for (qsizetype length = 4; length < bytes.size(); ++length)
            QVERIFY(!raftarium::decodeWatchFrame(bytes.mid(4, length - 4)).has_value());
    }
}

QTEST_GUILESS_MAIN(ServerImage)
#include "image.moc"
