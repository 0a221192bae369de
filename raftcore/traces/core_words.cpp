#include "raftcore/traces/core_words.h"

#include <array>
#include <utility>

namespace raft {

std::optional<Role> coreRoleNamed(std::string_view word)
{
    if (word.starts_with("State"))
        word.remove_prefix(5);
    constexpr std::array<std::pair<std::string_view, Role>, 14> roles{
        {{"Follower", Role::Follower},
         {"PreVoteCandidate", Role::PreCandidate},
         {"PreCandidate", Role::PreCandidate},
         {"Candidate", Role::Candidate},
         {"Leader", Role::Leader},
         {"follower", Role::Follower},
         {"candidate", Role::Candidate},
         {"leader", Role::Leader},
         {"pre-candidate", Role::PreCandidate},
         {"learner", Role::Follower},
         {"primary", Role::Leader}, // As MongoDB's specifications have it.
         {"Primary", Role::Leader},
         {"secondary", Role::Follower},
         {"Secondary", Role::Follower}}};
    for (const auto &[name, role] : roles)
        if (name == word)
            return role;
    return std::nullopt;
}

std::optional<MessageType> coreMessageNamed(std::string_view word)
{
    constexpr std::array<std::pair<std::string_view, MessageType>, 19> types{
        {{"MsgVote", MessageType::RequestVote},
         {"MsgVoteResp", MessageType::RequestVoteReply},
         {"MsgPreVote", MessageType::PreVote},
         {"MsgPreVoteResp", MessageType::PreVoteReply},
         {"MsgApp", MessageType::Append},
         {"MsgAppResp", MessageType::AppendReply},
         {"MsgHeartbeat", MessageType::Heartbeat},
         {"MsgHeartbeatResp", MessageType::AppendReply},
         {"MsgSnap", MessageType::Snapshot},
         {"MsgTimeoutNow", MessageType::TimeoutNow},
         {"MsgReadIndex", MessageType::ReadIndex},
         {"MsgReadIndexResp", MessageType::ReadIndexReply},
         {"raft_append_entries", MessageType::Append},
         {"raft_append_entries_response", MessageType::AppendReply},
         {"raft_request_vote", MessageType::RequestVote},
         {"raft_request_vote_response", MessageType::RequestVoteReply},
         {"raft_request_pre_vote", MessageType::PreVote},
         {"raft_request_pre_vote_response", MessageType::PreVoteReply},
         {"raft_propose_request_vote", MessageType::TimeoutNow}}};
    for (const auto &[name, type] : types)
        if (name == word)
            return type;
    return std::nullopt;
}

} // namespace raft
