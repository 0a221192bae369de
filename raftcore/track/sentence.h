#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace raft {

/// A sentence without its numbers: of a hundred thousand sentences a few hundred patterns are left, and their
/// numbers, which pack well. The sentences are worded once, where events are described.
struct Sentence {
    static constexpr char gap = '\x01'; ///< Stands in the pattern where a number was.

    std::string pattern;
    std::vector<std::int64_t> numbers; ///< As many as there are gaps.

    /// Putting the numbers, in decimal, into the gaps gives `text` again.
    static Sentence of(std::string_view text);
};

} // namespace raft
