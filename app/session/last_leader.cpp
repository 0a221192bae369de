#include "app/session/last_leader.h"

#include <algorithm>

namespace raftarium {

namespace {

constexpr raft::EventNumber mostEvents = 100'000; ///< Looked at: this is asked while others wait.

/// Only leaders send entries, heartbeats and snapshots.
bool isLeading(const raft::Event &event)
{
    if (event.kind == raft::EventKind::StateChanged)
        return event.detail == static_cast<std::uint8_t>(raft::Role::Leader);
    if (event.kind != raft::EventKind::MessageSent)
        return false;
    switch (static_cast<raft::MessageType>(event.detail)) {
    case raft::MessageType::Append:
    case raft::MessageType::Heartbeat:
    case raft::MessageType::Snapshot: return true;
    default: return false;
    }
}

} // namespace

std::optional<raft::NodeId> lastLeader(const raft::EventRecord &record, raft::EventNumber event)
{
    const raft::EventNumber oldest = std::max(record.first(), event - std::min(event, mostEvents));
    for (raft::EventNumber number = event; number > 0 && number >= oldest; --number)
        if (const raft::Event each = record[number]; isLeading(each))
            return raft::NodeId{each.server};
    return std::nullopt;
}

} // namespace raftarium
