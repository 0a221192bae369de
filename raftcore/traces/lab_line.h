#pragma once

#include "raftcore/consensus/types.h"

#include <optional>
#include <string_view>

namespace raft {

/// A line of a lab log, taken apart: "000256 VOTE S1 Converting to Candidate, calling election T:1", or
/// "2023/05/03 10:11:12 raft.go:210: [Server 1] term 3 became leader".
struct LabLine {
    std::optional<Time> at;
    std::string_view topic;   ///< A word of capitals, as "VOTE"; empty when there is none.
    std::string_view server;  ///< The number in "S1".
    std::optional<Term> term; ///< That is told beside the server: "S1 T3", "[term 3] [node 1]".
    std::string_view text;    ///< The rest.
    std::string_view said;    ///< The same behind that term.
};

/// Nothing when the line has another form. It begins with a time (in tenths of milliseconds, in seconds, of
/// the day, or a date), a topic, and a server, between which loggers write levels and places in the program.
/// Time and topic may be missing when the server is named as one: "Server 1", not "[1]".
std::optional<LabLine> labLineOf(std::string_view line);

/// A server as sentences name it.
struct ServerWord {
    std::string_view number;
    std::size_t length = 0;   ///< Of the whole, with brackets and what else stands in them.
    bool isNamed = false;     ///< "S1", not "[1]".
    std::optional<Term> term; ///< That stands in the same brackets.
};

/// The server that stands at the front: "S1", "[S1]", "{Node 1}", "rf[1]", "server 1", "peer-1", "[1]". Its
/// number is empty when there is none.
ServerWord serverAt(std::string_view text);

} // namespace raft
