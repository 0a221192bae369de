#pragma once

#include "raftcore/cluster/operation.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace raft {

class Cluster;

/// One client operation and where its call and its return stand in the order of all calls and returns.
struct ClientCall {
    Operation operation;
    std::uint64_t called = 0;
    std::optional<std::uint64_t> returned;
};

/// What a store held before the first operation of a history.
enum class StoreBefore : std::uint8_t {
    Nothing,
    Anything ///< Nobody knows: the servers have run before.
};

struct Linearizability {
    enum class Verdict : std::uint8_t {
        Holds,
        Violated,
        Undecided ///< Too many operations overlap to try all orders.
    };

    Verdict verdict = Verdict::Holds;
    std::string key;                      ///< Violated, Undecided: of this key.
    std::vector<OperationId> order;       ///< Violated: the longest order found that explains the results …
    std::vector<OperationId> unexplained; ///< … and the operations that returned and fit nowhere after it.
    std::string proof;                    ///< Violated: one sentence.
};

/// Whether every client saw one store that changes at one instant of each operation, between its call and its
/// return (§8). Keys are independent. An operation whose outcome is unknown may have taken effect at any time
/// after its call, or never; refused ones never did. Operations of one session and number are one operation.
/// Reads of a server's own store (OperationKind::Get) promise nothing and are left out. The search gives up
/// after looking at `mostSteps` orders.
Linearizability checkLinearizability(const std::vector<ClientCall> &history, std::size_t mostSteps = 200'000,
                                     StoreBefore before = StoreBefore::Nothing);

/// All client operations of a cluster, in the order of its event record.
std::vector<ClientCall> clientHistory(const Cluster &cluster);
/// What its store held before.
StoreBefore storeBefore(const Cluster &cluster);
/// The same of all operations of a cluster.
Linearizability checkLinearizability(const Cluster &cluster, std::size_t mostSteps = 200'000);

} // namespace raft
