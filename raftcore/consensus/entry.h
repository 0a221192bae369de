#pragma once

#include "raftcore/consensus/membership.h"
#include "raftcore/consensus/types.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace raft {

/// The entry with which a leader opens its term, so that it can commit what it inherited (§8).
struct NoOp {
    bool operator==(const NoOp &) const = default;
};

/// A command for the replicated state machine. The core does not look into it. The bytes never change and are
/// shared by every log, message, disk and copy of a server that holds the entry.
struct Command {
    Command() : bytes(std::make_shared<const std::string>()) {}
    /// A command of these bytes.
    explicit Command(std::string text) : bytes(std::make_shared<const std::string>(std::move(text))) {}

    /// Whether the bytes are equal, wherever they are.
    bool operator==(const Command &other) const { return bytes == other.bytes || *bytes == *other.bytes; }

    std::shared_ptr<const std::string> bytes; ///< Never null.
};

/// A membership that counts from the moment its entry is appended (§6). Never null.
struct MembershipChange {
    MembershipChange() : target(std::make_shared<const Membership>()) {}
    /// To this membership.
    explicit MembershipChange(Membership membership)
        : target(std::make_shared<const Membership>(std::move(membership)))
    {
    }

    /// Whether the memberships are equal, wherever they are.
    bool operator==(const MembershipChange &other) const { return *target == *other.target; }

    std::shared_ptr<const Membership> target; ///< Shared by all who hold the entry.
};

/// What an entry brings.
using EntryPayload = std::variant<NoOp, Command, MembershipChange>;

/// One entry of the log.
struct Entry {
    Position at;          ///< Where it stands.
    EntryPayload payload; ///< What it brings.

    bool operator==(const Entry &) const = default;
};

/// What an entry adds to a message or to a disk, nearly: the bytes of its command. What stands around them is
/// bounded by the number of entries.
inline std::uint64_t bytesOf(const Entry &entry)
{
    const auto *command = std::get_if<Command>(&entry.payload);
    return command == nullptr ? 0 : command->bytes->size();
}

/// A run of consecutive entries that never changes and that many holders share: the leader makes it once and
/// the same memory travels in the messages to all followers and in the writes of all disks.
class Entries {
public:
    Entries() = default;
    /// Takes over consecutive entries.
    explicit Entries(std::vector<Entry> batch)
        : m_count(batch.size()), m_batch(std::make_shared<const std::vector<Entry>>(std::move(batch)))
    {
    }

    /// Whether there are none.
    bool empty() const { return m_count == 0; }
    /// How many there are.
    std::size_t size() const { return m_count; }
    /// By place, from 0 on; it must be there.
    const Entry &operator[](std::size_t i) const { return (*m_batch)[m_first + i]; }
    /// The first; there must be one.
    const Entry &front() const { return (*this)[0]; }
    /// The last; there must be one.
    const Entry &back() const { return (*this)[m_count - 1]; }
    /// For loops.
    const Entry *begin() const { return m_count == 0 ? nullptr : m_batch->data() + m_first; }
    /// For loops.
    const Entry *end() const { return m_count == 0 ? nullptr : begin() + m_count; }

    /// The part that starts `skip` entries in and is at most `most` long; shares the same memory.
    Entries part(std::size_t skip, std::size_t most = static_cast<std::size_t>(-1)) const
    {
        Entries result;
        if (skip >= m_count)
            return result;
        result.m_first = m_first + skip;
        result.m_count = std::min(most, m_count - skip);
        result.m_batch = m_batch;
        return result;
    }

    /// Whether the entries are equal, wherever they are.
    bool operator==(const Entries &other) const
    {
        const bool isSameRun = m_count == other.m_count && begin() == other.begin();
        return isSameRun || std::equal(begin(), end(), other.begin(), other.end());
    }

private:
    std::size_t m_first = 0;
    std::size_t m_count = 0;
    std::shared_ptr<const std::vector<Entry>> m_batch;
};

} // namespace raft
