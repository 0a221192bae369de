#pragma once

#include "raftcore/cluster/event.h"
#include "raftcore/consensus/role.h"

#include <optional>
#include <string_view>

/// The words that the cores of etcd and CCF have for roles and messages.
namespace raft {

/// "StateLeader", "Leader", "leader", …
std::optional<Role> coreRoleNamed(std::string_view word);
/// "MsgVoteResp", "raft_request_vote_response", …
std::optional<MessageType> coreMessageNamed(std::string_view word);

} // namespace raft
