#include "raftcore/simulation/replay.h"

#include "raftcore/consensus/phrase.h"
#include "raftcore/simulation/setup.h"

#include <algorithm>
#include <utility>

/// The same run again: as a branch, or from a recording.
namespace raft {

// The monitor has no past of its own: a branch lives through the whole run again, which costs no more than
// the run did.
std::unique_ptr<Simulation> Simulation::twin(EventNumber event, Time at) const
{
    if (!m_setup.record)
        return nullptr;
    auto twin = std::make_unique<Simulation>(m_setup);
    if (m_record.first() > 1)
        twin->beginAgainAt(m_history.oldest(), *this);
    twin->repeat(m_history.interventions(), std::min(event, m_record.size()));
    if (twin->m_state.scheduling != Scheduling::Manual) {
        const Time next = twin->nextAt().value_or(at);
        twin->m_state.now = std::max(twin->m_state.now, std::min(at, next));
    }
    return twin;
}

std::unique_ptr<Cluster> Simulation::branch(EventNumber event, Time at) const
{
    return twin(event, at);
}

/// The run of the other begins with this state, as far as is still known.
void Simulation::beginAgainAt(const SimulationState &state, const Simulation &other)
{
    m_state = state;
    m_record = other.m_record;
    m_record.truncateAfter(state.events);
    m_texts = other.m_texts;
    m_texts.erase(m_texts.upper_bound(state.events), m_texts.end());
    m_operations = other.m_operations;
    std::vector<OperationId> pending;
    for (const PendingOperation &one : state.pending)
        pending.push_back(one.id);
    m_operations.goBackTo(state.lastOperation, pending);
    startMonitor();
    for (const std::optional<SimulatedServer> &server : m_state.servers)
        if (server && server->liveness != Liveness::Crashed)
            m_monitor.started(server->node(), state.events, state.now);
    for (const NodeId server : state.outOfSight())
        m_monitor.loseSight(server);
    m_history = other.m_history.upToOldest();
}

ActionResult Simulation::takeIn(const FromOutside &what)
{
    const auto *action = std::get_if<Action>(&what);
    return action != nullptr ? perform(*action) : observe(std::get<Observation>(what));
}

/// Lets the same happen again, by itself and from outside, until `event` has been reported.
void Simulation::repeat(const Interventions &interventions, EventNumber event)
{
    Interventions::Reader done(interventions, m_state.interventions);
    while (m_state.events < event) {
        if (done.isNext(m_state)) {
            const Intervention intervention = done.take(m_state);
            m_state.now = intervention.at;
            takeIn(intervention.what);
        } else {
            m_engine.runNext();
            m_history.pass(m_state);
        }
    }
}

Run Simulation::run(const WorkProgress &progress) const
{
    Run run{{}, m_state.steps, m_state.now};
    const bool whole =
        m_history.replay(m_record, progress, [&run](const Intervention &one, const SimulationState &) {
            run.interventions.push_back(one);
        });
    return whole ? run : Run{};
}

/// Lets so many things happen, and no more before `at`. False when that cannot be. Among external servers
/// only lost messages end by themselves: a program that lost others than this one may have recorded the run.
bool Simulation::passTo(std::uint64_t steps, Time at, const GoOn &goOn)
{
    std::optional<Time> next = m_engine.nextAt();
    while (next && (m_state.steps < steps ? *next <= at : isExternal() && *next < at)) {
        if (!goOn(*this))
            return false;
        m_engine.runNext();
        m_history.pass(m_state);
        next = m_engine.nextAt();
    }
    if (isExternal() && at >= m_state.now) {
        m_state.now = at;
        return true;
    }
    if (m_state.steps != steps || at < m_state.now || (next && *next < at))
        return false;
    m_state.now = at;
    return true;
}

/// Why this does not fit to what has happened until then; empty when it does, and is done, or when `goOn` has
/// said no.
std::string Simulation::problemOf(const Intervention &next, std::size_t number, const GoOn &goOn)
{
    bool wanted = true;
    const GoOn watched = [&](const Simulation &now) { return wanted = goOn(now); };
    const bool passed = passTo(next.steps, next.at, watched);
    if (!wanted)
        return {};
    std::string why = passed ? takeIn(next.what).problem : phrase("nothing like it can have happened then");
    if (why.empty())
        return why;
    return phrase("Action %1 (%2) does not fit the run: %3",
                  {std::to_string(number), raft::describe(next), why});
}

// A file may claim any number of steps: what they tell is bounded, and waiting for them can be cancelled.
bool Simulation::replay(const Run &run, const WorkProgress &progress, std::uint64_t mostEvents,
                        std::string *problem)
{
    constexpr std::size_t told = 1024; // Interventions, or steps, between two calls of `progress`.
    const double whole = static_cast<double>(run.interventions.size()) + static_cast<double>(run.steps);
    std::size_t done = 0;
    bool wanted = true;
    const auto tell = [&](const Simulation &now) {
        return progress((static_cast<double>(done) + static_cast<double>(now.m_state.steps)) /
                        std::max(1.0, whole));
    };
    const GoOn goOn = [&](const Simulation &now) {
        if (now.m_record.size() > mostEvents)
            *problem = phrase("it has more than the %1 events that it may have: it is not what it says it "
                              "is, or too long to be shown",
                              {std::to_string(mostEvents)});
        else if (now.m_state.steps % told == 0)
            wanted = tell(now);
        return wanted && problem->empty();
    };
    problem->clear();
    for (; done < run.interventions.size(); ++done) {
        if (done % told == 0 && !tell(*this))
            return false;
        std::string why = problemOf(run.interventions[done], done + 1, goOn);
        if (problem->empty())
            *problem = std::move(why);
        if (!wanted || !problem->empty())
            return false;
    }
    if (passTo(run.steps, run.end, goOn))
        return true;
    if (wanted && problem->empty())
        *problem = phrase("The end does not fit the run.");
    return false;
}

std::unique_ptr<Simulation> replay(const ClusterSetup &setup, const Run &run, const WorkProgress &progress,
                                   std::string *problem, std::uint64_t mostEvents)
{
    ClusterSetup recorded = setup;
    recorded.record = true;
    std::unique_ptr<Simulation> simulation = simulate(recorded, problem);
    if (simulation && !simulation->replay(run, progress, mostEvents, problem))
        return nullptr;
    return simulation;
}

} // namespace raft
