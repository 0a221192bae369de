#pragma once

#include "raftcore/consensus/messages.h"
#include "raftcore/consensus/storage.h"

#include <optional>
#include <variant>
#include <vector>

/// Everything that can happen to a server. Nothing else goes into Node::step().
namespace raft {

/// Node::deadline() has come.
struct TimerFired {};

/// A message has arrived.
struct Received {
    Message message; ///< As it came, from whatever sender.
};

/// Client commands to replicate, as one batch.
struct Propose {
    RequestId id;                  ///< Chosen by the host; the answer bears it.
    std::vector<Command> commands; ///< Not empty.
};

/// A linearizable read is asked for.
struct ReadRequest {
    RequestId id; ///< As in Propose.
};

/// Make `target` the membership: one changed voter makes a simple change, more make a joint one (§6).
struct ChangeMembership {
    RequestId id;       ///< As in Propose.
    Membership target;  ///< Who is to belong to the cluster.
    bool joint = false; ///< Go through a joint membership even for one voter.
};

/// Hand leadership to `target`, or to the most up-to-date follower (thesis §3.10).
struct TransferLeadership {
    RequestId id;                 ///< As in Propose.
    std::optional<NodeId> target; ///< Nothing: the server chooses.
};

/// The host reports that the write and all before it are durable.
struct WriteDone {
    WriteId id; ///< Of Write::id.
};

/// The state machine has written its state after applying everything up to `upTo` (§7).
struct Compact {
    Index upTo;         ///< The last index whose effect is in the state.
    SnapshotData state; ///< All of it.
};

/// Anything that can happen to a server.
using Input = std::variant<TimerFired, Received, Propose, ReadRequest, ChangeMembership, TransferLeadership,
                           WriteDone, Compact>;

} // namespace raft
