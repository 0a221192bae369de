#pragma once

#include "raftcore/cluster/action.h"
#include "raftcore/cluster/coverage.h"
#include "raftcore/cluster/event.h"
#include "raftcore/cluster/view.h"
#include "raftcore/consensus/config.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace raft {

class FrozenRun;
class Trace;

/// How a cluster is set up. Times are virtual microseconds.
struct ClusterSetup {
    std::vector<NodeId> voters;   ///< Members from the start.
    std::vector<NodeId> learners; ///< Servers that receive the log and do not vote.
    std::uint64_t seed = 1;       ///< Of all that is random: timeouts, latencies, loss.
    bool manual = false;          ///< No timer fires and no message moves unless an action says so.
    bool external = false;        ///< The servers are external: what they do is learned by observations.
    NetworkDials network;         ///< As it is at the start.
    Time diskMin{0};              ///< Least time a write takes to become durable.
    Time diskMax{2'000};          ///< Most time.
    Config server;                ///< For all servers; id and seed are set for each.
    /// Servers that behave otherwise. What is said of the whole cluster holds for them too: rules, the size
    /// of snapshots' chunks.
    std::vector<std::pair<NodeId, Config>> exceptions; ///< By server.
    ClusterId identity; ///< Which cluster this is; 0 does for one that meets no other.
    /// What servers have on disk before they start; else nothing.
    std::vector<std::pair<NodeId, Stored>> disks;
    bool record = true; ///< Keep the event record (and what is needed to go back in time).
    bool check = true;  ///< Check the safety properties after every event.

    /// How that server behaves.
    const Config &configOf(NodeId id) const;
    /// The longest election timeout of any of them.
    Time longestElectionTimeout() const;
};

/// Servers 1 … `count` with the defaults of the window.
ClusterSetup clusterOf(std::size_t count, std::uint64_t seed = 1);

/// What a backend can do; what it cannot, the window greys out with the reason.
struct Capabilities {
    bool timeTravel = true;   ///< viewAt() works for every event.
    bool virtualTime = true;  ///< Time passes only in advance().
    bool manual = true;       ///< Single messages can be held, delivered, dropped, doubled, injected.
    std::string reason;       ///< Why what is missing is missing; empty when nothing is.
    bool branches = false;    ///< branch() works.
    bool external = false;    ///< The servers are no simulation: branch() gives one that goes on from there.
    bool endsServers = false; ///< External servers end with this cluster.
};

/// A cluster seen from outside: what a picture needs, what happened, what can be done. The simulation and the
/// real processes implement it; window, scenarios and tests know only this. What not every cluster can do
/// each of them answers for itself, and answers honestly: callers never ask which of them it is.
class Cluster {
public:
    virtual ~Cluster() = default;

    /// What this kind of cluster can do.
    virtual Capabilities capabilities() const = 0;
    /// What it was made from.
    virtual const ClusterSetup &setup() const = 0;

    /// The present.
    virtual Time now() const = 0;
    /// When the next thing will happen by itself; nothing when nothing will. Events of virtual time only.
    virtual std::optional<Time> nextAt() const = 0;
    /// Lets time pass up to `until`, but stops after `mostSteps` things have happened (a message arrived, a
    /// timer fired, a disk was done). Returns how many did; when fewer than `mostSteps`, now() is `until`
    /// afterwards.
    virtual std::size_t advance(Time until, std::size_t mostSteps = static_cast<std::size_t>(-1)) = 0;

    /// The present.
    virtual ClusterView view() const = 0;
    /// The instant right after event number `event`; with 0 the start. Needs Capabilities::timeTravel. One
    /// step can tell several events: all of them show the state after that step, and ClusterView::event is
    /// `event`.
    virtual ClusterView viewAt(EventNumber event) const = 0;
    /// What happened so far.
    virtual const EventRecord &events() const = 0;
    /// The sentence for an event of the record: who, what, and why.
    virtual std::string describe(EventNumber event) const = 0;
    /// What an event says beyond its fields, as EventKind tells: a mark's name, the groups of a partition,
    /// the value of a dial. Empty when its fields say all.
    virtual std::string textOf(EventNumber event) const;
    /// The message that a MessageSent, MessageDelivered or MessageLost event is about, if it is still known.
    virtual std::optional<Message> messageOf(EventNumber event) const = 0;
    /// What of that message is known; of simulated and of watched servers all is.
    virtual MessageKnowledge knowledgeOfMessage(EventNumber event) const;
    /// What that server is called: "S3", unless a trace calls it otherwise.
    virtual std::string serverName(NodeId id) const;
    /// A client operation by its id, also when the view no longer shows it.
    virtual std::optional<Operation> operation(OperationId id) const = 0;
    /// Violations so far.
    virtual const std::vector<Violation> &violations() const = 0;
    /// How far the safety properties could be checked; nothing where everything that happens is reported.
    virtual SafetyCoverage coverage() const;
    /// The trace that this cluster shows; null unless it was read from one.
    virtual std::shared_ptr<const Trace> shownTrace() const;

    /// Does it now, or says why not.
    virtual ActionResult perform(const Action &action) = 0;
    /// Why `perform(action)` would do nothing now (for greying out); empty when it would do something.
    virtual std::string obstacle(const Action &action) const = 0;
    /// Why a branch that begins right after `event` would not perform it; empty when it would.
    virtual std::string obstacleAt(EventNumber event, const Action &action) const;

    /// Whether everything that perform() asked for has reached the servers; in virtual time it always has.
    virtual bool isQuiescent() const { return true; }
    /// Why the servers have refused a change of members or of leadership (ActionResult::subject) that
    /// perform() had passed on to them; empty while they have not.
    virtual std::string refusalOf(std::uint64_t request) const;

    /// Another cluster with the same past up to `event` and the time `at` (before the next event): from there
    /// it goes its own way. Null when Capabilities::branches says so.
    virtual std::unique_ptr<Cluster> branch(EventNumber event, Time at) const;
    /// The run as it is now, to be kept while the cluster goes on. Made and destroyed on the cluster's
    /// thread: both share memory. Null when no recording can hold this run.
    virtual std::unique_ptr<FrozenRun> frozenCopy() const;
    /// A line for a shell, after which other programs know where the servers are and what token they ask
    /// for. Nothing when no program can reach them.
    virtual std::optional<std::string> shellLine() const;
};

/// Makes a cluster; throws nothing, answers null with a sentence in `problem` when the setup cannot work.
using ClusterFactory =
    std::function<std::unique_ptr<Cluster>(const ClusterSetup &setup, std::string *problem)>;

} // namespace raft
