#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace raft {

/// The forms in which implementations of Raft tell what they do.
enum class TraceForm : std::uint8_t {
    Own,            ///< *.trace.jsonl.
    LabLog,         ///< "000256 VOTE S1 …", as courses have it.
    StateTrace,     ///< JSON lines of etcd's and CCF's cores, for checking against TLA+.
    Interaction,    ///< Transcripts of the tests of etcd's core: "1->2 MsgApp Term:1 Log:1/13 …".
    Counterexample, ///< TLC's text: "State 7: <Timeout …>".
    Itf,            ///< Apalache's JSON.
    ServerLog,      ///< Logs of running servers: hashicorp/raft, etcd.
};

/// As the option --form spells it: "own", "lab", …
std::string_view name(TraceForm form);
/// For people: "lab log".
std::string_view title(TraceForm form);
std::optional<TraceForm> traceFormNamed(std::string_view name);
const std::vector<TraceForm> &allTraceForms();

/// The form of a file that begins like this; nothing when it has none of them.
std::optional<TraceForm> traceFormOf(std::string_view beginning);

} // namespace raft
