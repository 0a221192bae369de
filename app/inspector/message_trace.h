#pragma once

#include "app/session/session.h"

#include <optional>

/// Where a message came from and what became of it, also when it is no longer on its way.
namespace raftarium {

/// How many events the inspector looks at when it searches for one: what lies further off is not found.
inline constexpr raft::EventNumber searchLimit = 100'000;

/// What is known of one message: what it said, what became of it, and where it is at an instant.
struct MessageTrace {
    enum class State { Travelling, Held, NotYetSent, Arrived, Lost, Unknown };

    std::uint64_t id = 0;
    std::optional<raft::Message> message; ///< Nothing when the cluster has forgotten what it said.
    raft::MessageKnowledge knowledge;     ///< What of it is known.
    raft::NodeId from;
    raft::NodeId to;
    raft::MessageType type = raft::MessageType::Heartbeat;
    State state = State::Unknown;
    raft::Time sent{};
    raft::Time due{};                ///< While travelling: when it arrives or dies.
    bool willBeLost = false;         ///< While travelling: it dies at `due`.
    raft::EventNumber sentEvent = 0; ///< Its MessageSent.
    raft::EventNumber endEvent = 0;  ///< Its MessageDelivered or MessageLost, if there is one by now.
};

/// Follows message `id`. `near` is an event about it, if one is known; else the record is searched backwards
/// from the instant shown, over at most a hundred thousand events.
std::optional<MessageTrace> traceMessage(const Session &session, std::uint64_t id,
                                         raft::EventNumber near = 0);

/// Whether the event tells of a message; its subject is then the message's id.
bool isAboutMessage(const raft::Event &event);

} // namespace raftarium
