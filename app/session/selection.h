#pragma once

#include "raftcore/cluster/view.h"

#include <cstdint>
#include <variant>

/// What is selected: one thing in the whole window, lit up in every panel.
namespace raftarium {

struct NothingSelected {
    bool operator==(const NothingSelected &) const = default;
};
struct SelectedServer {
    raft::NodeId server;
    bool operator==(const SelectedServer &) const = default;
};
/// One direction between two servers.
struct SelectedLink {
    raft::NodeId from;
    raft::NodeId to;
    bool operator==(const SelectedLink &) const = default;
};
/// A message by its id. It stays selected when it has arrived.
struct SelectedMessage {
    std::uint64_t message = 0;
    bool operator==(const SelectedMessage &) const = default;
};
/// An entry of the log by its position: the same entry on every server that holds it.
struct SelectedEntry {
    raft::Position at;
    bool operator==(const SelectedEntry &) const = default;
};
struct SelectedEvent {
    raft::EventNumber event = 0;
    bool operator==(const SelectedEvent &) const = default;
};

using Selection = std::variant<NothingSelected, SelectedServer, SelectedLink, SelectedMessage, SelectedEntry,
                               SelectedEvent>;

} // namespace raftarium
