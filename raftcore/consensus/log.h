#pragma once

#include "raftcore/consensus/entry.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace raft {

/// The log of one server: consecutive entries after a base position. The base is {0, 0} until a snapshot has
/// replaced a prefix; then it is the snapshot's last position.
///
/// A value whose copies share their unchanging parts: copying a log of a million entries copies about two
/// thousand pointers. Changing a copy never shows in another.
class Log {
public:
    Log() = default;
    /// An empty log that continues after `base`.
    explicit Log(Position base) : m_base(base), m_last(base) {}

    /// The position that the entries follow.
    Position base() const { return m_base; }
    /// Index of the first entry present; base().index + 1.
    Index firstIndex() const { return m_base.index + 1; }
    /// Index of the last entry, or base().index when there is none.
    Index lastIndex() const { return m_last.index; }
    /// Position of the last entry, or base() when there is none.
    Position last() const { return m_last; }
    /// Number of entries present.
    std::size_t size() const { return static_cast<std::size_t>(lastIndex().value - m_base.index.value); }

    /// Whether the entry at `index` is present: neither compacted nor past the end.
    bool contains(Index index) const { return index > m_base.index && index <= m_last.index; }
    /// The entry at `index`, which must be contained.
    const Entry &at(Index index) const;
    /// Term of the entry at `index`; also known for base(). Nothing when it is compacted or past the end.
    std::optional<Term> termAt(Index index) const;
    /// Index of the first entry present whose term is that of the entry at `index` (contained).
    Index firstOfTermAt(Index index) const;
    /// The last index not after `index` whose term is at most `term`; base().index when there is none.
    Index lastNotAfterTerm(Index index, Term term) const;

    /// At most `most` consecutive entries from `from` on; empty when `from` is past the end.
    Entries entries(Index from, std::size_t most) const;
    /// How many bytes (bytesOf()) there are in the entries after `after`, up to and including `upTo`. What is
    /// compacted counts nothing.
    std::uint64_t bytes(Index after, Index upTo) const;
    /// How many entries from `from` on, which must be contained, stay together within `most` and `mostBytes`;
    /// at least one, however large.
    std::size_t countWithin(Index from, std::size_t most, std::uint64_t mostBytes) const;

    /// Appends one entry; it must follow the last.
    void append(const Entry &entry);
    /// Appends consecutive entries; the first must follow the last.
    void append(const Entries &entries);
    /// Removes the entry at `from` and all after it; `from` must be after base().
    void truncateFrom(Index from);
    /// Discards everything up to and including `upTo`, which becomes the base.
    void compact(Position upTo);

    /// Same base, same entries.
    bool operator==(const Log &other) const;

private:
    struct Chunk {
        std::vector<Entry> entries;
        std::vector<std::uint64_t> bytesUpTo; ///< By place: the bytes of the chunk's entries up to there.
        std::uint64_t bytesBefore = 0;        ///< The bytes of all that was ever appended before the chunk.
    };
    static constexpr std::size_t chunkSize = 512;

    static Chunk beginningOf(const Chunk &chunk, std::size_t count);
    Chunk &writableTail();
    /// The bytes of all entries up to `index`, which is the base or contained, counted from somewhere.
    std::uint64_t bytesUpTo(Index index) const;

    Position m_base;
    Position m_last;          ///< Of the last entry, or the base: asked for with every message.
    std::uint64_t m_skip = 0; ///< Entries at the front of the first chunk that are compacted away.
    std::vector<std::shared_ptr<Chunk>> m_chunks; ///< None is empty; all but the last hold chunkSize.
};

} // namespace raft
