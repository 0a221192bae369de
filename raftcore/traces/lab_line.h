#pragma once

#include "raftcore/consensus/types.h"

#include <optional>
#include <string_view>

namespace raft {

/// A line of a lab log, taken apart: "000256 VOTE S1 Converting to Candidate, calling election T:1".
struct LabLine {
    std::optional<Time> at;
    std::string_view topic;  ///< Four capital letters or digits, as "VOTE"; empty when there is none.
    std::string_view server; ///< "S1".
    std::string_view text;   ///< The rest.
};

/// Nothing when the line has another form. It begins with a time (in tenths of milliseconds, or a date), a
/// topic, and a server: one of the first two may be missing.
std::optional<LabLine> labLineOf(std::string_view line);

/// The number of the server that stands at the front: "S1", "[S1]", "[1]", "server 1", "peer 1". Empty when
/// there is none; `length` is how much of the text it took.
std::string_view serverAt(std::string_view text, std::size_t &length);

} // namespace raft
