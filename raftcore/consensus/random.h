#pragma once

#include "raftcore/consensus/assertion.h"

#include <cstdint>

namespace raft {

/// A small seeded generator (SplitMix64) whose numbers are the same on every compiler and platform, which the
/// distributions of the standard library are not. A value type: a copy continues with the same numbers.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    /// The next 64 random bits.
    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15U);
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }

    /// A number in [least, most], both included. The tiny bias of the remainder is of no concern here.
    std::int64_t between(std::int64_t least, std::int64_t most)
    {
        RAFT_ASSERT(least <= most);
        const auto width = static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least) + 1;
        const std::uint64_t offset = width == 0 ? next() : next() % width;
        return static_cast<std::int64_t>(static_cast<std::uint64_t>(least) + offset);
    }

    /// True with a chance of `perMillion` in a million.
    bool chance(std::uint32_t perMillion) { return perMillion != 0 && next() % 1'000'000 < perMillion; }

    /// Shows its whole state to `visit`, for copies that travel to another process.
    template <class Self, class Visitor>
    static void visitState(Self &self, Visitor &&visit)
    {
        visit(self.m_state);
    }

private:
    std::uint64_t m_state;
};

} // namespace raft
