#pragma once

#include "raftcore/consensus/messages.h"
#include "raftcore/consensus/storage.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

/// Everything that can happen to a server. Nothing else goes into Node::step().
namespace raft {

/// Node::deadline() has come.
struct TimerFired {};

/// A message has arrived.
struct Received {
    Message message;
};

/// Client commands to replicate, as one batch.
struct Propose {
    RequestId id;
    std::vector<Command> commands; ///< Not empty.
};

/// A linearizable read is asked for.
struct ReadRequest {
    RequestId id;
};

/// Make `target` the membership: one changed voter makes a simple change, more make a joint one (§6).
struct ChangeMembership {
    RequestId id;
    Membership target;
    bool joint = false; ///< Go through a joint membership even for one voter.
};

/// Hand leadership to `target`, or to the most up-to-date follower (thesis §3.10).
struct TransferLeadership {
    RequestId id;
    std::optional<NodeId> target;
};

/// The host reports that the write and all before it are durable.
struct WriteDone {
    WriteId id;
};

/// The state machine has written its state after applying everything up to `upTo` (§7).
struct Compact {
    Index upTo;
    SnapshotData state;
};

using Input = std::variant<TimerFired, Received, Propose, ReadRequest, ChangeMembership, TransferLeadership,
                           WriteDone, Compact>;

} // namespace raft
