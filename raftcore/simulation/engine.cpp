#include "raftcore/simulation/engine.h"

#include "raftcore/consensus/assertion.h"

#include <utility>

namespace raft {

void Engine::begin()
{
    for (std::optional<SimulatedServer> &server : m_state.servers) {
        if (!server)
            continue;
        if (m_witness.monitor != nullptr && !m_state.external) // Else nothing is known of it yet.
            m_witness.monitor->started(server->node(), 0, m_state.now);
        settle(*server, 0);
        arm(*server);
    }
    tellViolations(0);
    settle();
}

std::optional<Time> Engine::nextAt() const
{
    if (m_state.queue.empty())
        return std::nullopt;
    return m_state.queue.top().at;
}

void Engine::runNext()
{
    const EventQueue::Item item = m_state.queue.top();
    m_state.queue.pop();
    m_state.now = item.at;
    ++m_state.steps;
    switch (item.kind) {
    case EventQueue::Kind::Message: arrive(item.whose); break;
    case EventQueue::Kind::Timer:
        m_state.servers[item.whose]->timerTurn = 0;
        fireTimer(*m_state.servers[item.whose], 0);
        break;
    case EventQueue::Kind::Disk: {
        SimulatedServer &server = *m_state.servers[item.whose];
        server.diskTurn = 0;
        syncOldest(server);
        runDisk(server);
        break;
    }
    }
    passRecordedViolations();
    settle();
}

// Brings something that really happens to the top: items that no longer count go, and a timer whose deadline
// has moved on meanwhile is put down again. So a server needs one item, however often its deadline moves.
void Engine::settle()
{
    EventQueue &queue = m_state.queue;
    while (!queue.empty()) {
        const EventQueue::Item item = queue.top();
        if (!m_state.isLive(item)) {
            queue.pop();
            continue;
        }
        if (item.kind != EventQueue::Kind::Timer)
            return;
        SimulatedServer &server = *m_state.servers[item.whose];
        const Time due = m_state.timerDue(server);
        if (due <= item.at)
            return;
        queue.pop();
        server.timerAt = due;
        server.timerTurn = queue.add(due, EventQueue::Kind::Timer, item.whose);
    }
}

void Engine::arm(SimulatedServer &server)
{
    if (!server.up() || m_state.manual || m_state.external) {
        server.timerTurn = 0;
        return;
    }
    const Time due = m_state.timerDue(server);
    if (server.timerTurn != 0 && server.timerAt <= due)
        return; // settle() moves it on when its time comes.
    server.timerAt = due;
    server.timerTurn = m_state.queue.add(due, EventQueue::Kind::Timer, server.id.value - 1);
}

void Engine::fireTimer(SimulatedServer &server, std::uint16_t flags)
{
    const Node &node = server.node();
    const Time local = server.localTime(m_state.now);
    Event event;
    event.kind = EventKind::TimerFired;
    event.server = small(server.id);
    event.term = node.term();
    event.detail = static_cast<std::uint8_t>(node.role());
    event.subject = static_cast<std::uint64_t>((local - node.timerStart()).count());
    event.flags = flags;
    step(server, TimerFired{}, emit(event));
}

EventNumber Engine::emit(const Event &event)
{
    if (!m_state.counting)
        return 0;
    passRecordedViolations();
    ++m_state.events;
    if (m_witness.record != nullptr) {
        Event dated = event;
        dated.at = m_state.now;
        m_witness.record->append(dated);
    }
    return m_state.events;
}

EventNumber Engine::emit(EventKind kind, NodeId server, NodeId other, EventNumber cause, std::uint8_t detail)
{
    Event event;
    event.kind = kind;
    event.server = small(server);
    event.other = small(other);
    event.cause = cause;
    event.detail = detail;
    return emit(event);
}

EventNumber Engine::emitText(const Event &event, std::string text)
{
    const EventNumber number = emit(event);
    if (m_witness.texts != nullptr && number != 0)
        m_witness.texts->emplace(number, std::move(text));
    return number;
}

/// Something about the network, or about the clock or disk of a server, is now as the text says.
void Engine::emitDial(NodeId server, std::string text)
{
    Event event;
    event.kind = EventKind::DialChanged;
    event.server = small(server);
    emitText(event, std::move(text));
}

void Engine::passRecordedViolations()
{
    if (m_witness.past == nullptr)
        return;
    const EventRecord &past = *m_witness.past;
    while (m_state.events < past.size() && past[m_state.events + 1].kind == EventKind::SafetyViolated)
        ++m_state.events;
}

void Engine::step(SimulatedServer &server, const Input &input, EventNumber cause)
{
    stepBy(server, cause,
           [this, &server, &input](Time local) { server.server.step(local, input, m_effects); });
}

void Engine::afterStep(SimulatedServer &server, const Before &before, EventNumber cause)
{
    const std::size_t violations = m_witness.monitor != nullptr ? m_witness.monitor->violations().size() : 0;
    if (m_witness.monitor != nullptr)
        m_witness.monitor->stepped(server.node(), m_effects.node, cause, m_state.now);
    if (m_state.counting) {
        emitNotes(server, cause);
        emitChanges(server, before, cause);
    }
    for (Message &message : m_effects.node.send)
        send(message, cause);
    answerClients(cause);
    if (m_effects.node.write)
        server.unsynced.push_back({*std::move(m_effects.node.write), cause});
    tellViolations(violations);
}

/// What the disk does at once is done: what was said and decided is held against it.
void Engine::settle(const SimulatedServer &server, EventNumber cause)
{
    if (m_witness.monitor == nullptr)
        return;
    const std::size_t violations = m_witness.monitor->violations().size();
    m_witness.monitor->settled(server.node(), server.server.store().hash(), cause, m_state.now);
    tellViolations(violations);
}

void Engine::emitNotes(const SimulatedServer &server, EventNumber cause)
{
    for (const Note &note : m_effects.node.notes) {
        if (note.kind == NoteKind::Committed)
            continue; // CommitAdvanced tells it.
        Event event;
        event.kind = EventKind::Noted;
        event.server = small(server.id);
        event.other = small(note.other);
        event.detail = static_cast<std::uint8_t>(note.kind);
        event.position = note.at;
        event.term = note.term;
        event.cause = cause;
        emit(event);
    }
}

void Engine::emitChanges(const SimulatedServer &server, const Before &before, EventNumber cause)
{
    const Node &node = server.node();
    Event event;
    event.server = small(server.id);
    event.term = node.term();
    event.cause = cause;
    if (node.role() != before.role || node.term() != before.term) {
        event.kind = EventKind::StateChanged;
        event.detail = static_cast<std::uint8_t>(node.role());
        emit(event);
    }
    if (node.commit() > before.commit) {
        event.kind = EventKind::CommitAdvanced;
        event.detail = 0;
        event.position = {node.commit(), node.log().termAt(node.commit()).value_or(Term{})};
        event.count = static_cast<std::uint32_t>(node.commit().value - before.commit.value);
        emit(event);
    }
}

void Engine::answerClients(EventNumber cause)
{
    for (const ClientAnswer &answer : m_effects.answers)
        returned(answer.id.value, answer, cause);
}

void Engine::tellViolations(std::size_t known)
{
    if (m_witness.monitor == nullptr)
        return;
    const std::vector<Violation> &violations = m_witness.monitor->violations();
    for (std::size_t i = known; i < violations.size(); ++i) {
        const Violation &violation = violations[i];
        Event event;
        event.kind = EventKind::SafetyViolated;
        event.detail = static_cast<std::uint8_t>(violation.property);
        event.cause = violation.event;
        event.position = violation.position;
        event.term = violation.position.term;
        event.server = violation.servers.empty() ? std::uint16_t{0} : small(violation.servers.front());
        event.other = violation.servers.size() < 2 ? std::uint16_t{0} : small(violation.servers[1]);
        emitText(event, violation.proof);
    }
}

} // namespace raft
