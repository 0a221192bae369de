#include "raftcore/simulation/simulation.h"

#include "raftcore/cluster/describe.h"
#include "raftcore/consensus/phrase.h"
#include "raftcore/simulation/portrait.h"
#include "raftcore/simulation/setup.h"

#include <algorithm>
#include <utility>

namespace raft {

Simulation::Simulation(ClusterSetup setup) : m_setup(std::move(setup)), m_state(stateOf(m_setup))
{
    m_witness.operations = &m_operations;
    if (m_setup.record) {
        m_witness.record = &m_record;
        m_witness.texts = &m_texts;
    }
    if (m_setup.check)
        m_witness.monitor = &m_monitor;
    startMonitor();
    m_engine.begin();
    if (m_setup.record)
        m_history.begin(m_state);
}

void Simulation::startMonitor()
{
    m_monitor = {};
    if (m_setup.external)
        m_monitor.watchExternal();
}

Capabilities Simulation::capabilities() const
{
    Capabilities can;
    can.timeTravel = m_setup.record;
    can.branches = m_setup.record;
    if (!can.timeTravel)
        can.reason = phrase("This run is not recorded.");
    return can;
}

std::size_t Simulation::advance(Time until, std::size_t mostSteps)
{
    std::size_t steps = 0;
    while (steps < mostSteps) {
        const std::optional<Time> next = m_engine.nextAt();
        if (!next || *next > until) {
            if (m_state.scheduling != Scheduling::Manual) // There time stands still.
                m_state.now = std::max(m_state.now, until);
            break;
        }
        m_engine.runNext();
        ++steps;
        pass();
    }
    return steps;
}

// A run that is left alone has no end; what is remembered of it has. Between two keyframes nothing can be
// forgotten, and looking again waits for a while.
void Simulation::pass()
{
    if (!m_setup.record)
        return;
    m_history.pass(m_state);
    if (m_record.size() < m_boundNext || m_record.size() - m_record.first() < m_mostEvents)
        return;
    forgetBefore(m_record.size() - m_mostEvents / 4 * 3);
    m_boundNext = m_record.size() + m_mostEvents / 64;
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
    pass();
    return result;
}

ActionResult Simulation::observe(const Observation &observation)
{
    ActionResult result;
    result.problem = obstacleTo(observation, m_state);
    if (!result.done())
        return result;
    if (m_setup.record)
        m_history.note(m_state, observation);
    m_engine.observe(observation);
    pass();
    return result;
}

std::string Simulation::obstacleAt(EventNumber event, const Action &action) const
{
    const bool isPast = m_setup.record && event < m_record.size();
    return obstacleTo(action, isPast ? m_history.stateAt(event, m_record) : m_state);
}

ClusterView Simulation::view() const
{
    return portraitOf(m_state, m_operations, m_monitor.violations());
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
    const bool client = what.kind == EventKind::OperationCalled || what.kind == EventKind::OperationReturned;
    const std::optional<Operation> asked = client ? operation(what.subject) : std::nullopt;
    return raft::describe(m_record, event, textOf(event), asked ? &*asked : nullptr);
}

std::string Simulation::textOf(EventNumber event) const
{
    const auto text = m_texts.find(event);
    return text == m_texts.end() ? std::string() : text->second;
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
    return m_record.lastIn({1, event - 1}, {EventKind::MessageSent},
                           [&what](const Event &sent) { return sent.subject == what.subject; });
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

std::unique_ptr<Simulation> simulate(const ClusterSetup &setup, std::string *problem)
{
    std::string found = problemOf(setup);
    const bool works = found.empty();
    if (problem != nullptr)
        *problem = std::move(found);
    return works ? std::make_unique<Simulation>(setup) : nullptr;
}

} // namespace raft
