#include "raftcore/futures/futures.h"

#include "raftcore/simulation/engine.h"

#include <algorithm>
#include <utility>

namespace raft {

namespace {

/// Gives every generator of a server another seed.
class Reseeding {
public:
    explicit Reseeding(std::uint64_t seed) : m_seeds(seed) {}

    void reseed(SimulationState &state)
    {
        state.seed = m_seeds.next(); // Of servers that start later.
        state.random = Random(m_seeds.next());
        for (std::optional<SimulatedServer> &server : state.servers)
            if (server)
                Server::visitState(server->server, *this);
    }
    template <class... Parts>
    void operator()(Parts &...parts)
    {
        (visit(parts), ...);
    }

private:
    void visit(Random &random) { random = Random(m_seeds.next()); }
    void visit(Node &node) { Node::visitState(node, *this); }
    template <class Part>
    void visit(Part &)
    {
    }

    Random m_seeds;
};

/// That something is not on a disk is no ending: what comes of it is.
std::optional<SafetyProperty> violatedIn(const SafetyMonitor &monitor)
{
    for (const Violation &violation : monitor.violations())
        if (violation.property != SafetyProperty::Durability)
            return violation.property;
    return std::nullopt;
}

bool isLed(const SimulationState &state)
{
    Term latest;
    for (const std::optional<SimulatedServer> &server : state.servers)
        if (server)
            latest = std::max(latest, server->node().term());
    return std::any_of(state.servers.begin(), state.servers.end(), [latest](const auto &server) {
        return server && server->liveness == Liveness::Up && server->node().isLeader() &&
               server->node().term() == latest;
    });
}

/// A cluster that goes on while its safety is watched.
class Course {
public:
    Course(SimulationState state, SafetyMonitor monitor)
        : m_state(std::move(state)), m_monitor(std::move(monitor))
    {
        m_witness.monitor = &m_monitor;
    }
    Course(const Course &) = delete;
    Course &operator=(const Course &) = delete;

    void begin() { m_engine.begin(); }
    SimulationState &state() { return m_state; }
    const SafetyMonitor &monitor() const { return m_monitor; }

    /// Lets time pass up to that instant, or to a violation: then it answers false.
    bool passTo(Time until)
    {
        for (auto next = m_engine.nextAt(); next && *next <= until; next = m_engine.nextAt()) {
            m_engine.runNext();
            if (violatedIn(m_monitor))
                return false;
        }
        m_state.now = std::max(m_state.now, until);
        return true;
    }
    /// Does it, unless there is an obstacle. False when it violates a property.
    bool takeIn(const FromOutside &what)
    {
        if (obstacleTo(what, m_state).empty())
            m_engine.takeIn(what);
        return !violatedIn(m_monitor);
    }
    /// Has the interventions from that one on, up to the end or a violation. False at a violation.
    bool passThrough(const Run &run, std::size_t &next, Time until)
    {
        for (; next < run.interventions.size() && run.interventions[next].at <= until; ++next)
            if (!passTo(run.interventions[next].at) || !takeIn(run.interventions[next].what))
                return false;
        return passTo(until);
    }
    RunEnding ending() const { return {violatedIn(m_monitor), !violatedIn(m_monitor) && isLed(m_state)}; }

private:
    SimulationState m_state;
    SafetyMonitor m_monitor;
    Witness m_witness;
    Engine m_engine{m_state, m_witness};
};

} // namespace

struct Futures::Keyframe {
    SimulationState state;
    SafetyMonitor monitor;
};

Futures::Futures(const ClusterSetup &setup, const Run &run, std::size_t instants)
    : m_setup(setup), m_run(run), m_endsAt(run.end)
{
    m_setup.record = false;
    const auto fresh = [this] {
        SimulationState state = stateOf(m_setup);
        state.counting = false;
        return state;
    };
    std::size_t next = 0;
    Course whole(fresh(), {});
    whole.begin();
    if (!whole.passThrough(m_run, next, m_run.end))
        m_endsAt = whole.state().now;
    m_ending = whole.ending();

    Course again(fresh(), {});
    again.begin();
    next = 0;
    for (std::size_t i = 0; i < instants; ++i) {
        const Time at = m_endsAt * static_cast<std::int64_t>(i) / static_cast<std::int64_t>(instants);
        if (!again.passThrough(m_run, next, at))
            return;
        m_starts.push_back({at, next});
        m_keyframes.push_back({again.state(), again.monitor()});
    }
}

Futures::~Futures() = default;
Futures::Futures(Futures &&) noexcept = default;
Futures &Futures::operator=(Futures &&) noexcept = default;

RunEnding Futures::endingOf(std::size_t start, std::uint64_t seed) const
{
    const Keyframe &from = m_keyframes[start];
    Course course(from.state, from.monitor);
    Reseeding(seed).reseed(course.state());
    std::size_t next = m_starts[start].interventions;
    course.passThrough(m_run, next, m_run.end);
    return course.ending();
}

} // namespace raft
