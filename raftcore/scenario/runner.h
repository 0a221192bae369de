#pragma once

#include "raftcore/scenario/judge.h"
#include "raftcore/scenario/lesson.h"
#include "raftcore/scenario/question.h"
#include "raftcore/scenario/scenario.h"

#include <bitset>
#include <cstddef>
#include <cstdint>
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
        Asking,  ///< The present command asks the person: answer(), goOn() or showSolution().
        Ended    ///< After the last command, or after the first thing that does not hold.
    };

    struct Options {
        Stop stop{};
        std::size_t mostOrders = 2'000'000; ///< As in runScenario().
        /// Somebody follows the lesson. Questions and free play wait for that person; otherwise questions
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
        : m_scenario(std::move(scenario)), m_source(std::move(source)), m_options(std::move(options))
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
    bool stopped() const { return m_options.stop && m_cluster && m_options.stop(*m_cluster); }
    bool inRealTime() const { return m_cluster && !m_cluster->capabilities().virtualTime; }

    bool startsBefore(std::size_t at) const;

    // run_lesson.cpp: which command is next, and what asks the person
    bool asks() const;
    void answerByItself(std::size_t choices, LessonAnswer right);
    void ask(const command::Ask &ask);
    void choose(const command::Choose &choose);
    void begin(const command::When &when);
    void end();
    void endSolution(const ScenarioCommand &free);

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
    Options m_options;
    std::size_t m_commandsDone = 0;
    std::optional<std::size_t> m_jump;        ///< The command that is next, if it is not the following one.
    std::vector<std::uint64_t> m_repetitions; ///< How often the open `repeat`s are still run.
    bool m_asking = false;
    GivenAnswer m_given; ///< The latest.
    std::vector<PlayedCommand> m_played;
    std::size_t m_clusters = 0; ///< So many were set up.
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
