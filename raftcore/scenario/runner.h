#pragma once

#include "raftcore/scenario/lesson.h"
#include "raftcore/scenario/question.h"
#include "raftcore/scenario/run_context.h"
#include "raftcore/scenario/safety_watch.h"
#include "raftcore/scenario/scenario.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace raft {

/// Runs the commands of one scenario, one after the other. Knows its cluster only as any Cluster, so that the
/// same scenario drives a simulation and real processes.
///
/// It never waits by itself: its driver calls step(), and lets time pass while step() answers that it
/// waits. So a window goes on living while a scenario plays on processes.
///
/// Real time differs in two ways. What a command asks of processes arrives a moment later, and the next
/// command begins when it has. And an expectation that does not hold yet is given some election timeouts to
/// come true: of processes it cannot be said what has happened by an instant.
class ScenarioRunner {
public:
    /// Gives the cluster that a scenario asks for, and keeps it while it is run on; null, with a sentence in
    /// `problem`, when there can be none.
    using Source = std::function<Cluster *(const ClusterSetup &setup, std::string *problem)>;
    using Stop = RunContext::Stop;

    /// How far the run is.
    enum class Progress {
        Done,    ///< A command was done, or begun, or waited for long enough.
        Waiting, ///< The present command needs time to pass: letTimePass(), or by itself.
        Asking,  ///< The present command asks the person: answer(), goOn() or showSolution().
        Ended    ///< After the last command, or after the first thing that does not hold.
    };

    /// How it is run.
    struct Options {
        Stop stop{};
        std::size_t mostOrders = 2'000'000; ///< As in runScenario().
        /// A person follows the lesson. Questions and free play wait for that person; otherwise questions
        /// are answered by themselves, and free play is its solution.
        bool audience = false;
        /// Without an audience: which answers are given. 0: the right ones; else this choice of every
        /// question that has so many, or else its last.
        std::size_t way = 0;
    };

    ScenarioRunner(Scenario scenario, Source source)
        : ScenarioRunner(std::move(scenario), std::move(source), Options())
    {
    }
    ScenarioRunner(Scenario scenario, Source source, Options options)
        : m_scenario(std::move(scenario)), m_source(std::move(source)), m_options(std::move(options)),
          m_run(m_scenario.file, m_options.stop)
    {
    }

    Progress step();

    /// While it asks: answers the question of the present command, or chooses how the lesson goes on.
    MarkedAnswer answer(const LessonAnswer &answer);
    /// While it asks for free play: whether what is to be reached holds now. Without such a condition, true.
    bool isFreePlayDone() const;
    /// While it asks: goes on; after free play behind its solution.
    void goOn();
    /// While it asks for free play: goes on with the commands that reach what is to be reached. The cluster
    /// has to be as it was when free play began: see continueOn().
    void showSolution();
    /// From now on the same run on another cluster: a branch of the one that it ran on.
    void continueOn(Cluster &cluster);

    /// While it waits: lets the cluster's time pass, at most until something has happened.
    void letTimePass();

    const Scenario &scenario() const { return m_scenario; }
    /// The commands that were begun so far, in that order.
    const std::vector<PlayedCommand> &played() const { return m_played; }
    /// The place of the command that is done now or next; as many as there are when it has ended well.
    std::size_t commandsDone() const { return m_next; }
    /// The first thing that did not hold.
    const std::optional<ScenarioProblem> &problem() const { return m_run.problem(); }
    /// As in ScenarioOutcome.
    const std::vector<ScenarioProblem> &undecided() const { return m_undecided; }

private:
    bool begin(const ScenarioCommand &command);
    void endCommand();
    bool runCommand(const ScenarioCommand &command);
    void carryOut(const ScenarioCommand &command);
    Progress finish();
    bool startsBefore(std::size_t at) const;
    void setUp(const command::SetUp &setUp, std::size_t at);
    void describe(const command::OnDisk &server);
    bool start();
    void finishCluster();

    // run_lesson.cpp: which command is next, and what asks the person
    bool asks() const;
    void answerByItself(std::size_t choices, LessonAnswer right);
    void ask(const command::Ask &ask);
    void choose(const command::Choose &choose);
    void begin(const command::When &when);
    void end();
    void endSolution(const ScenarioCommand &free);
    void guide(const ScenarioAct &act);

    Scenario m_scenario;
    Source m_source;
    Options m_options;
    RunContext m_run;
    SafetyWatch m_safety;
    std::size_t m_next = 0;                   ///< The command that is run now or next.
    std::optional<std::size_t> m_jump;        ///< The one after it, if it is not the following one.
    std::vector<std::uint64_t> m_repetitions; ///< How often the open `repeat`s are still run.
    bool m_asking = false;
    bool m_ended = false;
    GivenAnswer m_given; ///< The latest.
    std::vector<PlayedCommand> m_played;
    std::vector<ScenarioProblem> m_undecided;
    std::size_t m_clusters = 0;                            ///< So many were set up.
    std::optional<ClusterSetup> m_setup;                   ///< Of the cluster that has not yet started …
    std::size_t m_setUpLine = 0;                           ///< … and where it stands.
    std::vector<std::pair<NodeId, std::int32_t>> m_drifts; ///< Of its clocks, in microseconds a second.
};

} // namespace raft
