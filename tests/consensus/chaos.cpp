#include "handful.h"

/// Random stories: safety while messages are lost, doubled, delayed and reordered, servers crash and links
/// are cut; progress once that has ended.
namespace {

using namespace raft;

struct Weather {
    const char *name;
    std::uint64_t servers;
    bool preVote;
    bool checkQuorum;
    bool leaseReads;
    bool changes; ///< The membership changes, too.
};

Config configFor(const Weather &weather, Random &random)
{
    Config config;
    config.preVote = weather.preVote;
    config.checkQuorum = weather.checkQuorum;
    config.leaseReads = weather.leaseReads;
    config.eagerCommit = random.chance(500'000);
    config.maxBatch = static_cast<std::size_t>(random.between(1, 8));
    config.maxInflight = static_cast<std::size_t>(random.between(1, 8));
    config.maxApply = static_cast<std::size_t>(random.between(1, 16));
    config.snapshotChunk = static_cast<std::size_t>(random.between(1, 24));
    return config;
}

NodeId anyone(const Handful &servers, Random &random)
{
    return {static_cast<std::uint64_t>(random.between(1, static_cast<std::int64_t>(servers.size())))};
}

Membership someMembership(const Handful &servers, Random &random)
{
    Membership membership;
    for (std::uint64_t id = 1; id <= servers.size(); ++id) {
        if (random.chance(700'000))
            membership.voters.push_back({id});
        else if (random.chance(500'000))
            membership.learners.push_back({id});
    }
    if (membership.voters.empty())
        membership.voters.push_back(anyone(servers, random));
    return membership;
}

void actAtRandom(Handful &servers, Random &random, const Weather &weather, std::uint64_t &number)
{
    const NodeId one = anyone(servers, random);
    switch (random.between(0, 15)) {
    case 0: servers.crash(one); break;
    case 1:
    case 2: servers.restart(one); break;
    case 3:
        if (const NodeId other = anyone(servers, random); other != one)
            servers.cut(one, other);
        break;
    case 4: servers.isolate(one); break;
    case 5: servers.heal(); break;
    case 6: servers.compact(one); break;
    case 7:
        if (servers.isUp(one))
            servers.timeOut(one);
        break;
    case 8: servers.ask(one, TransferLeadership{{900'000 + ++number}, std::nullopt}); break;
    case 9:
        if (weather.changes)
            servers.ask(one, ChangeMembership{{800'000 + ++number},
                                              someMembership(servers, random),
                                              random.chance(500'000)});
        break;
    case 10:
        servers.faults = {static_cast<std::uint32_t>(random.between(0, 400'000)),
                          static_cast<std::uint32_t>(random.between(0, 300'000)),
                          Time{random.between(0, 120'000)}, Time{random.between(0, 60'000)}};
        break;
    default:
        servers.propose(servers.leader().value_or(one), std::to_string(++number));
        servers.read(anyone(servers, random));
    }
}

void live(Handful &servers, Random &random, const Weather &weather, int steps)
{
    std::uint64_t number = 0;
    for (int i = 0; i < steps && servers.violation().empty(); ++i) {
        actAtRandom(servers, random, weather, number);
        servers.run(Time{random.between(0, 60'000)});
    }
}

/// A story whose text names its seed, so that a failure can be told again.
std::string tell(const Weather &weather, std::uint64_t seed)
{
    const std::string where = std::string(weather.name) + ", seed " + std::to_string(seed) + ": ";
    Random random(seed);
    Handful servers(weather.servers, configFor(weather, random), seed);
    live(servers, random, weather, 150);
    if (!servers.violation().empty())
        return where + servers.violation();
    servers.heal();
    for (std::uint64_t id = 1; id <= servers.size(); ++id)
        servers.restart({id});
    for (int i = 0; i < 60 && !servers.converged(); ++i) {
        servers.run(Time{500'000});
        if (!servers.violation().empty())
            return where + servers.violation();
    }
    // Who is no member any more is switched off, as it should be: it would disturb the others for ever.
    if (servers.leader())
        for (std::uint64_t id = 1; id <= servers.size(); ++id)
            if (!servers.node(*servers.leader()).membership().includes({id}))
                servers.crash({id});
    for (int i = 0; i < 60 && (i < 4 || !servers.converged()); ++i)
        servers.run(Time{500'000});
    if (!servers.converged())
        return where + "nobody recovered after everything had healed";
    const Index before = servers.node(*servers.leader()).commit();
    servers.propose(*servers.leader(), "the last word");
    servers.run(Time{500'000});
    if (servers.leader() && servers.node(*servers.leader()).commit() <= before)
        return where + "no progress after everything had healed";
    return servers.converged() ? std::string() : where + "fell apart again without a fault";
}

} // namespace

class Chaos : public QObject {
    Q_OBJECT

private slots:
    void staysSafeAndRecovers_data()
    {
        QTest::addColumn<int>("weather");
        for (int i = 0; i < static_cast<int>(std::size(all)); ++i)
            QTest::newRow(all[i].name) << i;
    }
    void staysSafeAndRecovers()
    {
        QFETCH(int, weather);
        const int stories = qEnvironmentVariableIntValue("RAFTARIUM_STORIES");
        const auto first = static_cast<std::uint64_t>(qEnvironmentVariableIntValue("RAFTARIUM_FIRST_SEED"));
        for (std::uint64_t seed = 1; seed <= static_cast<std::uint64_t>(stories > 0 ? stories : 25); ++seed) {
            const std::string wrong = tell(all[weather], first + seed);
            QVERIFY2(wrong.empty(), wrong.c_str());
        }
    }

private:
    static constexpr Weather all[] = {
        {"three, as in the paper", 3, false, false, false, false},
        {"five, as in the paper", 5, false, false, false, false},
        {"three with pre-votes", 3, true, false, false, false},
        {"five with pre-votes and quorum checks", 5, true, true, false, false},
        {"three with quorum checks and leases", 3, false, true, true, false},
        {"five with everything", 5, true, true, true, false},
        {"five that come and go", 5, false, false, false, true},
        {"five that come and go, with everything", 5, true, true, true, true},
    };
};

QTEST_GUILESS_MAIN(Chaos)
#include "chaos.moc"
