#pragma once

#include "raftcore/cluster/event.h"
#include "raftcore/cluster/safety.h"
#include "raftcore/consensus/types.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What a scenario can expect, or wait for.
namespace raft {

/// A server as a scenario names it: by its number, or as "leader".
struct ServerName {
    NodeId id; ///< 0: the leader when the command runs.

    bool isLeader() const { return id == NodeId{}; }
    bool operator==(const ServerName &) const = default;
};

/// How two numbers are to compare.
enum class Comparison : std::uint8_t { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual };

bool holds(Comparison comparison, std::uint64_t left, std::uint64_t right);
/// As it is written: "<=".
const char *name(Comparison comparison);

/// `count` consecutive entries of one term.
struct TermRun {
    Term term;
    std::uint64_t count = 1;

    bool operator==(const TermRun &) const = default;
};
/// The terms of a log's entries; neighbouring runs differ in their terms.
using Terms = std::vector<TermRun>;

std::uint64_t lengthOf(const Terms &terms);
/// As it is written: "1,1,2" or, for longer runs, "1*100,2".
std::string inWords(const Terms &terms);

} // namespace raft

namespace raft::condition {

enum class RoleWanted : std::uint8_t { Leader, Follower, Candidate, NotLeader };

struct RoleIs {
    ServerName server;
    RoleWanted role = RoleWanted::Leader;
    std::optional<Term> term;
};
/// Some server leads, none does, or this one does.
struct LeaderIs {
    enum class Wanted : std::uint8_t { Any, None, One } wanted = Wanted::Any;
    NodeId server;
};
struct NumberIs {
    enum class What : std::uint8_t { Term, Commit, Applied } what = What::Term;
    ServerName server;
    Comparison comparison = Comparison::Equal;
    std::uint64_t number = 0;
};
struct VoteIs {
    ServerName server;
    Comparison comparison = Comparison::Equal;
    std::optional<NodeId> vote; ///< Nothing: no vote.
};
struct LogIs {
    ServerName server;
    bool equal = true;
    Terms terms;
};
struct ValueIs {
    ServerName server;
    std::string key;
    bool equal = true;
    std::optional<std::string> value;
};
struct MembershipIs {
    ServerName server;
    bool equal = true;
    std::vector<NodeId> voters;
    std::vector<NodeId> learners; ///< Those written with "~".
};
struct MatchIs {
    ServerName leader;
    ServerName follower;
    Comparison comparison = Comparison::Equal;
    std::uint64_t number = 0;
};
struct PendingCount {
    ServerName from;
    ServerName to;
    Comparison comparison = Comparison::Equal;
    std::uint64_t number = 0;
};
struct SentCount {
    ServerName from;
    ServerName to;
    MessageType type = MessageType::Append;
    Comparison comparison = Comparison::Equal;
    std::uint64_t number = 0;
};
/// What a message of that link says: the latest that was sent, or the n-th. Only what is named counts.
struct SentMessage {
    ServerName from;
    ServerName to;
    MessageType type = MessageType::Append;
    std::optional<std::uint64_t> number; ///< From 1, the first that was sent; nothing: the latest.
    std::optional<Term> term;
    std::optional<Position> prev;       ///< Of an Append.
    std::optional<Terms> entries;       ///< Of an Append.
    std::optional<std::uint64_t> count; ///< Of an Append: how many entries.
    std::optional<Index> commit;        ///< Of an Append.
    std::optional<Index> match;         ///< Of an AppendReply.
    std::optional<bool> yes;            ///< `success` of an AppendReply, `granted` of a vote's reply.
    std::optional<Position> last;       ///< Of a RequestVote, PreVote or Snapshot.
};
/// How a leader feeds a follower. Only what is named counts.
struct ProgressIs {
    enum class State : std::uint8_t { Probe, Stream, Snapshot };
    ServerName leader;
    ServerName follower;
    std::optional<State> state;
    std::optional<Index> next;
    std::optional<Index> match;
    std::optional<std::uint64_t> inflight;
};
struct SnapshotIs {
    ServerName server;
    bool equal = true;
    std::optional<Position> last;
};
struct ReadIs {
    enum class Wanted : std::uint8_t { Value, Pending, Refused } wanted = Wanted::Value;
    std::string read;
    bool equal = true;
    std::optional<std::string> value; ///< Nothing: there is no such key.
};
/// Of the latest request.
struct RequestWas {
    bool accepted = true;
};
struct Agree {
    std::vector<NodeId> servers; ///< Empty: all that are up.
};
/// Leader changes of the latest soak.
struct LeaderChanges {
    Comparison comparison = Comparison::Equal;
    std::uint64_t number = 0;
};
/// So many events have happened: a place between two that have the same time.
struct EventCount {
    Comparison comparison = Comparison::Equal;
    std::uint64_t number = 0;
};
struct Live {
    std::vector<NodeId> servers; ///< Empty: all members.
};
struct Safe {};
struct Violated {
    SafetyProperty property = SafetyProperty::ElectionSafety;
};

} // namespace raft::condition

namespace raft {

using Condition =
    std::variant<condition::RoleIs, condition::LeaderIs, condition::NumberIs, condition::VoteIs,
                 condition::LogIs, condition::ValueIs, condition::MembershipIs, condition::MatchIs,
                 condition::PendingCount, condition::SentCount, condition::SentMessage, condition::ProgressIs,
                 condition::SnapshotIs, condition::ReadIs, condition::RequestWas, condition::Agree,
                 condition::LeaderChanges, condition::EventCount, condition::Live, condition::Safe,
                 condition::Violated>;

} // namespace raft
