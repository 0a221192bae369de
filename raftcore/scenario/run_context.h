#pragma once

#include "raftcore/scenario/judge.h"
#include "raftcore/scenario/scenario.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace raft {

/// What may explain that an expectation does not hold: the refusal of the latest request, in brackets; or
/// nothing.
std::string afterRefusal(const Cluster &cluster, const ScenarioMemory &memory);

/// Where commands are carried out: the cluster, the present command's place in the file, what is remembered
/// beside the cluster, and what the present command waits for. The first problem stays.
class RunContext {
public:
    /// Asked now and then whether to end early.
    using Stop = std::function<bool(const Cluster &)>;

    RunContext(std::string file, Stop stop) : m_file(std::move(file)), m_stop(std::move(stop)) {}

    // ---- the place in the file
    void enter(const ScenarioCommand &command);
    std::size_t line() const { return m_line; }
    const std::string &text() const { return m_text; }
    const std::optional<ScenarioProblem> &problem() const { return m_problem; }
    bool failed() const { return m_problem.has_value(); }
    void fail(std::string text) { failWith({m_file, m_line, std::move(text)}); }
    void failWith(ScenarioProblem problem);
    /// Fails when a condition, which is what the command says behind its first word, does not hold.
    void failUnless(const Judgement &judgement);

    // ---- the cluster
    /// From now on this one; null: none any more.
    void use(Cluster *cluster);
    /// The same run, on a branch of the cluster.
    void continueOn(Cluster &cluster) { m_cluster = &cluster; }
    bool hasCluster() const { return m_cluster != nullptr; }
    Cluster &cluster() { return *m_cluster; }
    const Cluster &cluster() const { return *m_cluster; }
    bool inRealTime() const { return m_cluster && !m_cluster->capabilities().virtualTime; }
    bool isManual() const { return m_cluster->view().manual; }
    bool stopped() const { return m_stop && m_cluster && m_stop(*m_cluster); }
    Time electionTimeout() const { return m_cluster->setup().longestElectionTimeout(); }
    Judgement judge(const Condition &condition) const { return raft::judge(condition, *m_cluster, memory); }

    /// Fails the scenario with the cluster's own reason when it cannot be done.
    bool perform(const Action &action);
    std::optional<NodeId> find(ServerName name);
    std::optional<std::pair<NodeId, NodeId>> findLink(ServerName from, ServerName to);

    /// What the conditions ask for that the cluster does not know.
    ScenarioMemory memory;

    // ---- time
    /// The command goes on at `until`, or when `done` answers true (asked after everything that happens).
    /// Then `then` learns whether it was done; without `done`, true.
    void passTime(Time until, std::function<bool()> done = {}, std::function<void(bool)> then = {});
    bool isPaused() const { return m_pause.has_value(); }
    /// While paused: whether it still is. Goes on with the command when that is over.
    bool isWaiting();
    /// While paused: lets the cluster's time pass, at most until something has happened.
    void letTimePass();

    // ---- messages that are lost by their type
    void lose(NodeId from, NodeId to, MessageType type) { m_losses.push_back({from, to, type}); }
    /// The link is healed.
    void loseNothingOn(NodeId from, NodeId to);
    void loseNothing() { m_losses.clear(); }
    bool isLost(const Message &message) const;
    /// Drops what is to be lost of what is on its way.
    void dropLosses();

private:
    /// What a command waits for: an instant, or that something holds; and how it goes on.
    struct Pause {
        Time until{};
        std::function<bool()> done;
        std::function<void(bool reached)> then;
        std::size_t happened = 0;
    };
    struct Loss {
        NodeId from;
        NodeId to;
        MessageType type;
    };

    std::string m_file;
    Stop m_stop;
    std::size_t m_line = 0;
    std::string m_text; ///< Of the present command.
    std::optional<ScenarioProblem> m_problem;
    Cluster *m_cluster = nullptr;
    std::optional<Pause> m_pause;
    std::vector<Loss> m_losses;
};

} // namespace raft
