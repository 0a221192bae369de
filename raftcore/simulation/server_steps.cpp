#include "raftcore/simulation/server_steps.h"

#include "raftcore/simulation/engine.h"

#include <algorithm>
#include <utility>

namespace raft {

Time ServerSteps::localTime(const SimulatedServer &server) const
{
    return server.localTime(m_engine.state.now);
}

void ServerSteps::step(SimulatedServer &server, const Input &input, EventNumber cause)
{
    stepBy(server, cause, [&server, &input](Time local, ServerEffects &effects) {
        server.server.step(local, input, effects);
    });
}

void ServerSteps::finish(SimulatedServer &server, EventNumber cause)
{
    m_engine.disks.run(server);
    settle(server, cause);
    arm(server);
}

void ServerSteps::afterStep(SimulatedServer &server, const Before &before, EventNumber cause)
{
    EventWriter &events = m_engine.events;
    const std::size_t violations = events.violationsKnown();
    if (m_engine.witness.monitor != nullptr)
        m_engine.witness.monitor->stepped(server.node(), m_effects.node, cause, m_engine.state.now);
    if (m_engine.state.counting) {
        writeNotes(server, cause);
        writeChanges(server, before, cause);
    }
    for (Message &message : m_effects.node.send)
        m_engine.traffic.send(message, cause);
    for (const ClientAnswer &answer : m_effects.answers)
        m_engine.clients.returned(answer.id.value, answer, cause);
    if (m_effects.node.write)
        server.unsynced.push_back({*std::move(m_effects.node.write), cause});
    events.writeViolationsAfter(violations);
}

void ServerSteps::started(SimulatedServer &server, EventNumber cause)
{
    const std::size_t violations = m_engine.events.violationsKnown();
    if (m_engine.witness.monitor != nullptr)
        m_engine.witness.monitor->started(server.node(), cause, m_engine.state.now);
    m_engine.events.writeViolationsAfter(violations);
}

void ServerSteps::settle(const SimulatedServer &server, EventNumber cause)
{
    SafetyMonitor *monitor = m_engine.witness.monitor;
    if (monitor == nullptr)
        return;
    const std::size_t violations = monitor->violations().size();
    monitor->settled(server.node(), server.server.store().hash(), cause, m_engine.state.now);
    m_engine.events.writeViolationsAfter(violations);
}

void ServerSteps::writeNotes(const SimulatedServer &server, EventNumber cause)
{
    for (const Note &note : m_effects.node.notes) {
        if (note.kind == NoteKind::Committed)
            continue; // CommitAdvanced tells it.
        Event event = eventAt(EventKind::Noted, server.id);
        event.other = small(note.other);
        event.detail = static_cast<std::uint8_t>(note.kind);
        event.position = note.at;
        event.term = note.term;
        event.cause = cause;
        m_engine.events.write(event);
    }
}

void ServerSteps::writeChanges(const SimulatedServer &server, const Before &before, EventNumber cause)
{
    const Node &node = server.node();
    Event event;
    event.server = small(server.id);
    event.term = node.term();
    event.cause = cause;
    if (node.role() != before.role || node.term() != before.term) {
        event.kind = EventKind::StateChanged;
        event.detail = static_cast<std::uint8_t>(node.role());
        m_engine.events.write(event);
    }
    if (node.commit() > before.commit) {
        event.kind = EventKind::CommitAdvanced;
        event.detail = 0;
        event.position = {node.commit(), node.log().termAt(node.commit()).value_or(Term{})};
        event.count = static_cast<std::uint32_t>(node.commit().value - before.commit.value);
        m_engine.events.write(event);
    }
}

void ServerSteps::arm(SimulatedServer &server)
{
    SimulationState &state = m_engine.state;
    if (!server.up() || state.scheduling != Scheduling::Clock) {
        server.timerTurn = 0;
        return;
    }
    const Time due = state.timerDue(server);
    if (server.timerTurn != 0 && server.timerAt <= due)
        return; // The engine moves it on when its time comes.
    server.timerAt = due;
    server.timerTurn = state.queue.add(due, EventQueue::Kind::Timer, server.id.value - 1);
}

void ServerSteps::fireTimer(SimulatedServer &server, std::uint16_t flags)
{
    const Node &node = server.node();
    Event event = eventAt(EventKind::TimerFired, server.id);
    event.term = node.term();
    event.detail = static_cast<std::uint8_t>(node.role());
    event.subject = static_cast<std::uint64_t>((localTime(server) - node.timerStart()).count());
    event.flags = flags;
    step(server, TimerFired{}, m_engine.events.write(event));
}

void ServerSteps::fireEarly(SimulatedServer &server)
{
    const Time local = std::max(localTime(server), server.node().deadline());
    server.clock.set(m_engine.state.now, local);
    fireTimer(server, Event::Forced);
}

} // namespace raft
