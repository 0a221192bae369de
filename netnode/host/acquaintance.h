#pragma once

#include "netnode/wire/handshake.h"
#include "raftcore/consensus/types.h"

#include <cstdint>
#include <string>
#include <vector>

/// What two servers find out about each other before they talk.
namespace raftarium {

/// A server and its place in a cluster.
struct Acquaintance {
    raft::NodeId server;
    Standing standing;

    /// Whether its cluster is known to exist.
    bool isBorn() const { return standing.identity != raft::ClusterId{}; }
    /// Whether it is one of those who are to found a cluster, all of whom are on its list.
    bool founds() const { return !isBorn() && !standing.members.empty(); }
    bool knows(raft::NodeId other) const;
};

/// Why the two cannot belong to one cluster, with what to do about it; empty when they can.
std::string clash(const Acquaintance &one, const Acquaintance &other);

/// "1, 2, 3"
std::string listed(const std::vector<raft::NodeId> &servers);
/// A number that was drawn, of a cluster or a disk, as people see it.
std::string shown(std::uint64_t drawn);

} // namespace raftarium
