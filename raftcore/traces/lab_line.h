#pragma once

#include "raftcore/consensus/role.h"
#include "raftcore/consensus/types.h"
#include "raftcore/traces/server_names.h"

#include <optional>
#include <string>
#include <string_view>

namespace raft {

/// What a logger wrote beside a sentence under a name of its own, as commitIndex=5.
struct LabFields {
    std::optional<Role> role;
    std::optional<Index> commit;
    std::optional<Index> applied;
    std::optional<std::string> vote;   ///< Empty: for none.
    std::optional<std::string> leader; ///< Empty: none is known.
    // Of a message.
    std::optional<Index> index; ///< Last, previous or matching.
    std::optional<Term> indexTerm;
    std::optional<std::uint64_t> count;
    std::optional<Index> leaderCommit;
    std::optional<Term> term;
    std::optional<bool> accepted;
};

/// A line of a lab log, taken apart: "000256 VOTE S1 Converting to Candidate, calling election T:1",
/// "2023/05/03 10:11:12 raft.go:210: [Server 1] term 3 became leader", or with names for its values, as
/// {"level":"info","msg":"became leader","node":1,"term":3}.
struct LabLine {
    /// In `said`: where the fields name another server.
    static constexpr char otherMark = '\x01';

    std::optional<Time> at;
    std::string topic;        ///< A word of capitals, as "VOTE"; empty when there is none.
    std::string server;       ///< As it is called: "S1", also for "1" and "Server 1".
    std::optional<Term> term; ///< That is reported beside the server: "S1 T3", "[term 3] [node 1]".
    std::string text;         ///< The rest.
    std::string said;         ///< The same behind that term, as patterns read it.
    std::string other;        ///< Another server that a field names; empty: none.
    std::string group;        ///< The group of servers that it is about, where there are several.
    LabFields fields;
    bool isLoose = false; ///< It may as well be any other text: only what it says can tell.
};

/// Nothing when the line has another form. It begins with a time (in tenths of milliseconds, in seconds, of
/// the day, or a date), a topic, and a server, between which loggers write levels and places in the program.
/// Time and topic may be missing when the server is named as one: "Server 1", not "[1]". Servers in `names`
/// are recognised by any name. `self` tells lines with named values that name no server.
std::optional<LabLine> labLineOf(std::string_view line, const ServerNames &names, std::string_view self = {});

/// "becomes leader", "starts election", "votes for 2": what only a server does.
bool describesServer(std::string_view sentence);

/// A server as sentences name it.
struct ServerWord {
    std::string_view number;
    std::string_view letter;  ///< "n" in "n1"; empty for S1, and behind words as "server".
    std::size_t length = 0;   ///< Of the whole, with brackets and what else stands in them.
    bool isNamed = false;     ///< "S1", not "[1]".
    std::optional<Term> term; ///< That stands in the same brackets.
};

/// The server that stands at the front: "S1", "[S1]", "{Node 1}", "rf[1]", "server 1", "peer-1", "[1]". Its
/// number is empty when there is none.
ServerWord serverAt(std::string_view text);

/// What a server of that number is called where another one is called `like`: "node-2" beside "node-1".
/// Empty when names there have no numbers.
std::string siblingOf(std::string_view like, std::string_view number);

} // namespace raft
