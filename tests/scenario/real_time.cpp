#include "raftcore/scenario/real_time.h"

#include "raftcore/scenario/runner.h"
#include "raftcore/simulation/simulation.h"

#include <QtTest>

using namespace raft;

namespace {

/// A simulation that behaves like real processes: its time passes by itself, and what is asked of it arrives
/// a little later.
class LikeProcesses final : public Cluster {
public:
    explicit LikeProcesses(std::unique_ptr<Cluster> simulation) : m_simulation(std::move(simulation)) {}

    Capabilities capabilities() const override
    {
        Capabilities can;
        can.virtualTime = can.manual = false;
        return can;
    }
    const ClusterSetup &setup() const override { return m_simulation->setup(); }
    Time now() const override { return m_simulation->now(); }
    std::optional<Time> nextAt() const override { return std::nullopt; }
    std::size_t advance(Time until, std::size_t most) override
    {
        for (; !m_asked.empty(); m_asked.erase(m_asked.begin()))
            m_simulation->perform(m_asked.front());
        return m_simulation->advance(until, most);
    }
    ClusterView view() const override { return m_simulation->view(); }
    ClusterView viewAt(EventNumber event) const override { return m_simulation->viewAt(event); }
    const EventRecord &events() const override { return m_simulation->events(); }
    std::string describe(EventNumber event) const override { return m_simulation->describe(event); }
    std::optional<Message> messageOf(EventNumber event) const override
    {
        return m_simulation->messageOf(event);
    }
    std::optional<Operation> operation(OperationId id) const override { return m_simulation->operation(id); }
    const std::vector<Violation> &violations() const override { return m_simulation->violations(); }
    ActionResult perform(const Action &action) override
    {
        m_asked.push_back(action);
        return {};
    }
    bool isQuiescent() const override { return m_asked.empty(); }
    std::string obstacle(const Action &action) const override { return m_simulation->obstacle(action); }

private:
    std::unique_ptr<Cluster> m_simulation;
    std::vector<Action> m_asked;
};

ScenarioOutcome play(const std::string &commands)
{
    const auto parsed = parseScenario("```raft\n" + commands + "\n```\n", "x.md");
    return runScenario(std::get<Scenario>(parsed), [](const ClusterSetup &setup, std::string *problem) {
        return std::make_unique<LikeProcesses>(simulate(setup, problem));
    });
}

} // namespace

/// What is different when time is real.
class RealTime : public QObject {
    Q_OBJECT

private slots:
    void theNextCommandBeginsWhenTheLastOneHasArrived()
    {
        // "agree" would hold at once, before the write has arrived anywhere.
        const ScenarioOutcome outcome = play("cluster 3 clock\nelect 1; until agree\nput 1 k=v\nuntil agree\n"
                                             "expect log 2 = 1,1");
        QVERIFY2(outcome.passed(), outcome.problem ? outcome.problem->text.c_str() : "");
    }

    void whatIsExpectedMayComeALittleLater()
    {
        QVERIFY(play("cluster 3 clock\nelect 1\nput 1 k=v\nexpect value 3 k = v").passed());
        const ScenarioOutcome outcome = play("cluster 3 clock\nelect 1\nput 1 k=v\nexpect value 3 k = w");
        QVERIFY(!outcome.passed());
        QCOMPARE(outcome.problem->text, std::string("expected value 3 k = w, but S3 has k = v"));
        QVERIFY(outcome.cluster->now() < Time(5'000'000));
    }

    void aLeaderThatItsFollowersHearHandsOver()
    {
        QVERIFY(play("cluster 3 clock prevote checkquorum\nelect 1; elect 2; elect 3; elect 1").passed());
    }

    void theFirstThingThatIsNotPossibleIsNamed()
    {
        const auto parsed = parseScenario("```raft\ncluster 3 clock\nput 1 k=v\nhold 1->2\n```\n", "x.md");
        const auto problem = problemInRealTime(std::get<Scenario>(parsed));
        QVERIFY(problem);
        QCOMPARE(problem->line, std::size_t(4));
        QVERIFY(problem->text.starts_with("only a simulation can do \"hold 1->2\": "));
    }
    void forSlowMessagesEveryTimeIsStretched();
};

void RealTime::forSlowMessagesEveryTimeIsStretched()
{
    const auto parsed = parseScenario("```raft\n"
                                      "cluster 3 clock election=150..300ms heartbeat=50ms\n"
                                      "wait 1s; until leader any within 10s; slow 1-2 5ms\n"
                                      "cluster 3 clock election=3..6s latency=400..500ms\nwait 1s\n```\n",
                                      "x.md");
    const auto &scenario = std::get<Scenario>(parsed);
    const auto commandsAt = [&](Time delay) { return stretchedFor(delay, scenario).commands; };
    const auto slow = commandsAt(Time{300'000});
    const auto &first = std::get<command::SetUp>(slow[0].act).setup;
    QCOMPARE(first.server.electionMin, Time{2'100'000}); // Seven messages: fourteen times as long.
    QCOMPARE(first.server.electionMax, Time{4'200'000});
    QCOMPARE(first.server.heartbeat, Time{700'000});
    QCOMPARE(first.network.latencyMin, Time{300'000});
    QCOMPARE(std::get<command::Wait>(slow[1].act).duration, Time{14'000'000});
    QCOMPARE(std::get<command::Until>(slow[2].act).within, Time{140'000'000});
    QCOMPARE(std::get<command::SlowLink>(slow[3].act).delay, Time{70'000});
    const auto &second = std::get<command::SetUp>(slow[4].act).setup; // Slow enough as it is.
    QCOMPARE(second.server.electionMin, Time{3'000'000});
    QCOMPARE(second.network.latencyMin, Time{400'000});
    QCOMPARE(std::get<command::Wait>(slow[5].act).duration, Time{1'000'000});
    const auto asIs = commandsAt(Time{});
    QCOMPARE(std::get<command::SetUp>(asIs[0].act).setup.network.latencyMin, NetworkDials().latencyMin);
    QCOMPARE(std::get<command::Wait>(asIs[1].act).duration, Time{1'000'000});
}

QTEST_GUILESS_MAIN(RealTime)
#include "real_time.moc"
