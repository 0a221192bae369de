#include "raftcore/traces/trace.h"

#include "raftcore/traces/item_code.h"

#include <algorithm>

namespace raft {

void TraceSource::noteBroken(SourceLine where, std::string why)
{
    ++brokenLines;
    if (broken.size() < mostBroken)
        broken.push_back({where, std::move(why)});
}

std::string TraceSource::nameOf(SourceLine where) const
{
    const std::string file = where.file < files.size() ? files[where.file] : std::string("line");
    return file + ":" + std::to_string(where.line);
}

Trace::Trace() : m_monitor(m_names)
{
}

/// Keyframes share the entries of long logs, but each has a list of their chunks.
bool Trace::needsKeyframe() const
{
    if (m_blocks.empty())
        return true;
    constexpr std::size_t entriesAnItem = 256;
    std::size_t entries = 0;
    for (const TraceServer &server : m_state.servers())
        entries += server.log.size();
    return m_blocks.back()->events.size() >= leastSpacing + entries / entriesAnItem;
}

void Trace::add(TraceItem item)
{
    if (needsKeyframe()) {
        if (!m_blocks.empty())
            m_blocks.back()->code.shrink_to_fit();
        m_blocks.push_back(std::make_unique<Block>());
        m_blocks.back()->before = m_state;
        m_blocks.back()->events.reserve(leastSpacing);
    }
    m_state.apply(item, m_step);
    for (const Event &event : m_step.events)
        m_record.append(event);
    m_ends.resize(static_cast<std::size_t>(m_state.messages()) + 1);
    if (m_step.arrived)
        m_ends[static_cast<std::size_t>(*m_step.arrived)] = {
            m_record.size() - static_cast<EventNumber>(m_step.events.size()) + 1, m_step.pairedByOrder};
    const std::size_t known = m_monitor.findings().size();
    m_monitor.check(item, m_step, m_state);
    if (m_monitor.findings().size() > known)
        reportFindings(m_step);
    appendCode(m_blocks.back()->code, item);
    m_blocks.back()->events.push_back(m_record.size());
}

void Trace::reportFindings(const TraceStep &step)
{
    const EventNumber cause = m_record.size();
    for (const TraceFinding &finding : m_monitor.findings()) {
        if (finding.violation.event != cause)
            continue;
        Event event;
        event.kind = EventKind::SafetyViolated;
        event.at = m_state.now();
        event.cause = cause;
        event.detail = static_cast<std::uint8_t>(finding.violation.property);
        event.server = static_cast<std::uint16_t>(step.server.value);
        event.position = finding.violation.position;
        m_record.append(event);
        m_state.skipEvent();
    }
}

const Trace::Block &Trace::blockOf(EventNumber event) const
{
    const auto after =
        std::partition_point(m_blocks.begin(), m_blocks.end(), [event](const std::unique_ptr<Block> &block) {
            return block->before.events() < event;
        });
    return **(after - 1);
}

const TraceState &Trace::stateAt(EventNumber event) const
{
    if (event == 0 || m_blocks.empty()) {
        m_cursor = TraceState();
        return m_cursor;
    }
    const Block &block = blockOf(std::min(event, m_record.size()));
    m_cursor = block.before;
    std::size_t at = 0;
    for (const EventNumber last : block.events) {
        m_cursor.apply(decodeItem(block.code, at), m_cursorStep);
        while (m_cursor.events() < last)
            m_cursor.skipEvent(); // Of a violation.
        if (last >= event)
            break;
    }
    return m_cursor;
}

TraceItem Trace::itemOf(EventNumber event) const
{
    if (event == 0 || event > m_record.size())
        return {};
    const Block &block = blockOf(event);
    const auto found = std::lower_bound(block.events.begin(), block.events.end(), event);
    const auto wanted = static_cast<std::size_t>(found - block.events.begin());
    if (m_lookedAt.block != &block || m_lookedAt.place > wanted)
        m_lookedAt = {&block, 0, 0};
    for (; m_lookedAt.place < wanted; ++m_lookedAt.place)
        decodeItem(block.code, m_lookedAt.at);
    std::size_t at = m_lookedAt.at;
    return decodeItem(block.code, at);
}

EventNumber Trace::firstOfLine(EventNumber event) const
{
    if (event == 0 || event > m_record.size())
        return event;
    const Block &block = blockOf(event);
    const auto found = std::lower_bound(block.events.begin(), block.events.end(), event);
    return (found == block.events.begin() ? block.before.events() : *(found - 1)) + 1;
}

const TraceFinding *Trace::findingAt(EventNumber event) const
{
    const Event violated = m_record[event];
    for (const TraceFinding &finding : findings())
        if (violated.kind == EventKind::SafetyViolated && finding.violation.event == violated.cause &&
            static_cast<std::uint8_t>(finding.violation.property) == violated.detail)
            return &finding;
    return nullptr;
}

EventNumber Trace::endOf(std::uint64_t message) const
{
    return message < m_ends.size() ? m_ends[static_cast<std::size_t>(message)].event : 0;
}

bool Trace::isPairedByOrder(std::uint64_t message) const
{
    return message < m_ends.size() && m_ends[static_cast<std::size_t>(message)].byOrder;
}

std::size_t Trace::bytes() const
{
    std::size_t bytes = m_ends.capacity() * sizeof(End);
    for (const std::unique_ptr<Block> &block : m_blocks)
        bytes += sizeof(Block) + block->code.capacity() + block->events.capacity() * sizeof(EventNumber) +
                 block->before.servers().size() * sizeof(TraceServer) +
                 block->before.flights().size() * sizeof(TraceFlight);
    return bytes;
}

} // namespace raft
