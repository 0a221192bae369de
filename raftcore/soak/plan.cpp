#include "raftcore/consensus/random.h"
#include "raftcore/soak/soak.h"

namespace raft {

namespace {

constexpr int patienceInElectionTimeouts = 20;

class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_random(seed) {}

    bool percent(std::uint32_t chance) { return m_random.chance(chance * 10'000); }
    std::int64_t between(std::int64_t least, std::int64_t most) { return m_random.between(least, most); }
    /// In every second run a kind of fault does not occur at all.
    unsigned often() { return percent(50) ? 0 : static_cast<unsigned>(between(1, 4)); }
    std::size_t oneOf(std::initializer_list<std::size_t> choices)
    {
        return choices.begin()[between(0, static_cast<std::int64_t>(choices.size()) - 1)];
    }

private:
    Random m_random;
};

void chooseProtocol(Config &config, Dice &dice)
{
    config.preVote = dice.percent(50);
    config.checkQuorum = dice.percent(50);
    config.leaseReads = config.checkQuorum && dice.percent(30);
    config.maxBatch = dice.oneOf({1, 3, 64});
    config.maxInflight = dice.oneOf({1, 2, 8});
    config.maxApply = dice.oneOf({1, 5, 4096});
    config.snapshotChunk = dice.oneOf({64, 500, 16'384});
    config.eagerCommit = dice.percent(20);
}

void chooseSurroundings(ClusterSetup &setup, Dice &dice)
{
    const auto milliseconds = [&dice](std::int64_t most) { return Time{dice.between(0, most * 1000)}; };
    setup.network.latencyMin = dice.percent(50) ? Time{5'000} : Time{100};
    setup.network.latencyMax = setup.network.latencyMin + milliseconds(dice.percent(20) ? 120 : 30);
    setup.network.lossPerMillion =
        dice.percent(50) ? static_cast<std::uint32_t>(dice.between(1, 100'000)) : 0;
    setup.network.duplicationPerMillion =
        dice.percent(50) ? static_cast<std::uint32_t>(dice.between(1, 200'000)) : 0;
    setup.diskMax = milliseconds(dice.percent(30) ? 60 : 5);
}

/// What the subtle rules are for: leaders that come and go before their work is done.
SoakFaults chooseElections(Dice &dice)
{
    SoakFaults faults;
    faults.timeouts = 6;
    faults.splits = 4;
    faults.crashes = dice.often();
    faults.messages = dice.often();
    faults.cuts = dice.often();
    faults.transfers = dice.often();
    faults.snapshots = dice.often();
    return faults;
}

/// And memberships that change while they do.
SoakFaults chooseMemberships(Dice &dice)
{
    SoakFaults faults = chooseElections(dice);
    faults.memberships = 6;
    return faults;
}

/// And servers that come back on other disks.
SoakFaults chooseDisks(Dice &dice)
{
    SoakFaults faults = chooseElections(dice);
    faults.disks = 6;
    faults.memberships = dice.often();
    return faults;
}

/// And answers that come late.
SoakFaults chooseLateness(Dice &dice)
{
    SoakFaults faults = chooseElections(dice);
    faults.holds = 6;
    faults.messages = 3;
    return faults;
}

SoakFaults chooseFaults(Dice &dice)
{
    switch (dice.between(0, 8)) {
    case 0: return chooseElections(dice);
    case 1: return chooseMemberships(dice);
    case 2: return chooseLateness(dice);
    case 3: return chooseDisks(dice);
    default: break;
    }
    SoakFaults faults;
    for (unsigned *kind :
         {&faults.crashes, &faults.pauses, &faults.drifts, &faults.cuts, &faults.splits, &faults.holds,
          &faults.slowLinks, &faults.lossyLinks, &faults.messages, &faults.manualDisks, &faults.slowDisks,
          &faults.timeouts, &faults.snapshots, &faults.transfers, &faults.memberships, &faults.disks})
        *kind = dice.often();
    return faults;
}

/// What is not committed when the recovery begins must not take all its patience: a small window, or a slow
/// disk, goes with few entries at a time.
std::size_t choosePending(const ClusterSetup &setup, Dice &dice)
{
    const Config &config = setup.server;
    const bool quick = config.maxBatch * config.maxInflight >= 64 && setup.diskMax <= Time{5'000};
    return quick ? dice.oneOf({8, 64, 4096}) : dice.oneOf({8, 32});
}

} // namespace

SoakPlan soakPlan(std::uint64_t seed, std::size_t servers, const std::vector<Rule> &rulesOff)
{
    Dice dice(seed);
    SoakPlan plan;
    plan.seed = seed;
    plan.setup = clusterOf(servers, seed);
    chooseProtocol(plan.setup.server, dice);
    chooseSurroundings(plan.setup, dice);
    plan.setup.server.maxPending = choosePending(plan.setup, dice);
    plan.faults = chooseFaults(dice);
    plan.tornDisks = dice.percent(50);
    plan.faultTurns = static_cast<int>(dice.between(40, 160));
    plan.pace = Time{static_cast<std::int64_t>(dice.oneOf({20'000, 60'000, 200'000}))};
    plan.clients = static_cast<std::size_t>(dice.between(1, 5));
    plan.patience = patienceInElectionTimeouts * plan.setup.server.electionMax;
    if (plan.setup.server.leaseReads) { // Thesis §6.4.1: a lease assumes clocks that run nearly alike.
        plan.faults.pauses = plan.faults.timeouts = 0;
        plan.mostDriftPerMillion = 50'000;
    }
    for (const Rule rule : rulesOff)
        plan.setup.server.rules.turnOff(rule);
    return plan;
}

} // namespace raft
