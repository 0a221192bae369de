#include "restless.h"

#include "raftcore/simulation/simulation.h"

#include <QtTest>

using namespace raft;

/// Servers that are damaged, or that lie: whatever they tell, who watches them lives on.
namespace {

/// Follows a server that is introduced to it, as a window does.
class Onlooker {
public:
    explicit Onlooker(std::uint64_t seed) : m_random(seed)
    {
        ClusterSetup setup = clusterOf(5);
        setup.external = true;
        m_shadow = simulate(setup);
    }
    void introduce(Server server)
    {
        m_id = server.node().id();
        m_term = server.node().term();
        m_last = server.node().log().last();
        m_commit = server.node().commit();
        m_lastWrite = server.node().lastWrite();
        m_local = server.node().deadline();
        m_shadow->observe(
            observation::Attached{std::make_shared<const Server>(std::move(server)), m_local, true});
    }
    /// It is said to take this step.
    void retell(ServerStep::What what)
    {
        m_local += Time{m_random.between(0, 400'000)};
        m_shadow->advance(m_shadow->now() + Time{500});
        auto step = std::make_shared<ServerStep>(ServerStep{m_id, m_local, std::move(what), {}});
        for (int sent = 0; sent < 4; ++sent)
            step->sent.push_back({m_random.next() % 3, Time{m_random.between(0, 1000)}});
        m_shadow->observe(observation::Stepped{step});
    }
    /// Everything that may be asked of a server, in any order.
    void ask()
    {
        static constexpr int kinds = 12;
        for (int i = 0; i < 2 * kinds; ++i)
            retell(question(m_random.between(0, kinds - 1)));
        retell(TimerFired{});
        retell(WriteDone{m_lastWrite + 1});
        m_shadow->view();
    }
    /// What would happen next, in simulation.
    void goOn()
    {
        const auto twin = m_shadow->twin(m_shadow->events().size(), m_shadow->now());
        twin->observe(observation::Forked{});
        twin->advance(twin->now() + Time{2'000'000}, 2'000);
        twin->view();
    }

private:
    Index someIndex()
    {
        return {m_last.index.value + 2 -
                std::min<std::uint64_t>(m_last.index.value + 2, m_random.next() % 8)};
    }
    NodeId someServer() { return {m_random.next() % 5 + 1}; }
    Term someTerm() { return {m_term.value + m_random.next() % 2}; }
    ServerStep::What arrives(MessageBody body)
    {
        return ServerStep::Arrived{{someServer(), m_id, someTerm(), std::move(body)}, m_random.next() % 9};
    }
    ServerStep::What question(std::int64_t kind)
    {
        const RequestId id{++m_request};
        switch (kind) {
        case 0: return TimerFired{};
        case 1: return WriteDone{{m_random.next() % (m_lastWrite.value + 3)}};
        case 2: return arrives(VoteReply{true, m_random.chance(500'000)});
        case 3: return arrives(AppendReply{true, someIndex(), {}, {}, {m_random.next() % 9}});
        case 4: return arrives(AppendReply{false, {}, someIndex(), {someIndex(), m_term}, {}});
        case 5: {
            const Index prev = someIndex();
            return arrives(
                AppendEntries{{prev, m_term}, Entries({{{prev + 1, m_term}, Command("x")}}), prev + 1, {}});
        }
        case 6: return arrives(AppendEntries{m_last, {}, someIndex(), {}});
        case 7:
            return arrives(
                SnapshotReply{{m_commit, m_term}, m_random.next() % 64, m_random.chance(500'000), {}});
        case 8:
            return arrives(InstallSnapshot{{{m_random.next() >> 2U}, m_term},
                                           std::make_shared<const Membership>(),
                                           0,
                                           "no store",
                                           true,
                                           {}});
        case 9: return ServerStep::Called{{{id, StoreCommand{Put{"a", "b"}, {}}}, {id + 1, Get{"a", true}}}};
        case 10: return ChangeMembership{id, {{{1}, {2}, {3}, {4}}, {}, {}}, m_random.chance(500'000)};
        default:
            return m_random.chance(500'000) ? ServerStep::What{TransferLeadership{id, someServer()}}
                                            : ServerStep::What{ServerStep::Compacted{someIndex()}};
        }
    }

    std::unique_ptr<Simulation> m_shadow;
    Random m_random;
    NodeId m_id;
    Term m_term;
    Position m_last;
    Index m_commit;
    WriteId m_lastWrite;
    Time m_local{};
    std::uint64_t m_request = 0;
};

} // namespace

class Damage : public QObject {
    Q_OBJECT

private slots:
    void aSoundServerMayBeAskedAnything();
    void aDamagedImageIsRefusedOrHarmless();
    void aDamagedStepIsRefusedOrHarmless();
    void aServerCountsHoweverFarItLikes();
};

void Damage::aSoundServerMayBeAskedAnything()
{
    Restless run;
    for (std::uint64_t i = 0; i < 300; ++i) {
        for (int step = 0; step < 40; ++step)
            run.goOn();
        Onlooker onlooker(i);
        onlooker.introduce(run.server(i % 5 + 1));
        onlooker.ask();
        onlooker.goOn();
    }
}

void Damage::aDamagedImageIsRefusedOrHarmless()
{
    Restless run;
    Random random(5);
    int accepted = 0;
    int refused = 0;
    for (std::uint64_t i = 0; i < 60; ++i) {
        for (int step = 0; step < 150; ++step)
            run.goOn();
        const QByteArray image = raftarium::imageOf(run.server(i % 5 + 1));
        for (int damage = 0; damage < 200; ++damage) {
            QByteArray bad = image;
            for (std::int64_t changes = random.between(1, 3); changes > 0; --changes)
                bad[static_cast<qsizetype>(random.next() % static_cast<std::uint64_t>(bad.size()))] =
                    static_cast<char>(random.chance(500'000) ? random.next() % 24 : random.next());
            const std::optional<Server> server = raftarium::serverFromImage(bad);
            ++(server ? accepted : refused);
            if (!server || server->node().id().value > 5)
                continue;
            Onlooker onlooker(random.next());
            onlooker.introduce(*server);
            onlooker.ask();
            if (damage % 8 == 0)
                onlooker.goOn();
        }
    }
    QVERIFY2(accepted > 2'000 && refused > 2'000,
             qPrintable(QStringLiteral("%1 accepted, %2 refused").arg(accepted).arg(refused)));
}

void Damage::aDamagedStepIsRefusedOrHarmless()
{
    Restless run;
    for (int step = 0; step < 3'000; ++step)
        run.goOn();
    const std::vector<ServerStep::What> whats{
        ServerStep::Arrived{{{2},
                             {},
                             {7},
                             AppendEntries{run.server(1).node().log().last(),
                                           Entries({{run.server(1).node().log().last(), NoOp{}}}).part(1),
                                           {3},
                                           {9}}},
                            41},
        ServerStep::Arrived{
            {{2},
             {},
             {70},
             InstallSnapshot{{{500}, {9}}, std::make_shared<const Membership>(), 0, "", true, {}}},
            41},
        WriteDone{run.server(1).node().lastWrite()},
        ServerStep::Called{{{{1}, StoreCommand{Put{"k", "v"}, Session{"c", 2}}}, {{2}, Get{"", true}}}},
        ChangeMembership{{3}, {{{1}, {2}}, {}, {{3}}}, true},
        TransferLeadership{{4}, NodeId{2}},
        ServerStep::Compacted{run.server(1).node().applied()}};
    Random random(6);
    for (int round = 0; round < 100; ++round) {
        Onlooker onlooker(random.next());
        onlooker.introduce(run.server(1));
        for (int i = 0; i < 50; ++i) {
            QByteArray bytes;
            raftarium::appendWatchFrame(bytes,
                                        ServerStep{{}, Time{100}, whats[random.next() % whats.size()], {}});
            QByteArray bad = bytes.mid(4);
            bad[static_cast<qsizetype>(random.next() % static_cast<std::uint64_t>(bad.size()))] =
                static_cast<char>(random.next());
            std::optional<raftarium::WatchFrame> frame = raftarium::decodeWatchFrame(bad);
            if (frame && std::holds_alternative<ServerStep>(*frame))
                onlooker.retell(std::get<ServerStep>(*frame).what);
        }
        onlooker.ask();
    }
}

// Its log begins where no log has ever come to, and others say that it begins elsewhere.
void Damage::aServerCountsHoweverFarItLikes()
{
    Onlooker onlooker(1);
    Restless run;
    for (int step = 0; step < 500; ++step)
        run.goOn();
    onlooker.introduce(run.server(1));
    for (const std::uint64_t index : {std::uint64_t{1} << 61U, std::uint64_t{1} << 40U, greatestNumber - 1}) {
        const InstallSnapshot far{{{index}, {60}},
                                  std::make_shared<const Membership>(Membership{{{1}, {2}, {3}}, {}, {}}),
                                  0,
                                  "",
                                  true,
                                  {}};
        onlooker.retell(ServerStep::Arrived{{{2}, {1}, {60 + index % 7}, far}, 1});
        onlooker.ask();
    }
}

QTEST_GUILESS_MAIN(Damage)
#include "damage.moc"
