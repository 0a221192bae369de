#include "raftcore/simulation/event_writer.h"

#include <utility>
#include <vector>

namespace raft {

EventNumber EventWriter::write(const Event &event)
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

EventNumber EventWriter::write(EventKind kind, NodeId server, NodeId other, EventNumber cause,
                               std::uint8_t detail)
{
    Event event = eventAt(kind, server);
    event.other = small(other);
    event.cause = cause;
    event.detail = detail;
    return write(event);
}

EventNumber EventWriter::write(const Event &event, std::string text)
{
    const EventNumber number = write(event);
    if (m_witness.texts != nullptr && number != 0)
        m_witness.texts->emplace(number, std::move(text));
    return number;
}

void EventWriter::writeDial(NodeId server, std::string text)
{
    write(eventAt(EventKind::DialChanged, server), std::move(text));
}

void EventWriter::passRecordedViolations()
{
    if (m_witness.past == nullptr)
        return;
    const EventRecord &past = *m_witness.past;
    while (m_state.events < past.size() && past[m_state.events + 1].kind == EventKind::SafetyViolated)
        ++m_state.events;
}

std::size_t EventWriter::violationsKnown() const
{
    return m_witness.monitor != nullptr ? m_witness.monitor->violations().size() : 0;
}

void EventWriter::writeViolationsAfter(std::size_t known)
{
    if (m_witness.monitor == nullptr)
        return;
    const std::vector<Violation> &violations = m_witness.monitor->violations();
    for (std::size_t i = known; i < violations.size(); ++i) {
        const Violation &violation = violations[i];
        Event event = eventAt(EventKind::SafetyViolated);
        event.detail = static_cast<std::uint8_t>(violation.property);
        event.cause = violation.event;
        event.position = violation.position;
        event.term = violation.position.term;
        event.server = violation.servers.empty() ? std::uint16_t{0} : small(violation.servers.front());
        event.other = violation.servers.size() < 2 ? std::uint16_t{0} : small(violation.servers[1]);
        write(event, violation.proof);
    }
}

} // namespace raft
