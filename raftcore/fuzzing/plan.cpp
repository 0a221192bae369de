#include "raftcore/consensus/random.h"
#include "raftcore/fuzzing/fuzz.h"

#include <initializer_list>

namespace raft {

namespace {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_random(seed) {}

    bool percent(std::uint32_t chance) { return m_random.chance(chance * 10'000); }
    unsigned between(int least, int most) { return static_cast<unsigned>(m_random.between(least, most)); }
    unsigned oneOf(std::initializer_list<unsigned> choices)
    {
        return choices.begin()[m_random.between(0, static_cast<std::int64_t>(choices.size()) - 1)];
    }
    /// In every second run a kind of move is not made at all.
    unsigned often(int most) { return percent(50) ? 0 : between(1, most); }

private:
    Random m_random;
};

void chooseProtocol(Config &config, Dice &dice)
{
    config.electionMin = Time{100};
    config.electionMax = Time{200};
    config.heartbeat = Time{30};
    config.checkQuorum = dice.percent(40);
    config.preVote = config.checkQuorum ? dice.percent(50) : dice.percent(5);
    config.leaseReads = config.checkQuorum && dice.percent(40);
    config.eagerCommit = dice.percent(20);
    config.votersCatchUpFirst = dice.percent(20);
    config.drawsIdentity = dice.percent(30);
    config.maxBatch = dice.oneOf({1, 2, 64});
    config.maxInflight = dice.oneOf({1, 2, 8});
    config.maxApply = dice.oneOf({1, 4096});
    config.maxPending = dice.oneOf({8, 64});
    config.snapshotChunk = dice.oneOf({5, 24});
    config.keptBehindSnapshot = dice.oneOf({0, 0, 2, 8});
}

void chooseMoves(FuzzPlan &plan, Dice &dice)
{
    const auto often = [&plan](FuzzMoveKind kind) -> unsigned & {
        return plan.often[static_cast<std::size_t>(kind)];
    };
    often(FuzzMoveKind::Deliver) = dice.oneOf({100, 200, 400});
    often(FuzzMoveKind::FireTimer) = dice.between(4, 40);
    often(FuzzMoveKind::Wait) = plan.config.checkQuorum ? dice.between(1, 20) : 0;
    often(FuzzMoveKind::Crash) = dice.often(6);
    often(FuzzMoveKind::Restart) = often(FuzzMoveKind::Crash) * dice.between(1, 4);
    often(FuzzMoveKind::Propose) = dice.between(2, 20);
    often(FuzzMoveKind::Read) = dice.often(16);
    often(FuzzMoveKind::ChangeMembers) = dice.often(10);
    often(FuzzMoveKind::Transfer) = dice.often(4);
    often(FuzzMoveKind::Compact) = dice.often(8);
    plan.slowDisks = dice.percent(50);
    plan.tornDisks = plan.slowDisks && dice.percent(50);
    often(FuzzMoveKind::Sync) = plan.slowDisks ? dice.oneOf({20, 60, 200}) : 0;
    plan.heartbeats = dice.between(1, 10);
    plan.elections = dice.between(1, 4);
}

void chooseTraffic(FuzzTraffic &traffic, Dice &dice)
{
    traffic.lost = dice.percent(50) ? dice.between(1, 200'000) : 0;
    traffic.again = dice.percent(50) ? dice.between(1, 200'000) : 0;
    traffic.late = dice.percent(60) ? dice.between(1, 300'000) : 0;
    traffic.lateness = traffic.late == 0 ? 0 : dice.oneOf({5'000, 20'000, 100'000});
    traffic.inOrder = dice.oneOf({0, 500'000, 950'000});
    traffic.cuts = dice.percent(50) ? dice.between(1'000, 30'000) : 0;
    traffic.mostUnderWay = dice.oneOf({8, 16, 48});
}

/// What the subtle rules of reads are for: a leader without followers, and answers of earlier
/// times. One server leads again and again; little else happens.
void chooseStaleLeaders(FuzzPlan &plan, Dice &dice)
{
    const auto often = [&plan](FuzzMoveKind kind) -> unsigned & {
        return plan.often[static_cast<std::size_t>(kind)];
    };
    if (dice.percent(80)) {
        plan.config.checkQuorum = plan.config.preVote = plan.config.leaseReads = false;
        for (const FuzzMoveKind kind : {FuzzMoveKind::Wait, FuzzMoveKind::ChangeMembers,
                                        FuzzMoveKind::Transfer, FuzzMoveKind::Compact, FuzzMoveKind::Sync})
            often(kind) = 0;
        plan.slowDisks = plan.tornDisks = false;
    }
    often(FuzzMoveKind::Deliver) = 100;
    often(FuzzMoveKind::FireTimer) = dice.between(8, 30);
    often(FuzzMoveKind::Crash) = dice.between(0, 1);
    often(FuzzMoveKind::Restart) = 5;
    often(FuzzMoveKind::Propose) = dice.between(4, 16);
    often(FuzzMoveKind::Read) = dice.between(8, 40);
    plan.heartbeats = dice.between(2, 10);
    plan.elections = 1;
    plan.favour = dice.oneOf({0, 400'000, 700'000});
    plan.traffic.lost = 0;
    plan.traffic.late = dice.oneOf({50'000, 200'000, 400'000});
    plan.traffic.lateness = dice.oneOf({30'000, 80'000, 150'000});
    plan.traffic.cuts = dice.between(5'000, 60'000);
    plan.traffic.mostUnderWay = dice.oneOf({8, 16, 32});
}

/// Few things happen, one after the other, and mostly run their course: so elections, changes and partitions
/// come in rows that undirected chance hardly ever makes.
void chooseScenes(FuzzPlan &plan, Dice &dice)
{
    const auto often = [&plan](FuzzMoveKind kind) -> unsigned & {
        return plan.often[static_cast<std::size_t>(kind)];
    };
    plan.scenes = true;
    if (dice.percent(70))
        plan.config.checkQuorum = plan.config.preVote = plan.config.leaseReads = false;
    plan.slowDisks = plan.tornDisks = false;
    often(FuzzMoveKind::Sync) = 0;
    often(FuzzMoveKind::Deliver) = dice.between(10, 30);
    often(FuzzMoveKind::FireTimer) = dice.between(20, 40);
    often(FuzzMoveKind::Wait) = plan.config.checkQuorum ? dice.between(1, 10) : 0;
    often(FuzzMoveKind::Crash) = dice.between(0, 5);
    often(FuzzMoveKind::Restart) = 10;
    often(FuzzMoveKind::Propose) = dice.between(2, 10);
    often(FuzzMoveKind::Read) = dice.percent(60) ? dice.between(5, 20) : 0;
    often(FuzzMoveKind::ChangeMembers) = dice.percent(40) ? dice.between(5, 20) : 0;
    often(FuzzMoveKind::Transfer) = dice.often(3);
    often(FuzzMoveKind::Compact) = dice.often(3);
    plan.heartbeats = dice.between(1, 3);
    plan.elections = dice.between(1, 2);
    plan.favour = dice.oneOf({0, 300'000, 600'000});
    plan.traffic.lost = 0;
    plan.traffic.late = dice.oneOf({50'000, 150'000, 300'000});
    plan.traffic.lateness = dice.oneOf({500'000, 900'000, 1'000'000});
    plan.traffic.cuts = dice.between(50'000, 300'000);
    plan.traffic.mostUnderWay = dice.oneOf({16, 32});
}

/// Servers that come back on empty disks, or on older copies of theirs.
void chooseDisks(FuzzPlan &plan, Dice &dice)
{
    const auto often = [&plan](FuzzMoveKind kind) -> unsigned & {
        return plan.often[static_cast<std::size_t>(kind)];
    };
    often(FuzzMoveKind::WipeDisk) = dice.between(1, 3);
    often(FuzzMoveKind::CopyDisk) = dice.often(2);
    often(FuzzMoveKind::RestoreDisk) = often(FuzzMoveKind::CopyDisk);
    often(FuzzMoveKind::Restart) = 6;
}

} // namespace

FuzzPlan fuzzPlan(std::uint64_t seed, std::size_t servers, const std::vector<Rule> &rulesOff)
{
    Dice dice(seed);
    FuzzPlan plan;
    plan.seed = seed;
    plan.servers = dice.oneOf({3, 3, 4, 5, 6});
    if (servers != 0)
        plan.servers = servers;
    plan.voters = dice.percent(70) || plan.servers < 4 ? plan.servers : 3;
    chooseProtocol(plan.config, dice);
    chooseMoves(plan, dice);
    chooseTraffic(plan.traffic, dice);
    const unsigned kind = dice.between(0, 9);
    if (kind < 4)
        chooseStaleLeaders(plan, dice);
    else if (kind < 6)
        chooseDisks(plan, dice);
    if (dice.percent(50))
        chooseScenes(plan, dice);
    plan.oneClock = plan.config.leaseReads || dice.percent(30);
    plan.punctual = dice.oneOf({0, 500'000, 900'000, 1'000'000});
    plan.recovers = plan.config.checkQuorum || !plan.config.preVote;
    plan.moves = static_cast<int>(dice.oneOf({300, 1000, 3000}));
    for (const Rule rule : rulesOff)
        plan.config.rules.turnOff(rule);
    return plan;
}

} // namespace raft
