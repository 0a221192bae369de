#pragma once

#include "raftcore/consensus/random.h"

#include <cstddef>
#include <cstdint>

/// Quick draws for runs that make millions a second.
namespace raft {

/// A number below `count`.
inline std::size_t below(std::size_t count, Random &random)
{
    return static_cast<std::size_t>((random.next() >> 32U) * count >> 32U);
}

/// True with a chance of `perMillion` in a million, for 32 random bits.
inline bool happens(std::uint32_t perMillion, std::uint64_t bits)
{
    return (bits & 0xffffffffU) * 1'000'000 >> 32U < perMillion;
}

} // namespace raft
