#pragma once

#include "raftcore/consensus/types.h"

#include <optional>
#include <string_view>

namespace raft {

/// Reads a date with time as logs write it, from the front of `text`: "2026-11-30T19:36:38.123456Z",
/// "2026/11/30 19:36:38", "2026-11-30 19:36:38,123+0100". Microseconds since 1970; without a zone it is taken
/// for UTC. `length` is how much of the text it took.
std::optional<Time> dateAt(std::string_view text, std::size_t &length);

/// The whole text is such a date.
std::optional<Time> dateOf(std::string_view text);

} // namespace raft
