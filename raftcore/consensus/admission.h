#pragma once

#include "raftcore/consensus/server_state.h"

namespace raft {

/// Which messages a server listens to at all. Raft's proof stands on what a server has on its disk (Figure 2,
/// persistent state). A number that comes back with an empty disk, or with an older copy, has lost what it
/// promised; it is another server, and becomes a member the way every other server does (§6). And two
/// clusters may reach each other by mistake.
class Admission {
public:
    explicit Admission(ServerState &server) : m_server(server) {}

    /// Whether the message is to be processed; notes why, if it is not, and answers a candidate that cannot
    /// know that it is no member any more. A server that would found a cluster learns here that one exists.
    bool admits(const Message &message);
    /// Tells the sender of a request of an earlier term about the current one; replies are only noted (§5.1).
    void refuseStale(const Message &message);
    /// A member says that this server, which does not lead, is no member any more. It goes on asking, for it
    /// cannot check that; whether to end is for its host.
    void heedRemoval(const Message &message);

private:
    bool isNonsense(const Message &message) const;
    bool isOfOtherCluster(const Message &message) const;
    bool wouldBearAnother(const Message &message) const;
    bool isStranger(const Message &message) const;
    void refuseStranger(const Message &message);
    void findBorn(const Message &message);

    ServerState &m_server;
};

} // namespace raft
