#pragma once

#include "raftcore/exploration/transition.h"

#include <array>
#include <cstdint>
#include <vector>

namespace raft {

/// For server n at n − 1: the place of the first server with which it could change its name, and the state
/// would be the same.
using AlikeServers = std::array<std::uint8_t, 8>;

/// Of transitions that differ only in which of several servers that are alike take part, the first one: the
/// others lead to the same states, but for names.
std::vector<Transition> withoutTwins(const std::vector<Transition> &transitions, const AlikeServers &alike);

} // namespace raft
