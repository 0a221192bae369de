#pragma once

#include "raftcore/cluster/event.h"

#include <cstdint>

/// Single events, as short as a story tells them.
namespace raftarium {

inline raft::Event eventOf(raft::EventKind kind, std::int64_t microseconds, std::uint16_t server,
                           std::uint16_t other = 0)
{
    raft::Event event;
    event.kind = kind;
    event.at = raft::Time(microseconds);
    event.server = server;
    event.other = other;
    return event;
}

inline raft::Event stateOf(std::int64_t microseconds, std::uint16_t server, raft::Role role,
                           std::uint64_t term)
{
    raft::Event event = eventOf(raft::EventKind::StateChanged, microseconds, server);
    event.detail = static_cast<std::uint8_t>(role);
    event.term = {term};
    return event;
}

inline raft::Event sendOf(std::int64_t microseconds, std::uint16_t from, std::uint16_t to,
                          raft::MessageType type, std::uint64_t message)
{
    raft::Event event = eventOf(raft::EventKind::MessageSent, microseconds, from, to);
    event.detail = static_cast<std::uint8_t>(type);
    event.subject = message;
    event.term = {2};
    return event;
}

} // namespace raftarium
