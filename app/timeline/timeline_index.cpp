#include "timeline_index.h"

#include "raftcore/cluster/state_change.h"

#include <algorithm>

namespace raftarium {

namespace {

using raft::EventKind;
using raft::EventNumber;

bool isHeartbeat(const raft::Event &event)
{
    return (event.kind == EventKind::MessageSent || event.kind == EventKind::MessageDelivered) &&
           event.detail == static_cast<std::uint8_t>(raft::MessageType::Heartbeat);
}

/// The place in `events`, whose subjects rise, of the one with that subject; 0 when there is none.
EventNumber withSubject(const raft::EventRecord &record, const TimelineIndex::Events &events,
                        std::uint64_t subject)
{
    const auto found =
        std::lower_bound(events.begin(), events.end(), subject,
                         [&](EventNumber number, std::uint64_t id) { return record[number].subject < id; });
    return found != events.end() && record[*found].subject == subject ? *found : 0;
}

template <class Container>
std::size_t bytesOf(const Container &container)
{
    return container.size() * sizeof(typename Container::value_type);
}

} // namespace

void TimelineIndex::clear(TimelineScale scale, Starts starts)
{
    *this = TimelineIndex();
    m_scale = scale;
    m_starts = std::move(starts);
    raft::Term latest;
    for (const Start &start : m_starts) {
        Segment &first = laneOf(static_cast<std::uint16_t>(start.server.value)).segments.front();
        first.term = start.term;
        first.present = start.isKnown;
        latest = std::max(latest, start.term);
    }
    if (latest.value > 0)
        m_terms.push_back({{}, latest});
}

raft::Time TimelineIndex::placeOf(const raft::EventRecord &record, EventNumber number) const
{
    if (m_scale == TimelineScale::Time)
        return record[number].at;
    return raft::Time{static_cast<raft::Time::rep>(number * eventLength)};
}

void TimelineIndex::update(const raft::EventRecord &record)
{
    if (record.size() < m_indexed)
        clear(m_scale, std::exchange(m_starts, {}));
    // What was let go before it was looked at cannot be taken in any more.
    forgetBefore(std::min(record.first(), m_indexed + 1));
    for (EventNumber number = m_indexed + 1; number <= record.size(); ++number)
        take(record, number);
    forgetBefore(record.first());
}

/// The record has let go of what came before: events that are looked up there by their numbers.
void TimelineIndex::forgetBefore(EventNumber first)
{
    if (first <= m_first)
        return;
    m_ends.erase(m_ends.begin(), m_ends.begin() + static_cast<std::ptrdiff_t>(first - m_first));
    m_first = first;
    const auto trim = [first](Events &events) {
        events.erase(events.begin(), std::lower_bound(events.begin(), events.end(), first));
    };
    trim(m_marks);
    for (auto &[server, lane] : m_lanes) {
        trim(lane.commits);
        for (Events &sent : lane.sent)
            trim(sent);
    }
    while (!m_operations.empty() && m_operations.front().called < first)
        m_operations.pop_front();
    std::erase_if(m_splits,
                  [first](const Split &split) { return split.healed != 0 && split.healed < first; });
    for (Split &split : m_splits)
        split.began = std::max(split.began, first);
}

void TimelineIndex::take(const raft::EventRecord &record, EventNumber number)
{
    const raft::Event &event = record[number];
    if ((number - 1) % stride == 0)
        m_times.push_back(event.at);
    m_ends.push_back(0);
    m_indexed = number;
    switch (event.kind) {
    case EventKind::MessageSent:
    case EventKind::MessageDelivered:
    case EventKind::MessageLost: takeMessage(record, number); return;
    case EventKind::CommitAdvanced: laneOf(event.server).commits.push_back(number); return;
    case EventKind::OperationCalled:
    case EventKind::OperationReturned: takeOperation(record, number); return;
    case EventKind::NetworkSplit:
    case EventKind::NetworkHealed: takeNetwork(event, number); break;
    case EventKind::StateChanged:
    case EventKind::Crashed:
    case EventKind::Restarted:
    case EventKind::Paused:
    case EventKind::Resumed:
    case EventKind::Joined: takeState(record, number); break;
    default: break;
    }
    if (event.kind == EventKind::Marked || raft::importance(event) >= raft::Importance::Fault)
        m_marks.push_back(number);
}

void TimelineIndex::takeState(const raft::EventRecord &record, EventNumber number)
{
    const raft::Event &event = record[number];
    // The instants within a step all show the state after it; so do the lanes.
    const raft::Time at = placeOf(record, raft::stepStart(record, number));
    Lane &lane = laneOf(event.server);
    Segment next = lane.segments.back();
    next.from = at;
    switch (event.kind) {
    case EventKind::StateChanged:
        next.role = static_cast<raft::Role>(event.detail);
        next.term = event.term;
        next.present = raft::tellsRole(event);
        break;
    case EventKind::Crashed:
        next.liveness = raft::Liveness::Crashed;
        next.role = raft::Role::Follower;
        break;
    case EventKind::Joined:
        if (at.count() > 0 && lane.segments.size() == 1)
            lane.segments.front().present = false;
        [[fallthrough]];
    case EventKind::Restarted:
        next.liveness = raft::Liveness::Up;
        next.role = raft::Role::Follower;
        next.present = true;
        break;
    case EventKind::Paused: next.liveness = raft::Liveness::Paused; break;
    default: next.liveness = raft::Liveness::Up; break;
    }
    if (lane.segments.back().from == at)
        lane.segments.back() = next; // A segment without length cannot be seen.
    else
        lane.segments.push_back(next);
    if (event.kind == EventKind::StateChanged && (m_terms.empty() || event.term > m_terms.back().term))
        m_terms.push_back({at, event.term});
}

void TimelineIndex::takeMessage(const raft::EventRecord &record, EventNumber number)
{
    const raft::Event &event = record[number];
    if (event.kind == EventKind::MessageSent) {
        const auto kind = static_cast<std::size_t>(classOf(record, event));
        laneOf(event.server).sent[kind].push_back(number);
        return;
    }
    EventNumber sent = event.cause;
    if (sent == 0 || record[sent].kind != EventKind::MessageSent)
        sent = sentEvent(record, event.subject); // Discarded by a fault: that is its cause.
    if (sent < m_first || m_ends[sent - m_first] != 0)
        return; // Let go; or a copy: the first arrival counts.
    m_ends[sent - m_first] = number;
    m_longestFlight = std::max(m_longestFlight, placeOf(record, number) - placeOf(record, sent));
}

void TimelineIndex::takeOperation(const raft::EventRecord &record, EventNumber number)
{
    const raft::Event &event = record[number];
    if (event.kind == EventKind::OperationCalled) {
        m_operations.push_back({number, 0});
        return;
    }
    const auto found = std::lower_bound(
        m_operations.begin(), m_operations.end(), event.subject,
        [&](const Operation &operation, std::uint64_t id) { return record[operation.called].subject < id; });
    if (found != m_operations.end() && record[found->called].subject == event.subject)
        found->returned = number;
}

void TimelineIndex::takeNetwork(const raft::Event &event, EventNumber number)
{
    if (!m_splits.empty() && m_splits.back().healed == 0)
        m_splits.back().healed = number;
    if (event.kind == EventKind::NetworkSplit)
        m_splits.push_back({number, 0});
}

MessageClass TimelineIndex::classOf(const raft::EventRecord &record, const raft::Event &sent) const
{
    switch (static_cast<raft::MessageType>(sent.detail)) {
    case raft::MessageType::Heartbeat: return MessageClass::Heartbeat;
    case raft::MessageType::AppendReply:
        // The reply to a heartbeat is as dull as the heartbeat.
        return sent.cause != 0 && isHeartbeat(record[sent.cause]) ? MessageClass::Heartbeat
                                                                  : MessageClass::Append;
    case raft::MessageType::Append:
    case raft::MessageType::Snapshot:
    case raft::MessageType::SnapshotReply:
    case raft::MessageType::ReadIndex:
    case raft::MessageType::ReadIndexReply: return MessageClass::Append;
    default: return MessageClass::Vote;
    }
}

TimelineIndex::Lane &TimelineIndex::laneOf(std::uint16_t server)
{
    Lane &lane = m_lanes[server];
    if (lane.segments.empty())
        lane.segments.push_back({});
    return lane;
}

const TimelineIndex::Lane &TimelineIndex::lane(raft::NodeId server) const
{
    static const Lane idle = [] {
        Lane lane;
        lane.segments.push_back({});
        return lane;
    }();
    const auto found = m_lanes.find(static_cast<std::uint16_t>(server.value));
    return found == m_lanes.end() ? idle : found->second;
}

EventNumber TimelineIndex::returnOf(EventNumber called) const
{
    const auto found =
        std::lower_bound(m_operations.begin(), m_operations.end(), called,
                         [](const Operation &each, EventNumber number) { return each.called < number; });
    return found != m_operations.end() && found->called == called ? found->returned : 0;
}

EventNumber TimelineIndex::sentEvent(const raft::EventRecord &record, std::uint64_t message) const
{
    for (const auto &[server, lane] : m_lanes) {
        for (const Events &sent : lane.sent) {
            if (const EventNumber found = withSubject(record, sent, message))
                return found;
        }
    }
    return 0;
}

EventNumber TimelineIndex::lastUpTo(const raft::EventRecord &record, raft::Time time) const
{
    if (m_scale == TimelineScale::Events)
        return std::min(m_indexed, eventAtPlace(static_cast<double>(time.count())));
    const auto after = std::upper_bound(m_times.begin(), m_times.end(), time);
    if (after == m_times.begin())
        return 0;
    const auto stretch = static_cast<EventNumber>(after - m_times.begin() - 1);
    EventNumber low = stretch * stride + 1; // At or before `time`.
    EventNumber high = std::min(low + stride, m_indexed + 1);
    while (high - low > 1) {
        const EventNumber middle = low + (high - low) / 2;
        (record[middle].at <= time ? low : high) = middle;
    }
    return low;
}

std::size_t TimelineIndex::memory() const
{
    std::size_t bytes = bytesOf(m_ends) + bytesOf(m_times) + bytesOf(m_marks) + bytesOf(m_operations) +
                        bytesOf(m_terms) + bytesOf(m_splits);
    for (const auto &[server, lane] : m_lanes) {
        bytes += bytesOf(lane.segments) + bytesOf(lane.commits);
        for (const Events &sent : lane.sent)
            bytes += bytesOf(sent);
    }
    return bytes;
}

std::pair<std::size_t, std::size_t> placesBetween(const TimelineIndex::Events &events, EventNumber first,
                                                  EventNumber last)
{
    const auto from = std::lower_bound(events.begin(), events.end(), first);
    const auto to = std::upper_bound(from, events.end(), last);
    return {static_cast<std::size_t>(from - events.begin()), static_cast<std::size_t>(to - events.begin())};
}

void addDensity(const TimelineIndex::Events &events, std::span<const EventNumber> edges,
                std::span<std::uint32_t> counts)
{
    if (edges.size() < 2)
        return;
    auto place = std::upper_bound(events.begin(), events.end(), edges.front());
    for (std::size_t column = 0; column + 1 < edges.size(); ++column) {
        // The column holds at most as many of these events as it holds events at all.
        const auto reach = std::min<std::ptrdiff_t>(edges[column + 1] - edges[column], events.end() - place);
        const auto next = std::upper_bound(place, place + reach, edges[column + 1]);
        counts[column] += static_cast<std::uint32_t>(next - place);
        place = next;
    }
}

} // namespace raftarium
