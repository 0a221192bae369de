#pragma once

#include "raftcore/consensus/types.h"

#include <optional>
#include <string_view>

namespace raft {

/// Reads a date with time as logs write it, from the front of `text`: "2026-11-30T19:36:38.123456Z",
/// "2026/11/30 19:36:38", "2026-11-30 19:36:38,123+0100". Microseconds since 1970; without a zone it is taken
/// for UTC. `length` is how much of the text it took.
std::optional<Time> dateAt(std::string_view text, std::size_t &length);

/// As dateAt() of a date without a year, "Dec 25 21:28:57"; it is taken for one of 1972.
std::optional<Time> syslogDateAt(std::string_view text, std::size_t &length);
/// As dateAt() of a time of the day, "10:11:12.123456".
std::optional<Time> timeOfDayAt(std::string_view text, std::size_t &length);
/// As dateAt() of seconds with a fraction, "0.312", "0.312s" or "[0.312]".
std::optional<Time> secondsAt(std::string_view text, std::size_t &length);
/// As dateAt() of tenths of a millisecond, at least three digits: "000256".
std::optional<Time> tenthsAt(std::string_view text, std::size_t &length);

/// The whole text is such a date.
std::optional<Time> dateOf(std::string_view text);

} // namespace raft
