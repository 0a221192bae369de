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

enum class OperationKind : std::uint8_t { Put, Add, Delete, CompareAndSet, Get, Read, Append };
/// Get: answered from the server's own store. Read: linearizable. Append: to the end of the text that is
/// there; only the histories of other stores have it.

enum class OperationOutcome : std::uint8_t {
    Pending, ///< Not yet returned.
    Done,    ///< Committed and applied, or read.
    Failed,  ///< The condition of a compare-and-set did not hold; certainly not done.
    Refused, ///< Certainly not done: not the leader, no leader, …
    Unknown, ///< Leadership was lost, or the server crashed: it may still happen, or not.
};

struct Operation {
    OperationId id = 0;
    OperationKind kind = OperationKind::Put;
    OperationOutcome outcome = OperationOutcome::Pending;
    Refusal refusal = Refusal::NotLeader; ///< Refused: why.
    NodeId server;                        ///< The server that was asked.
    std::string key;
    std::string value;                   ///< What a write writes (of Add: the amount, of Append: the end).
    std::optional<std::string> expected; ///< Of a CompareAndSet.
    std::optional<Session> session;
    Time called{};
    std::optional<Time> returned;
    std::optional<std::string> result; ///< Done reads: the value, nothing when there is no such key.
    Index index;                       ///< Done: the entry that did it.
    std::optional<NodeId> leader;      ///< Refused: whom to ask.
};

} // namespace raft
