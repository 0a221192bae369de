#pragma once

#include "raftcore/consensus/effects.h"
#include "raftcore/consensus/types.h"
#include "raftcore/server/server.h"
#include "raftcore/store/command.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

/// What a server that does not lead passes on to the one that does, and what comes back.
namespace raftarium {

/// Takes a server into the cluster, changes its part in it, or removes it.
struct MemberChange {
    /// None: it leaves the cluster.
    enum class Part : std::uint8_t { Voter, Learner, None };

    raft::NodeId server;
    Part part = Part::Voter;
    std::string url; ///< Where it listens; empty when it is known or of no interest.
};

/// Hands leadership over, to `target` or to the most up-to-date follower.
struct LeadershipTransfer {
    std::optional<raft::NodeId> target;
};

/// Everything that only the leader can do.
using LeaderTask = std::variant<raft::StoreCommand, raft::Get, MemberChange, LeadershipTransfer>;

/// It was done (or, of a compare-and-set, found not to apply).
struct TaskDone {
    bool success = true;              ///< False: the condition did not hold, or the transfer was given up.
    bool existed = false;             ///< Changes: the key had a value before.
    std::optional<std::string> value; ///< Reads: the value.
    raft::Index index;                ///< The entry that did it; of a read: that set the value last.
    raft::Term term;                  ///< That entry's term.
    raft::Index present;              ///< Condition did not hold: the entry that set the key last, or 0.
};

/// It was certainly not done.
struct TaskRefused {
    raft::Refusal why = raft::Refusal::NotLeader;
    std::optional<raft::NodeId> leader;
};

/// It is not known whether it will have been done.
struct TaskUnknown {};

using TaskOutcome = std::variant<TaskDone, TaskRefused, TaskUnknown>;

/// From a follower to the leader.
struct ForwardedTask {
    std::uint64_t number = 0; ///< Chosen by the follower, never the same twice, in no life of it.
    LeaderTask task;
};

/// From the leader back.
struct ForwardedOutcome {
    std::uint64_t number = 0;
    TaskOutcome outcome;
};

} // namespace raftarium
