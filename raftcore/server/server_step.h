#pragma once

#include "raftcore/server/server.h"

#include <cstdint>
#include <variant>
#include <vector>

/// What a running server takes in, as data: enough for another process to take the same steps with a server
/// of its own. Consensus and store are pure functions, so that both come to the same state and the same
/// effects.
namespace raft {

/// One step of a server and what became of the messages that it sent.
struct ServerStep {
    /// A message has arrived.
    struct Arrived {
        Message message;
        std::uint64_t number = 0; ///< Its number on the link, the same as at the sender.
    };
    /// Client requests that were submitted together.
    struct Called {
        std::vector<ClientRequest> requests;
    };
    /// The server remembers its store as it is now, to write a snapshot of it beside its other work. Not a
    /// step of the server itself.
    struct StoreRemembered {};
    /// The snapshot of the store that was remembered is written: the log is compacted up to there.
    struct Compacted {
        Index upTo;
    };
    /// What a message that the step sent came to at the sender.
    struct Sent {
        std::uint64_t number = 0; ///< On the link; 0 when it was lost at once.
        Time delay{};             ///< How long it is kept back on purpose.
    };
    using What = std::variant<TimerFired, Arrived, WriteDone, Called, ChangeMembership, TransferLeadership,
                              StoreRemembered, Compacted>;

    NodeId server;
    Time local{}; ///< What the server's own clock showed.
    What what;
    std::vector<Sent> sent; ///< For each message of the step's effects, in their order.
};

} // namespace raft
