#include "raftcore/traces/own_words.h"

#include <array>
#include <utility>

namespace raft {

namespace {

constexpr std::array<std::pair<std::string_view, TraceKind>, 13> kinds{{{"state", TraceKind::State},
                                                                        {"send", TraceKind::Send},
                                                                        {"recv", TraceKind::Receive},
                                                                        {"drop", TraceKind::Drop},
                                                                        {"timeout", TraceKind::Timeout},
                                                                        {"commit", TraceKind::Commit},
                                                                        {"snapshot", TraceKind::Snapshot},
                                                                        {"conf", TraceKind::Conf},
                                                                        {"crash", TraceKind::Crash},
                                                                        {"restart", TraceKind::Restart},
                                                                        {"client", TraceKind::Client},
                                                                        {"note", TraceKind::Note},
                                                                        {"receive", TraceKind::Receive}}};

constexpr std::array<std::pair<std::string_view, Role>, 7> roles{{{"follower", Role::Follower},
                                                                  {"precandidate", Role::PreCandidate},
                                                                  {"candidate", Role::Candidate},
                                                                  {"leader", Role::Leader},
                                                                  {"learner", Role::Follower},
                                                                  {"pre-candidate", Role::PreCandidate},
                                                                  {"primary", Role::Leader}}};

constexpr std::array<std::pair<std::string_view, MessageType>, 23> types{
    {{"RequestVote", MessageType::RequestVote},
     {"RequestVoteReply", MessageType::RequestVoteReply},
     {"PreVote", MessageType::PreVote},
     {"PreVoteReply", MessageType::PreVoteReply},
     {"AppendEntries", MessageType::Append},
     {"Heartbeat", MessageType::Heartbeat},
     {"AppendEntriesReply", MessageType::AppendReply},
     {"InstallSnapshot", MessageType::Snapshot},
     {"InstallSnapshotReply", MessageType::SnapshotReply},
     {"TimeoutNow", MessageType::TimeoutNow},
     {"ReadIndex", MessageType::ReadIndex},
     {"ReadIndexReply", MessageType::ReadIndexReply},
     {"RequestVoteResponse", MessageType::RequestVoteReply},
     {"PreVoteResponse", MessageType::PreVoteReply},
     {"AppendEntriesResponse", MessageType::AppendReply},
     {"HeartbeatReply", MessageType::AppendReply},
     {"HeartbeatResponse", MessageType::AppendReply},
     {"InstallSnapshotResponse", MessageType::SnapshotReply},
     {"ReadIndexResponse", MessageType::ReadIndexReply},
     {"Append", MessageType::Append},
     {"AppendReply", MessageType::AppendReply},
     {"Vote", MessageType::RequestVote},
     {"VoteReply", MessageType::RequestVoteReply}}};

template <class Table, class Value>
std::string_view wordFor(const Table &table, Value value)
{
    for (const auto &[word, meaning] : table)
        if (meaning == value)
            return word;
    return {};
}

template <class Value, std::size_t size>
std::optional<Value> meaningOf(const std::array<std::pair<std::string_view, Value>, size> &table,
                               std::string_view word)
{
    for (const auto &[known, meaning] : table)
        if (known == word)
            return meaning;
    return std::nullopt;
}

} // namespace

std::string_view word(TraceKind kind)
{
    return wordFor(kinds, kind);
}

std::optional<TraceKind> traceKindNamed(std::string_view word)
{
    return meaningOf(kinds, word);
}

std::string_view word(Role role)
{
    return wordFor(roles, role);
}

std::optional<Role> roleNamed(std::string_view word)
{
    return meaningOf(roles, word);
}

std::string_view word(MessageType type)
{
    return wordFor(types, type);
}

std::optional<MessageType> messageTypeNamed(std::string_view word)
{
    return meaningOf(types, word);
}

} // namespace raft
