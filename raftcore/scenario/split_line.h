#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace raft {

/// A word of a line.
struct Word {
    std::string text;     ///< Without quotes.
    bool quoted = false;  ///< Some of it stood between quotes, so that it is no keyword …
    std::size_t open = 0; ///< … and so much of it stood before the first quote.
    bool starred = false; ///< A quoted text with a star after it.
};

/// A command before it is understood.
struct RawCommand {
    std::string text; ///< As written.
    std::vector<Word> words;
};

/// Splits a line at `;` into commands and each into its words; `#` starts a comment. Quoted text is kept
/// together; \" and \\ stand for themselves in it. A string tells what is wrong.
std::variant<std::vector<RawCommand>, std::string> splitLine(std::string_view line);

/// Something from outside, shortened and made printable, in quotes.
std::string quote(std::string_view text);

} // namespace raft
