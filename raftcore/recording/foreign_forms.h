#pragma once

#include "raftcore/consensus/messages.h"
#include "raftcore/server/server.h"
#include "raftcore/server/server_step.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace raft {

/// The forms as text of what only links between processes have a form for. A program that can read such
/// things lends them; without them a recording that holds one is refused.
struct ForeignForms {
    std::function<std::string(const Message &)> message;
    std::function<std::optional<Message>(const std::string &)> messageFrom;
    std::function<std::string(const Server &)> server;
    std::function<std::shared_ptr<const Server>(const std::string &)> serverFrom;
    std::function<std::string(const ServerStep &)> step;
    /// Whose step it is, is left for the caller to fill in.
    std::function<std::shared_ptr<ServerStep>(const std::string &)> stepFrom;
};

} // namespace raft
