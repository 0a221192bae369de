#pragma once

#include "raftcore/consensus/types.h"

#include <cctype>
#include <optional>
#include <string>
#include <string_view>

/// Small pieces of lines of logs.
namespace raft {

inline bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

inline bool isAlphanumeric(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

/// The same in small letters.
std::string lowered(std::string_view text);

/// The text between `head` and the next of `ends`; nothing when `head` is not there.
std::optional<std::string_view> textAfter(std::string_view line, std::string_view head,
                                          std::string_view ends = " ,]}");
/// The number behind `head`, if it is one.
std::optional<std::uint64_t> numberAfter(std::string_view line, std::string_view head);
/// The value of "key=value" or "key=\"value\"", as hclog writes it; nothing when the key is not there.
std::optional<std::string_view> attribute(std::string_view line, std::string_view key);
/// The text up to the first of `ends`.
std::string_view headOf(std::string_view text, std::string_view ends);

} // namespace raft
