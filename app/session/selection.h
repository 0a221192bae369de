#pragma once

#include "raftcore/cluster/cluster.h"

#include <cstdint>
#include <variant>

/// What is selected: one thing in the whole window, lit up in every panel.
namespace raftarium {

/// The canvas itself.
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
/// An entry of the log by its position: within a run the same entry on every server that holds it.
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

/// An event, or the message that it sent.
Selection whatStandsFor(raft::EventNumber event, const raft::EventRecord &record);

/// The entry at that position, as some server of the view holds it; null when none does.
const raft::Entry *findEntry(const raft::ClusterView &view, raft::Position at);

/// What is selected in the run `from`, once the run `to` is shown: nothing, unless that has the same thing.
/// Runs that share a beginning number what comes after it alike, without meaning the same.
Selection alsoIn(const raft::Cluster &to, const raft::Cluster &from, const Selection &selection);

} // namespace raftarium
