#pragma once

#include "raftcore/verification/client_history.h"
#include "raftcore/verification/register_values.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace raft {

/// Looks for an order of the operations of one key: Wing and Gong's search, which takes one operation after
/// the other that may have been next, and remembers where it has been (G. Lowe, "Testing for
/// linearizability", 2017).
///
/// What makes it quick:
/// * An operation that returned stands as a number in the order of the calls. All below the frontier are
/// taken, but
///   for the few that were skipped, which all overlap: they are all that must be remembered, however long the
///   history.
/// * An operation that leaves the value as it is (a read, a refused compare-and-set) is taken as soon as it
/// fits:
///   later it could only be in the way. There is nothing to choose.
/// * Of several open operations with the same effect the one that returns first goes first. To swap two of
/// them in
///   any order that explains the results gives another one.
/// * Those whose outcome is not known never must happen, and may at any time after their call. They are
/// counted by
///   effect, the earliest first. One is taken only where its effect is needed at once: by what reads it, or
///   by what makes something of just this value. A place reached before with fewer of them taken leads at
///   least as far.
/// * Where texts are appended to, and nothing writes anew what is there, a text that no outstanding read (or
///   compare-and-set) begins with leads nowhere.
class OrderSearch {
public:
    enum class Outcome : std::uint8_t { Found, NoneExists, GivenUp };

    /// `calls` must outlive the search, which remembers no more than about `mostBytes`.
    OrderSearch(const std::vector<EffectiveCall> &calls, StoreBefore before, std::size_t mostBytes);

    /// Searches for as long as `mayGoOn()` says so, which is asked at every step.
    Outcome run(const std::function<bool()> &mayGoOn);
    /// Whether the memory did not suffice.
    bool isFull() const { return m_bytes + m_values.bytes() > m_mostBytes; }

    /// Of the longest order that was found: places in `calls`.
    std::vector<std::size_t> longest() const;

private:
    using Number = RegisterValues::Number;
    using Place = std::uint32_t; ///< Of an operation in m_required, or of a class in m_optional.

    /// What an operation does to the value.
    struct Effect {
        OperationKind kind = OperationKind::Put;
        bool fails = false;  ///< It found its condition not to hold, and did nothing.
        Number value = 0;    ///< What a write writes, or a read has read.
        Number expected = 0; ///< Of a compare-and-set.

        auto operator<=>(const Effect &) const = default;
    };
    /// An operation that returned: it took effect.
    struct Required {
        std::uint64_t called;
        std::uint64_t returned;
        Effect effect;
        std::size_t call; ///< Its place in the history.
    };
    /// Operations with the same effect whose outcome is not known.
    struct Optional {
        Effect effect;
        std::vector<std::size_t> calls; ///< Their places in the history, earliest call first.
        std::vector<std::uint64_t> called;
        std::size_t taken = 0;
    };
    struct Move {
        bool isOptional = false;
        Place place = 0;
    };
    /// A move that was made, with what it takes to unmake it.
    struct Made {
        Move move;
        std::size_t turn; ///< Its place among the moves there were.
        Number valueBefore;
        Place frontierBefore;
        std::size_t skippedAt; ///< Where it stood among the skipped; their number when it did not.
        bool wasUnused;
    };
    using Counts = std::vector<std::pair<Place, std::uint32_t>>; ///< Of optional operations taken, by class.

    void sortIn(const EffectiveCall &call, std::size_t place, std::map<Effect, Place> &classes);
    void dropUseless();
    void dropUselessTexts();
    Effect effectOf(const EffectiveCall &call);
    std::optional<Number> valueAfter(const Effect &effect);
    std::optional<Number> afterUnknown(const Effect &effect) const;
    bool keepsValue(const Effect &effect) const;
    static bool isBlind(const Effect &effect);
    static bool needsValue(const Effect &effect);
    static bool writesAnew(const Effect &effect);
    void countWaiting();
    bool leadsNowhere(const Move &move, Number after) const;
    void listMoves();
    bool considerRequired(Place place);
    void considerOptional(Place place, std::uint64_t horizon);
    const Effect &effectOf(const Move &move) const;
    Counts counts() const;
    bool makeMove(std::size_t from);
    void make(const Move &move, std::size_t turn);
    void unmake();
    void noteLongest();
    bool isNew();
    std::string where() const;

    std::vector<Required> m_required; ///< In the order of their calls.
    std::vector<Optional> m_optional;
    std::size_t m_mostBytes;
    bool m_grows; ///< Texts are appended to.
    RegisterValues m_values;

    Number m_value;               ///< What the key holds after the moves made.
    Place m_frontier = 0;         ///< One above the last required operation that is taken.
    std::vector<Place> m_skipped; ///< Those below it that are not taken, sorted.
    std::size_t m_needing = 0;    ///< Required operations that are not taken and need one certain value, …
    std::size_t m_writing = 0;    ///< … and operations not taken that do not append to what is there.
    bool m_isUnused = false; ///< The value comes from an optional operation, and nothing has used it yet.
    std::vector<Made> m_made;
    std::vector<Move> m_longest; ///< The longest sequence of moves that led nowhere.
    std::vector<Move> m_moves;   ///< What may come next.
    std::unordered_map<std::string, std::vector<Counts>> m_seen;
    std::size_t m_bytes = 0;
};

} // namespace raft
