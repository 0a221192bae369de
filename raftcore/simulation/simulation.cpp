#include "raftcore/simulation/simulation.h"

#include "raftcore/cluster/describe.h"
#include "raftcore/simulation/engine.h"
#include "raftcore/simulation/history.h"
#include "raftcore/simulation/portrait.h"
#include "raftcore/simulation/replay.h"
#include "raftcore/simulation/retained_suffix.h"
#include "raftcore/simulation/setup.h"

#include <algorithm>
#include <utility>

namespace raft {

namespace {

/// A state, its past, and the witnesses.
class Simulation final : public Cluster {
public:
    explicit Simulation(ClusterSetup setup) : m_setup(std::move(setup)), m_state(stateOf(m_setup))
    {
        m_witness.operations = &m_operations;
        if (m_setup.record) {
            m_witness.record = &m_record;
            m_witness.texts = &m_texts;
        }
        if (m_setup.check)
            m_witness.monitor = &m_monitor;
        if (m_setup.external)
            m_monitor.watchExternal();
        m_engine.begin();
        if (m_setup.record)
            m_history.begin(m_state);
    }

    Simulation(const Simulation &) = delete;
    Simulation &operator=(const Simulation &) = delete;

    Capabilities capabilities() const override
    {
        Capabilities can;
        can.timeTravel = m_setup.record;
        can.branches = m_setup.record;
        if (!can.timeTravel)
            can.reason = "This run is not recorded.";
        return can;
    }
    const ClusterSetup &setup() const override { return m_setup; }

    Time now() const override { return m_state.now; }
    std::optional<Time> nextAt() const override { return m_engine.nextAt(); }
    std::size_t advance(Time until, std::size_t mostSteps = static_cast<std::size_t>(-1)) override;

    ClusterView view() const override { return portraitOf(m_state, m_operations, m_monitor.violations()); }
    ClusterView viewAt(EventNumber event) const override;
    const EventRecord &events() const override { return m_record; }
    std::string describe(EventNumber event) const override;
    std::optional<Message> messageOf(EventNumber event) const override;
    std::optional<Operation> operation(OperationId id) const override { return m_operations.find(id); }
    const std::vector<Violation> &violations() const override { return m_monitor.violations(); }

    ActionResult perform(const Action &action) override;
    std::string obstacle(const Action &action) const override { return obstacleTo(action, m_state); }
    std::string obstacleAt(EventNumber event, const Action &action) const override;
    std::unique_ptr<Cluster> branch(EventNumber event, Time at) const override;

    bool isOnItsWay(NodeId from, NodeId to, std::uint64_t number) const;
    Run run(const WorkProgress &progress) const;
    std::unique_ptr<Cluster> retainedSuffix(const WorkProgress &progress) const;
    std::unique_ptr<Cluster> frozenCopy() const;
    /// Whether `run` could happen again here, up to its end.
    bool replay(const Run &run, const WorkProgress &progress, std::uint64_t mostEvents, std::string &problem);
    void forgetBefore(EventNumber event);
    SimulationFigures figures() const { return {m_state.deliveries, m_history.keyframes()}; }

private:
    EventNumber sendingOf(EventNumber event) const;
    /// Whether to go on with a run that happens again; asked after each step, with what it has come to.
    using GoOn = std::function<bool(const Simulation &)>;
    bool passTo(std::uint64_t steps, Time at, const GoOn &goOn);
    void beginAgainAt(const SimulationState &state, const Simulation &other);
    void replay(const Interventions &interventions, EventNumber event);

    ClusterSetup m_setup;
    SimulationState m_state;
    EventRecord m_record;
    std::map<EventNumber, std::string> m_texts;
    OperationRecord m_operations;
    SafetyMonitor m_monitor;
    Witness m_witness;
    Engine m_engine{m_state, m_witness};
    mutable History m_history; ///< Looking at the past moves its cursor.
};

std::size_t Simulation::advance(Time until, std::size_t mostSteps)
{
    std::size_t steps = 0;
    while (steps < mostSteps) {
        const std::optional<Time> next = m_engine.nextAt();
        if (!next || *next > until) {
            if (!m_state.manual) // By hand time stands still.
                m_state.now = std::max(m_state.now, until);
            break;
        }
        m_engine.runNext();
        ++steps;
        if (m_setup.record)
            m_history.pass(m_state);
    }
    return steps;
}

ActionResult Simulation::perform(const Action &action)
{
    ActionResult result;
    result.problem = obstacleTo(action, m_state);
    if (!result.done())
        return result;
    if (m_setup.record)
        m_history.note(m_state, action);
    result = m_engine.perform(action);
    if (m_setup.record)
        m_history.pass(m_state);
    return result;
}

std::string Simulation::obstacleAt(EventNumber event, const Action &action) const
{
    const bool isPast = m_setup.record && event < m_record.size();
    return obstacleTo(action, isPast ? m_history.stateAt(event, m_record) : m_state);
}

// The monitor has no past of its own: a branch lives through the whole run again, which costs no more than
// the run did.
std::unique_ptr<Cluster> Simulation::branch(EventNumber event, Time at) const
{
    if (!m_setup.record)
        return nullptr;
    auto twin = std::make_unique<Simulation>(m_setup);
    if (m_record.first() > 1)
        twin->beginAgainAt(m_history.oldest(), *this);
    twin->replay(m_history.interventions(), std::min(event, m_record.size()));
    if (!twin->m_state.manual) {
        const Time next = twin->nextAt().value_or(at);
        twin->m_state.now = std::max(twin->m_state.now, std::min(at, next));
    }
    return twin;
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
    m_monitor = {};
    if (m_setup.external)
        m_monitor.watchExternal();
    for (const std::optional<SimulatedServer> &server : m_state.servers)
        if (server && server->liveness != Liveness::Crashed)
            m_monitor.started(server->node(), state.events, state.now);
    for (const NodeId server : state.outOfSight())
        m_monitor.loseSight(server);
    m_history = History();
    m_history.begin(m_state);
}

/// Lets the same happen again, by itself and from outside, until `event` has been told.
void Simulation::replay(const Interventions &interventions, EventNumber event)
{
    Interventions::Reader done(interventions, m_state.interventions);
    while (m_state.events < event) {
        if (done.isNext(m_state)) {
            const Intervention intervention = done.take(m_state);
            m_state.now = intervention.at;
            perform(intervention.action);
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

std::unique_ptr<Cluster> Simulation::frozenCopy() const
{
    if (!m_setup.record)
        return nullptr;
    auto frozen = std::make_unique<Simulation>(m_setup);
    frozen->m_state = m_state;
    frozen->m_record = m_record;
    frozen->m_texts = m_texts;
    frozen->m_operations = m_operations;
    frozen->m_history = m_history.frozenCopy();
    return frozen;
}

// Operations are counted anew: what returned was called under another number.
std::unique_ptr<Cluster> Simulation::retainedSuffix(const WorkProgress &progress) const
{
    if (m_record.first() == 1)
        return nullptr;
    auto kept = std::make_unique<Simulation>(m_setup);
    beginAs(*kept, m_history.oldest(), m_operations);
    std::map<OperationId, OperationId> numbers;
    const bool whole =
        m_history.replay(m_record, progress, [&](const Intervention &next, const SimulationState &after) {
            Action action = next.action;
            if (auto *answer = std::get_if<action::Return>(&action)) {
                const auto number = numbers.find(answer->operation);
                if (number == numbers.end())
                    return; // It was called before the beginning; what became of it is left open.
                answer->operation = number->second;
            }
            kept->advance(next.at);
            const ActionResult result = kept->perform(action);
            if (std::holds_alternative<action::Submit>(action) && result.done())
                numbers[after.lastOperation] = result.subject;
        });
    if (!whole)
        return nullptr;
    kept->advance(m_state.now);
    return kept;
}

/// Lets so many things happen, and no more before `at`. False when that cannot be. Among external servers
/// only lost messages end by themselves: a program that lost others than this one may have recorded the run.
bool Simulation::passTo(std::uint64_t steps, Time at, const GoOn &goOn)
{
    std::optional<Time> next = m_engine.nextAt();
    while (next && (m_state.steps < steps ? *next <= at : m_state.external && *next < at)) {
        if (!goOn(*this))
            return false;
        m_engine.runNext();
        m_history.pass(m_state);
        next = m_engine.nextAt();
    }
    if (m_state.external && at >= m_state.now) {
        m_state.now = at;
        return true;
    }
    if (m_state.steps != steps || at < m_state.now || (next && *next < at))
        return false;
    m_state.now = at;
    return true;
}

// A file may claim any number of steps: what they tell is bounded, and waiting for them can be cancelled.
bool Simulation::replay(const Run &run, const WorkProgress &progress, std::uint64_t mostEvents,
                        std::string &problem)
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
            problem = "It has more than the " + std::to_string(mostEvents) +
                      " events that it may have: it is not what it says it is, or too long to be shown.";
        else if (now.m_state.steps % told == 0)
            wanted = tell(now);
        return wanted && problem.empty();
    };
    for (; done < run.interventions.size(); ++done) {
        if (done % told == 0 && !tell(*this))
            return false;
        const Intervention &next = run.interventions[done];
        std::string why;
        const bool passed = passTo(next.steps, next.at, goOn);
        if (!wanted || !problem.empty())
            return false;
        if (!passed)
            why = "nothing like it can have happened then";
        else
            why = perform(next.action).problem;
        if (!why.empty()) {
            problem = "Action " + std::to_string(done + 1) + " does not fit the run: " + why;
            return false;
        }
    }
    if (passTo(run.steps, run.end, goOn))
        return true;
    if (wanted && problem.empty())
        problem = "The end does not fit the run.";
    return false;
}

ClusterView Simulation::viewAt(EventNumber event) const
{
    if (!m_setup.record || event >= m_record.size())
        return view();
    const SimulationState &state = m_history.stateAt(event, m_record);
    ClusterView past = portraitOf(state, m_operations, m_monitor.violations());
    past.event = event;
    return past;
}

std::string Simulation::describe(EventNumber event) const
{
    if (event == 0 || event > m_record.size())
        return {};
    const Event &what = m_record[event];
    const auto text = m_texts.find(event);
    const bool client = what.kind == EventKind::OperationCalled || what.kind == EventKind::OperationReturned;
    const std::optional<Operation> asked = client ? operation(what.subject) : std::nullopt;
    return raft::describe(m_record, event, text == m_texts.end() ? std::string_view() : text->second,
                          asked ? &*asked : nullptr);
}

// The MessageSent event of the message that an event is about; 0 when it is about none.
EventNumber Simulation::sendingOf(EventNumber event) const
{
    const Event &what = m_record[event];
    switch (what.kind) {
    case EventKind::MessageSent: return event;
    case EventKind::MessageDelivered:
    case EventKind::MessageTouched: return what.cause;
    case EventKind::MessageLost: break;
    default: return 0;
    }
    // Its cause may be a fault; the sending stands somewhere before.
    for (EventNumber earlier = event - 1; earlier >= m_record.first(); --earlier) {
        if (m_record[earlier].kind == EventKind::MessageSent && m_record[earlier].subject == what.subject)
            return earlier;
    }
    return 0;
}

std::optional<Message> Simulation::messageOf(EventNumber event) const
{
    if (event == 0 || event > m_record.size())
        return std::nullopt;
    const EventNumber sent = sendingOf(event);
    if (sent == 0)
        return std::nullopt;
    for (const InFlightMessage &flight : m_state.network.flights()) {
        if (flight.state != InFlightMessage::State::Free && flight.sentEvent == sent)
            return flight.message;
    }
    return m_history.messageSentAt(sent, m_record);
}

bool Simulation::isOnItsWay(NodeId from, NodeId to, std::uint64_t number) const
{
    return m_state.network.travelling(from, to, number) != nullptr;
}

// The safety properties go on being watched for what any server still holds.
void Simulation::forgetBefore(EventNumber event)
{
    if (!m_setup.record || event <= m_record.first() || event >= m_record.size())
        return;
    m_history.forgetBefore(event);
    const SimulationState &oldest = m_history.oldest();
    m_record.forgetBefore(oldest.events);
    m_texts.erase(m_texts.begin(), m_texts.lower_bound(m_record.first()));
    OperationId needed = oldest.pending.empty() ? oldest.lastOperation + 1 : oldest.pending.front().id;
    for (const OperationId returned : oldest.returned)
        needed = std::min(needed, returned);
    m_operations.forgetBefore(needed);
    Index held{greatestNumber};
    for (const std::optional<SimulatedServer> &server : oldest.servers)
        if (server)
            held = std::min(held, server->disk.log.base().index);
    if (held < Index{greatestNumber})
        m_monitor.forgetBefore(held);
}

} // namespace

std::unique_ptr<Cluster> simulate(const ClusterSetup &setup, std::string *problem)
{
    std::string found = problemOf(setup);
    const bool works = found.empty();
    if (problem != nullptr)
        *problem = std::move(found);
    return works ? std::make_unique<Simulation>(setup) : nullptr;
}

Run runOf(const Cluster &cluster, const WorkProgress &progress)
{
    const auto *simulation = dynamic_cast<const Simulation *>(&cluster);
    return simulation != nullptr ? simulation->run(progress) : Run{};
}

std::unique_ptr<Cluster> retainedSuffix(const Cluster &cluster, const WorkProgress &progress)
{
    const auto *simulation = dynamic_cast<const Simulation *>(&cluster);
    return simulation != nullptr ? simulation->retainedSuffix(progress) : nullptr;
}

std::unique_ptr<Cluster> frozenCopyOf(const Cluster &cluster)
{
    const auto *simulation = dynamic_cast<const Simulation *>(&cluster);
    return simulation != nullptr ? simulation->frozenCopy() : nullptr;
}

std::unique_ptr<Cluster> replay(const ClusterSetup &setup, const Run &run, const WorkProgress &progress,
                                std::string *problem, std::uint64_t mostEvents)
{
    *problem = problemOf(setup);
    if (!problem->empty())
        return nullptr;
    ClusterSetup recorded = setup;
    recorded.record = true;
    auto cluster = std::make_unique<Simulation>(std::move(recorded));
    if (!cluster->replay(run, progress, mostEvents, *problem))
        return nullptr;
    return cluster;
}

void forgetBefore(Cluster &cluster, EventNumber event)
{
    if (auto *simulation = dynamic_cast<Simulation *>(&cluster))
        simulation->forgetBefore(event);
}

bool isOnItsWay(const Cluster &cluster, NodeId from, NodeId to, std::uint64_t number)
{
    const auto *simulation = dynamic_cast<const Simulation *>(&cluster);
    return simulation != nullptr && simulation->isOnItsWay(from, to, number);
}

SimulationFigures figuresOf(const Cluster &cluster)
{
    const auto *simulation = dynamic_cast<const Simulation *>(&cluster);
    return simulation != nullptr ? simulation->figures() : SimulationFigures{};
}

} // namespace raft
