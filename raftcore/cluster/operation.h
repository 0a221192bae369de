#pragma once

#include "raftcore/consensus/effects.h"
#include "raftcore/consensus/types.h"
#include "raftcore/store/command.h"

#include <cstdint>
#include <optional>
#include <string>

/// What clients of a cluster do, as seen from outside.
namespace raft {

/// Numbered from 1 in the order of the calls.
using OperationId = std::uint64_t;

/// Get: answered from the server's own store. Read: linearizable. Append: to the end of the text that is
/// there; only the histories of other stores have it.
enum class OperationKind : std::uint8_t { Put, Add, Delete, CompareAndSet, Get, Read, Append };

/// What became of an operation.
enum class OperationOutcome : std::uint8_t {
    Pending, ///< Not yet returned.
    Done,    ///< Committed and applied, or read.
    Failed,  ///< The condition of a compare-and-set did not hold; certainly not done.
    Refused, ///< Certainly not done: not the leader, no leader, …
    Unknown, ///< Leadership was lost, or the server crashed: it may still happen, or not.
};

/// What one client asked for, and what became of it.
struct Operation {
    OperationId id = 0;                                   ///< Unique in the run.
    OperationKind kind = OperationKind::Put;              ///< What was asked for.
    OperationOutcome outcome = OperationOutcome::Pending; ///< What became of it so far.
    Refusal refusal = Refusal::NotLeader;                 ///< Refused: why.
    NodeId server;                                        ///< The server that was asked.
    std::string key;                                      ///< The key concerned.
    std::string value;                   ///< What a write writes (of Add: the amount, of Append: the end).
    std::optional<std::string> expected; ///< Of a CompareAndSet.
    std::optional<Session> session;      ///< Under which it is a retry if it comes again.
    Time called{};                       ///< When the client asked.
    std::optional<Time> returned;        ///< When it was answered; nothing while it is pending.
    std::optional<std::string> result;   ///< Done reads: the value, nothing when there is no such key.
    Index index;                         ///< Done: the entry that did it.
    std::optional<NodeId> leader;        ///< Refused: whom to ask.
};

} // namespace raft
