#pragma once

#include "raftcore/verification/client_history.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace raft {

/// What a check has found out about a history.
struct Linearizability {
    /// Whether one store could have given these answers.
    enum class Verdict : std::uint8_t {
        Holds,
        Violated,
        Undecided ///< Too many operations overlap to try all orders within the limits.
    };

    Verdict verdict = Verdict::Holds; ///< Of all keys together.
    std::string key;                  ///< Violated, Undecided: of this key.
    /// Violated, Undecided: the longest order found that explains the results …
    std::vector<OperationId> order;
    std::vector<OperationId> unexplained; ///< … and the operations that returned and fit nowhere after it.
    std::size_t operations = 0;           ///< Violated, Undecided: how many on the key there are to explain.
    std::string proof;                    ///< Violated: one sentence.
};

/// Threads for pieces of work that do not depend on each other. The core starts none of its own.
struct Workers {
    unsigned threads = 1; ///< How many pieces they do at a time.
    /// Does the pieces 0 … count − 1, several at a time, and returns when all are done. Empty: there are no
    /// such threads.
    std::function<void(std::size_t count, const std::function<void(std::size_t)> &piece)> run{};
};

/// How far a check goes before it leaves a key undecided.
struct CheckLimits {
    std::size_t steps = 200'000;               ///< How many steps of the search for an order of one key.
    std::size_t bytes = std::size_t{1} << 29U; ///< How much all searches together may remember.
    /// Asked now and then with the part (0 … 1) of the history that is decided; false ends the check. With
    /// workers it is asked by several threads at a time.
    std::function<bool(double)> goesOn{};
    /// The threads that check the keys. The verdict does not depend on them, unless goesOn() has ended the
    /// check.
    Workers workers{};
};

/// Whether every client saw one store that changes at one instant of each operation, between its call and its
/// return (§8). Keys are independent. An operation whose outcome is unknown may have taken effect at any time
/// after its call, or never; refused ones never did. Operations of one session and number are one operation.
/// Reads of a server's own store (OperationKind::Get) promise nothing and are left out.
Linearizability checkLinearizability(const std::vector<ClientCall> &history, const CheckLimits &limits = {},
                                     StoreBefore before = StoreBefore::Nothing);
/// The same of all operations of a cluster.
Linearizability checkLinearizability(const Cluster &cluster, const CheckLimits &limits = {});

} // namespace raft
