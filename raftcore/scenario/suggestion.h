#pragma once

#include <span>
#include <string>
#include <string_view>

namespace raft {

/// The known words that `wrong` may have meant, at most three, as "\"a\" or \"b\""; empty when none is close.
std::string suggestion(std::string_view wrong, std::span<const std::string_view> known);

} // namespace raft
