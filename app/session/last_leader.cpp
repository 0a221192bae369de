#include "app/session/last_leader.h"

namespace raftarium {

namespace {

constexpr raft::EventNumber mostEvents = 100'000; ///< Looked at: this is asked while others wait.

/// Only leaders send entries, heartbeats and snapshots.
bool isLeading(const raft::Event &event)
{
    if (event.kind == raft::EventKind::StateChanged)
        return event.detail == static_cast<std::uint8_t>(raft::Role::Leader);
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
    const raft::EventNumber led =
        record.lastIn(raft::lookBack(event, mostEvents),
                      {raft::EventKind::StateChanged, raft::EventKind::MessageSent}, isLeading);
    return led != 0 ? std::optional(raft::NodeId{record[led].server}) : std::nullopt;
}

} // namespace raftarium
