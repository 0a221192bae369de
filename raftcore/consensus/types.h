#pragma once

#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

/// The numbers of the protocol. Each kind is a type of its own, so that a term can never be passed where
/// an index is expected.
namespace raft {

/// A number that cannot be mixed up with a number of another kind.
template <class Tag>
struct Number {
    std::uint64_t value = 0; ///< As it is written down.

    auto operator<=>(const Number &) const = default;
    /// The next one.
    Number &operator++()
    {
        ++value;
        return *this;
    }
    /// So much further on.
    friend Number operator+(Number n, std::uint64_t distance) { return {n.value + distance}; }
    /// So much before; `distance` must not be greater.
    friend Number operator-(Number n, std::uint64_t distance) { return {n.value - distance}; }
};

/// Raft's logical clock: numbered consecutively, at most one leader each (§5.1).
using Term = Number<struct TermTag>;
/// Place of an entry in the log. The first entry has index 1; 0 means "before the log".
using Index = Number<struct IndexTag>;
/// Name of a server. 0 is never a server.
using NodeId = Number<struct NodeIdTag>;
/// One per Effects::write of a server's life, increasing.
using WriteId = Number<struct WriteIdTag>;
/// Round of heartbeats that confirms reads; only grows within a term (thesis §6.4).
using ReadRound = Number<struct ReadRoundTag>;
/// Chosen by who asks and echoed in the answer.
using RequestId = Number<struct RequestIdTag>;
/// Which disk a server keeps its promises on. Drawn when a disk is set up, so that a number that comes back
/// with an empty or an older disk is not mistaken for the server that it was. 0 is a simulated server's first
/// disk.
using DiskId = Number<struct DiskTag>;
/// Which cluster a log belongs to: drawn once, when a cluster is born. 0 while unknown.
using ClusterId = Number<struct ClusterIdTag>;

/// No cluster ever counts so far. A message with a greater term or index is nonsense: there is no room behind
/// it.
inline constexpr std::uint64_t greatestNumber = std::uint64_t{1} << 62U;

/// Stands in a membership for the disk of a server that has not been met yet. No disk has this number.
inline constexpr DiskId noDisk{greatestNumber};

/// Time and durations: microseconds since the start of the run. The core never reads a clock.
using Time = std::chrono::microseconds;

/// An entry's coordinates: two logs that hold the same position hold the same log up to it (Log Matching,
/// §5.3).
struct Position {
    Index index; ///< Its place.
    Term term;   ///< The term in which it was made.

    bool operator==(const Position &) const = default;
};

/// §5.4.1: whether a log that ends at `a` is at least as up to date as one that ends at `b`:
/// the later last term wins; with equal terms the longer log does.
inline bool atLeastAsUpToDate(const Position &a, const Position &b)
{
    return a.term != b.term ? a.term > b.term : a.index >= b.index;
}

} // namespace raft

/// For unordered containers.
template <class Tag>
struct std::hash<raft::Number<Tag>> {
    /// That of the value.
    std::size_t operator()(const raft::Number<Tag> &n) const noexcept
    {
        return std::hash<std::uint64_t>{}(n.value);
    }
};
