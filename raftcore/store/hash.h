#pragma once

#include <cstdint>
#include <string_view>

/// The parts that the store's hash is made of. They stand in snapshots too, so that they never change.
namespace raft {

inline std::uint64_t mixed(std::uint64_t hash, std::uint64_t value)
{
    hash = (hash ^ value) * 0x9e3779b97f4a7c15U;
    return hash ^ (hash >> 29U);
}

inline std::uint64_t mixed(std::uint64_t hash, std::string_view text)
{
    for (const char c : text)
        hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001b3U;
    return mixed(hash, text.size());
}

} // namespace raft
