#pragma once

#include "raftcore/cluster/cluster.h"
#include "raftcore/simulation/engine.h"
#include "raftcore/simulation/history.h"
#include "raftcore/simulation/operation_record.h"
#include "raftcore/simulation/simulation_state.h"
#include "raftcore/simulation/witness.h"
#include "raftcore/verification/safety_monitor.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace raft {

/// How much has happened in a simulation.
struct SimulationFigures {
    std::uint64_t deliveries = 0; ///< Messages that arrived at a server that was up.
    std::size_t keyframes = 0;    ///< Copies of the whole cluster that are kept for going back in time.
};

/// A cluster in a deterministic simulation: the same setup, and the same actions at the same times, give the
/// same events, bit for bit, whatever the speed, the thread or the platform.
///
/// With ClusterSetup::external it does nothing by itself, but follows servers that run elsewhere: observe()
/// repeats the steps that they were seen to take. So all is known of them that is known of simulated ones.
class Simulation final : public Cluster {
public:
    /// The setup must be one that works: simulate() looks whether it is.
    explicit Simulation(ClusterSetup setup);
    Simulation(const Simulation &) = delete;
    Simulation &operator=(const Simulation &) = delete;

    Capabilities capabilities() const override;
    const ClusterSetup &setup() const override { return m_setup; }

    Time now() const override { return m_state.now; }
    std::optional<Time> nextAt() const override { return m_engine.nextAt(); }
    std::size_t advance(Time until, std::size_t mostSteps = static_cast<std::size_t>(-1)) override;

    ClusterView view() const override;
    ClusterView viewAt(EventNumber event) const override;
    const EventRecord &events() const override { return m_record; }
    std::string describe(EventNumber event) const override;
    std::string textOf(EventNumber event) const override;
    std::optional<Message> messageOf(EventNumber event) const override;
    std::optional<Operation> operation(OperationId id) const override { return m_operations.find(id); }
    const std::vector<Violation> &violations() const override { return m_monitor.violations(); }

    ActionResult perform(const Action &action) override;
    std::string obstacle(const Action &action) const override { return obstacleTo(action, m_state); }
    std::string obstacleAt(EventNumber event, const Action &action) const override;
    std::unique_ptr<Cluster> branch(EventNumber event, Time at) const override;
    std::unique_ptr<FrozenRun> frozenCopy() const override;

    /// What it has cost so far.
    SimulationFigures figures() const { return {m_state.deliveries, m_history.keyframes()}; }

    // ---- external servers

    /// Takes what is learned of external servers, or says why it does not fit.
    ActionResult observe(const Observation &observation);
    /// Either performs or observes.
    ActionResult takeIn(const FromOutside &what);
    /// Whether the servers are external, still.
    bool isExternal() const { return m_state.scheduling == Scheduling::External; }
    /// Whether the message of that number is on its way from one external server to the other, which is known
    /// once its sender was seen to send it.
    bool isOnItsWay(NodeId from, NodeId to, std::uint64_t number) const;

    // ---- the run as a whole; of a run that is recorded

    /// The run so far, which takes as long as to live through it again; an empty one when `progress` has said
    /// no.
    Run run(const WorkProgress &progress = {}) const;
    /// Whether run() begins at the beginning, whatever is forgotten of its events.
    bool runIsWhole() const { return m_record.first() == 1 || m_history.keepsWholeRun(); }
    /// At most so many events are kept, and with them the past that they tell of: then the oldest quarter
    /// goes.
    void setMostEvents(EventNumber most) { m_mostEvents = most; }
    /// Lets another run happen here, at the beginning of this one. False, with one sentence in `problem`,
    /// when it cannot, or when `progress` has said no (then the sentence is empty).
    bool replay(const Run &run, const WorkProgress &progress, std::uint64_t mostEvents, std::string *problem);
    /// As branch().
    std::unique_ptr<Simulation> twin(EventNumber event, Time at) const;
    /// Forgets what came before about `event`: views, messages and branches of that time are those of the
    /// oldest instant that is kept, EventRecord::first() is its first event. How the cluster goes on does not
    /// change.
    void forgetBefore(EventNumber event);
    /// What is kept of a run whose beginning is forgotten, as a run of its own: it begins with the servers as
    /// they were then. Null when run() is whole, or when `progress` has said no.
    std::unique_ptr<Simulation> retainedSuffix(const WorkProgress &progress = {}) const;
    /// A copy for run() and retainedSuffix() on another thread while this one goes on. Both share memory: the
    /// copy must be destroyed on the thread of this one. Null when the run is not recorded.
    std::unique_ptr<Simulation> frozen() const;

private:
    EventNumber sendingOf(EventNumber event) const;
    void startMonitor();
    void pass();
    /// Whether to go on with a run that happens again; asked after each step, with what it has come to.
    using GoOn = std::function<bool(const Simulation &)>;
    bool passTo(std::uint64_t steps, Time at, const GoOn &goOn);
    std::string problemOf(const Intervention &next, std::size_t number, const GoOn &goOn);
    void beginAgainAt(const SimulationState &state, const Simulation &other);
    void repeat(const Interventions &interventions, EventNumber event);
    void observeRenumbered(Observation observation, const std::map<OperationId, OperationId> &numbers);

    ClusterSetup m_setup;
    SimulationState m_state;
    EventRecord m_record;
    std::map<EventNumber, std::string> m_texts;
    OperationRecord m_operations;
    SafetyMonitor m_monitor;
    Witness m_witness;
    Engine m_engine{m_state, m_witness};
    EventNumber m_mostEvents = 20'000'000; ///< About 700 MB.
    EventNumber m_boundNext = 0; ///< From this event on it is looked again whether there are too many.
    mutable History m_history;   ///< Looking at the past moves its cursor.
};

/// Null, with one sentence in `problem`, when the setup cannot work.
std::unique_ptr<Simulation> simulate(const ClusterSetup &setup, std::string *problem = nullptr);

} // namespace raft
