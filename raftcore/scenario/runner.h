#pragma once

#include "raftcore/scenario/judge.h"
#include "raftcore/scenario/scenario.h"

#include <bitset>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace raft {

/// Runs the commands of one scenario, one after the other. Knows its cluster only as any Cluster, so that the
/// same scenario drives a simulation and real processes.
///
/// It never waits by itself: who drives it calls step(), and lets time pass while step() answers that it
/// waits. So a window goes on living while a scenario plays on processes.
///
/// Real time differs in two ways. What a command asks of processes arrives a moment later, and the next
/// command begins when it has. And an expectation that does not hold yet is given some election timeouts to
/// come true: nobody can say of processes what has happened by an instant.
class ScenarioRunner {
public:
    /// Gives the cluster that a scenario asks for, and keeps it while it is run on; null, with a sentence in
    /// `problem`, when there can be none.
    using Source = std::function<Cluster *(const ClusterSetup &setup, std::string *problem)>;
    /// Asked now and then whether to end early.
    using Stop = std::function<bool(const Cluster &)>;

    enum class Progress {
        Done,    ///< A command was done, or begun, or waited for long enough.
        Waiting, ///< The present command needs time to pass: letTimePass(), or by itself.
        Ended    ///< After the last command, or after the first thing that does not hold.
    };

    /// `mostOrders` as in runScenario().
    ScenarioRunner(Scenario scenario, Source source, Stop stop = {}, std::size_t mostOrders = 2'000'000)
        : m_scenario(std::move(scenario)), m_source(std::move(source)), m_stop(std::move(stop)),
          m_mostOrders(mostOrders)
    {
    }

    Progress step();
    /// While it waits: lets the cluster's time pass, at most until something has happened.
    void letTimePass();

    const Scenario &scenario() const { return m_scenario; }
    /// The command that is done now or next; as many as there are when it has ended well.
    std::size_t commandsDone() const { return m_commandsDone; }
    /// The first thing that did not hold.
    const std::optional<ScenarioProblem> &problem() const { return m_problem; }
    /// As in ScenarioOutcome.
    const std::vector<ScenarioProblem> &undecided() const { return m_undecided; }

private:
    // runner.cpp: the order of things
    bool begin(const ScenarioCommand &command);
    void endCommand();
    bool runCommand(const ScenarioCommand &command);
    void carryOut(const ScenarioCommand &command);
    Progress finish();
    void setUp(const command::SetUp &setUp, std::size_t at);
    bool start();
    void finishCluster();
    void checkSafety();
    bool isExpected(SafetyProperty property) const;
    bool isExcused(SafetyProperty property) const;
    ScenarioProblem complaintAbout(const Violation &violation) const;
    void fail(std::string text);
    bool failed() const { return m_problem.has_value(); }
    bool stopped() const { return m_stop && m_cluster && m_stop(*m_cluster); }
    bool inRealTime() const { return m_cluster && !m_cluster->capabilities().virtualTime; }

    // run_command.cpp: what each command does
    friend struct CommandRunner;
    bool perform(const Action &action);
    std::optional<NodeId> find(ServerName name);
    std::optional<std::pair<NodeId, NodeId>> findLink(ServerName from, ServerName to);
    void act(const command::OnServer &command);
    void isolate(NodeId server);
    void elect(NodeId server);
    void elect(NodeId server, Time until);
    void submit(ServerName server, const std::variant<StoreCommand, Get> &what);
    /// Makes the request for the server that is asked.
    using RequestMaker = std::function<Action(NodeId asked, const ClusterView &view)>;
    void request(NodeId server, const RequestMaker &make);
    void request(NodeId server, const RequestMaker &make, Time until);
    std::string afterRefusal() const;
    void changeLink(command::LinkAct act, NodeId from, NodeId to);
    void touchMessages(const command::OnMessages &command);
    void expect(const Condition &condition);

    // run_time.cpp: commands during which time passes, or messages move by themselves
    /// What a command waits for: an instant, or that something holds; and how it goes on.
    struct Pause {
        Time until{};
        std::function<bool()> done;             ///< May be missing: only the instant counts.
        std::function<void(bool reached)> then; ///< Whether it was done; without `done`, true.
        std::size_t happened = 0;
    };
    void passTime(Time until, std::function<bool()> done = {}, std::function<void(bool)> then = {});
    bool isWaiting();
    void settle();
    void deliverAll();
    void awaitCondition(const command::Until &until);
    void soak(std::uint64_t electionTimeouts);
    void countLeaderChanges(EventNumber since);
    void tryToLive(const condition::Live &live);
    bool livesOn(const condition::Live &live, std::optional<OperationId> &write);
    void mendEverything();
    void failUnless(const Judgement &judgement);

    Scenario m_scenario;
    Source m_source;
    Stop m_stop;
    std::size_t m_mostOrders;
    std::size_t m_commandsDone = 0;
    std::optional<ScenarioProblem> m_problem;
    std::vector<ScenarioProblem> m_undecided;
    bool m_ended = false;
    std::optional<Pause> m_pause;
    std::string m_instead; ///< What there was when an awaited condition was judged last.
    Cluster *m_cluster = nullptr;
    std::optional<ClusterSetup> m_setup; ///< Of the cluster that has not yet started.
    ScenarioMemory m_memory;
    std::size_t m_line = 0;
    std::string m_text; ///< Of the present command.
    std::size_t m_setUpLine = 0;
    std::bitset<static_cast<std::size_t>(SafetyProperty::Count)>
        m_expected; ///< Violations that the commands for this cluster expect.
    std::size_t m_violationsSeen = 0;
    bool m_brokenAsExpected = false; ///< What follows from an expected violation is not judged.
    std::optional<ScenarioProblem> m_brokenPromise; ///< Durability was violated; judged at the end.
};

} // namespace raft
