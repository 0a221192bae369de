#pragma once

#include "raftcore/consensus/entry.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace raftarium {

/// Entries that were read a moment ago. All followers of a leader tell of the same entries: read once, they
/// are one run in memory, which the logs and disks of all of them share.
class SharedEntries {
public:
    /// Those that were read from these bytes and begin at that index; null when they are not remembered.
    const raft::Entries *find(raft::Index first, std::string_view bytes) const;
    void remember(raft::Index first, std::string_view bytes, const raft::Entries &entries);

private:
    struct Read {
        raft::Index first;
        std::string bytes;
        raft::Entries entries;
    };
    /// More would be held in vain: followers tell of a message within milliseconds.
    static constexpr std::size_t most = 32;
    static constexpr std::size_t largest = 64 * 1024; ///< Bytes: of few that are larger, the copy costs more.

    std::array<Read, most> m_read;
    std::size_t m_next = 0; ///< The oldest.
};

} // namespace raftarium
