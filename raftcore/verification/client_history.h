#pragma once

#include "raftcore/cluster/operation.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

/// What clients of a store called and what they were answered, as a linearizability check needs it.
namespace raft {

class Cluster;

/// One client operation and where its call and its return stand in the order of all calls and returns.
struct ClientCall {
    Operation operation;                   ///< What was asked for and answered.
    std::uint64_t called = 0;              ///< The place of its call.
    std::optional<std::uint64_t> returned; ///< The place of its return; nothing while there is none.
    std::string client{};                  ///< Who called; empty where that is not known.
};

/// What a store held before the first operation of a history.
enum class StoreBefore : std::uint8_t {
    Nothing,
    Anything ///< Not known: the servers have run before.
};

/// All client operations of a cluster, in the order of its event record.
std::vector<ClientCall> clientHistory(const Cluster &cluster);
/// What its store held before.
StoreBefore storeBefore(const Cluster &cluster);

/// When something happens that never does.
constexpr std::uint64_t never = std::numeric_limits<std::uint64_t>::max();

/// An operation that may have had an effect, retries joined into one. Refers to the history it comes from.
struct EffectiveCall {
    const Operation *operation = nullptr;                 ///< What was asked for.
    OperationOutcome outcome = OperationOutcome::Pending; ///< What became of it, its retries included.
    const std::optional<std::string> *result = nullptr;   ///< Of a read that returned. Never null.
    std::uint64_t called = 0;                             ///< The place of its first call.
    std::uint64_t returned = never; ///< Its effect came before; `never` when the outcome is not known.

    /// Whether its effect certainly came, and when at the latest.
    bool hasReturned() const { return returned != never; }
};

/// The operations on one key, in the order of their calls.
struct KeyHistory {
    std::string key;                  ///< Which one.
    std::vector<EffectiveCall> calls; ///< Of all clients.
};

/// Splits a history by key, in the order of the keys, and leaves out what says nothing: reads of a server's
/// own store, reads that did not return, and what was refused. Operations of one session and number are one
/// operation: it is called first, and returns with its first answer. `history` must outlive what is returned.
std::vector<KeyHistory> effectiveCalls(const std::vector<ClientCall> &history);

} // namespace raft
