#pragma once

#include "raftcore/cluster/event.h"
#include "raftcore/cluster/knowledge.h"
#include "raftcore/consensus/role.h"
#include "raftcore/consensus/types.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What the lines of a trace tell, whatever form they are written in. What a line does not tell is absent: it
/// is unknown, or as it was.
namespace raft {

/// Where something was reported: file number `file` of those that were opened, and its line, from 1 on.
struct SourceLine {
    std::uint32_t line = 0;
    std::uint16_t file = 0;

    bool operator==(const SourceLine &) const = default;
};

/// What a line of a trace reports.
enum class TraceKind : std::uint8_t {
    State, ///< Tells only how the server is.
    Send,
    Receive,
    Drop, ///< A message is lost.
    Timeout,
    Commit,
    Snapshot, ///< The server replaced the beginning of its log.
    Conf,     ///< The membership counts from here on, for this server.
    Crash,
    Restart,
    Client, ///< A client asks, or is answered; the text says what.
    Note,   ///< Anything else, as text.
};

/// An entry as far as it is reported.
struct TraceEntry {
    Term term;                       ///< 0: unknown.
    std::optional<std::string> data; ///< What it holds, for people; nothing: unknown.

    bool operator==(const TraceEntry &) const = default;
};

/// How a log changed, in this order: what is at its beginning, what is cut off, what is appended.
struct TraceLogChange {
    /// Everything up to here is replaced; the rest stays as far as it is there.
    std::optional<Position> base;
    std::optional<Index> cut;        ///< This entry and all after it are gone.
    std::optional<Index> from;       ///< Cut there, then `entries` are appended.
    std::vector<TraceEntry> entries; ///< Empty without `from`.
    std::optional<Index> last;       ///< Only where it ends is reported.

    bool operator==(const TraceLogChange &) const = default;
};

/// Who belongs to the cluster, for the server that says so.
struct TraceMembers {
    std::vector<NodeId> voters;
    std::vector<NodeId> outgoing;
    std::vector<NodeId> learners;

    bool operator==(const TraceMembers &) const = default;
};

/// A message as far as it is reported.
struct TraceMessage {
    std::optional<std::uint64_t> id; ///< Unique in the run.
    NodeId from;                     ///< 0: unknown.
    NodeId to;
    std::optional<MessageType> type;
    std::optional<Term> term;
    std::optional<Position> at;         ///< last, prev, match or conflict, or what a snapshot replaces.
    std::optional<std::uint64_t> count; ///< How many entries.
    std::vector<Term> terms;            ///< Of the entries; empty when only their number is reported.
    std::optional<Index> commit;        ///< The leader's commit index.
    std::optional<bool> accepted;       ///< Of an answer: granted, or a success.

    bool operator==(const TraceMessage &) const = default;
};

/// What one line tells, or one part of it.
struct TraceItem {
    SourceLine where;
    std::optional<Time> at; ///< Nothing: right after what came before.
    NodeId server;          ///< Where it happened; 0 when nothing says so.
    TraceKind kind = TraceKind::Note;

    // The server afterwards.
    std::optional<Term> term;
    std::optional<Role> role;
    std::optional<NodeId> vote;   ///< 0: for none.
    std::optional<NodeId> leader; ///< 0: it knows of none.
    std::optional<Index> commit;
    std::optional<Index> applied;
    std::optional<TraceLogChange> log;
    std::optional<TraceMembers> members;
    bool freshDisk = false; ///< It begins on another disk: what it had promised was on the former one.
    /// The source reports no restarts: what is volatile may have begun anew.
    bool restartsUnreported = false;
    /// Of a note: what came before belongs to another cluster, as in a log of many tests.
    bool newRun = false;
    bool logInferred = false;  ///< `log` is concluded from other lines, not reported.
    bool termInferred = false; ///< The same of `term` and `role`.

    std::optional<TraceMessage> message; ///< Of Send, Receive and Drop always.
    std::string text;                    ///< For people, as it was written.

    bool operator==(const TraceItem &) const = default;

    bool concernsMessage() const { return message.has_value(); }
};

} // namespace raft
