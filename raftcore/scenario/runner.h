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
class ScenarioRunner {
public:
    using Stop = std::function<bool(const Cluster &)>;

    ScenarioRunner(const Scenario &scenario, const ClusterFactory &factory, const Stop &stop,
                   std::size_t mostOrders)
        : m_scenario(scenario), m_factory(factory), m_stop(stop), m_mostOrders(mostOrders)
    {
    }

    ScenarioOutcome run();

private:
    // runner.cpp: the order of things
    bool runCommand(const ScenarioCommand &command);
    void setUp(const command::SetUp &setUp, std::size_t at);
    bool start();
    void finishCluster();
    void checkSafety();
    bool isExpected(SafetyProperty property) const;
    bool isExcused(SafetyProperty property) const;
    ScenarioProblem complaintAbout(const Violation &violation) const;
    void fail(std::string text);
    bool failed() const { return m_outcome.problem.has_value(); }
    bool stopped() const { return m_stop && m_cluster && m_stop(*m_cluster); }

    // run_command.cpp: what each command does
    friend struct CommandRunner;
    bool perform(const Action &action);
    std::optional<NodeId> find(ServerName name);
    std::optional<std::pair<NodeId, NodeId>> findLink(ServerName from, ServerName to);
    void act(const command::OnServer &command);
    void isolate(NodeId server);
    void elect(NodeId server);
    void submit(ServerName server, const std::variant<StoreCommand, Get> &what);
    void request(const Action &action);
    void changeLink(command::LinkAct act, NodeId from, NodeId to);
    void touchMessages(const command::OnMessages &command);
    void expect(const Condition &condition, const std::string &text);

    // run_time.cpp: commands during which time passes, or messages move by themselves
    bool passTime(Time until, const std::function<bool()> &done = {});
    void deliverAll();
    void awaitCondition(const command::Until &until, const std::string &text);
    void soak(std::uint64_t electionTimeouts);
    Judgement tryToLive(const condition::Live &live);
    void mendEverything();

    const Scenario &m_scenario;
    const ClusterFactory &m_factory;
    const Stop &m_stop;
    std::size_t m_mostOrders;
    ScenarioOutcome m_outcome;
    std::unique_ptr<Cluster> m_cluster;
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
