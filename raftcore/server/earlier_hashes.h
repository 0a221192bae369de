#pragma once

#include "raftcore/consensus/types.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace raft {

/// The hashes that a store had after some earlier entries, so that the stores of servers which are not
/// equally far can be compared: at every 64th index of late, at every 128th of those before, and so on, two
/// of each kind.
class EarlierHashes {
public:
    /// Of the store, after the entry of that index.
    struct Hash {
        Index index; ///< 0: none yet.
        std::uint64_t hash = 0;
    };

    /// Whether the hash after the entry of this index is to be noted.
    static constexpr bool wants(Index index) { return index.value % step == 0 && index.value > 0; }
    void note(Index index, std::uint64_t hash)
    {
        const std::uint64_t count = index.value / step;
        const auto level =
            std::min<std::size_t>(static_cast<std::size_t>(std::countr_zero(count)), levels - 1);
        m_hashes[2 * level + ((count >> level) / 2) % 2] = {index, hash};
    }

    const auto &all() const { return m_hashes; }

private:
    static constexpr std::uint64_t step = 64;
    static constexpr std::size_t levels = 8;

    std::array<Hash, 2 * levels> m_hashes{};
};

} // namespace raft
