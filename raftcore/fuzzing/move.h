#pragma once

#include "raftcore/consensus/types.h"

#include <cstdint>

namespace raft {

/// What may be done next to servers that are fuzzed. A move that makes no sense at the moment does nothing.
enum class FuzzMoveKind : std::uint8_t {
    Deliver, ///< A message arrives, in whatever order, once or again.
    FireTimer,
    Wait,  ///< Time passes at one server; its timer does not run out.
    Sync,  ///< The oldest write reaches the disk.
    Crash, ///< What was not synced is lost, but for the oldest writes that a torn disk keeps.
    Restart,
    Propose,
    Read,
    ChangeMembers,
    Transfer,
    Compact,
    CopyDisk,    ///< What is on the disk is kept elsewhere, and may be put back later.
    RestoreDisk, ///< The copy is put on a disk of its own, in place of the present one.
    WipeDisk,    ///< An empty disk takes the place of the present one.
    Count
};

/// Servers as bits: server n is bit n − 1.
using FuzzServers = std::uint8_t;

/// One move, complete in itself: a row of moves can be carried out again, also with some of them left out.
struct FuzzMove {
    FuzzMoveKind kind = FuzzMoveKind::Deliver;
    NodeId server;
    NodeId other;            ///< Deliver: the sender. Transfer: the target; 0 for the best.
    std::uint64_t place = 0; ///< Deliver: where the message stands among those under way.
    std::uint64_t named = 0; ///< Deliver, in a recorded run: the message by its name. See FuzzNetwork.
    std::uint32_t much = 0;  ///< Wait: microseconds. Crash: writes kept. Propose: commands.
    FuzzServers voters = 0;
    FuzzServers learners = 0;
    bool joint = false;
};

} // namespace raft
