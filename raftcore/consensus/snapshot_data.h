#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

namespace raft {

/// The bytes of a state machine's state. They never change, and all who hold them share them. The state
/// machine may keep them in a form of its own, out of which they are made when they are read: then a
/// snapshot takes next to no memory beside the state that it shares its parts with.
class SnapshotData {
public:
    /// Makes bytes [offset, offset + count) of what `held` stands for; the same ones every time.
    using Read = std::string (*)(const void *held, std::uint64_t offset, std::uint64_t count);

    SnapshotData() = default; ///< No data, not even empty ones.
    /// Bytes that stand in memory as they are; null for none.
    SnapshotData(std::shared_ptr<const std::string> bytes) // NOLINT: the plainest form of all
        : m_size(bytes ? bytes->size() : 0), m_held(std::move(bytes)), m_read(partOf)
    {
    }
    /// Bytes that `reader` makes out of `held`, `size` of them.
    SnapshotData(std::shared_ptr<const void> held, std::uint64_t size, Read reader)
        : m_size(size), m_held(std::move(held)), m_read(reader)
    {
    }

    /// Whether there are data, empty ones included.
    explicit operator bool() const { return m_held != nullptr; }
    /// How many bytes there are.
    std::uint64_t size() const { return m_size; }
    /// Whether there are no bytes.
    bool empty() const { return m_size == 0; }
    /// At most `most` bytes from `offset` on.
    std::string read(std::uint64_t offset, std::uint64_t most) const
    {
        return offset >= m_size ? std::string()
                                : m_read(m_held.get(), offset, std::min(most, m_size - offset));
    }
    /// A copy of all of them.
    std::string operator*() const { return read(0, m_size); }

    /// What stands for the bytes, if they are in the form of this reader; else null.
    const void *heldFor(Read reader) const { return m_read == reader ? m_held.get() : nullptr; }
    /// The bytes themselves, if they stand in memory as such; else null.
    const std::string *plain() const { return static_cast<const std::string *>(heldFor(partOf)); }

private:
    static std::string partOf(const void *held, std::uint64_t offset, std::uint64_t count)
    {
        return static_cast<const std::string *>(held)->substr(offset, count);
    }

    std::uint64_t m_size = 0;
    std::shared_ptr<const void> m_held;
    Read m_read = partOf;
};

} // namespace raft
