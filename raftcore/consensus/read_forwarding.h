#pragma once

#include "raftcore/consensus/server_state.h"

namespace raft {

/// Linearizable reads as a server serves them that does not lead: it asks the leader from which index on it
/// may read (thesis §6.4), and again while no answer comes. Made for a step.
class ReadForwarding {
public:
    explicit ReadForwarding(ServerState &server) : m_server(server) {}

    void forward(NodeId leader, RequestId request);
    /// The leader is there: those that have waited for long ask again.
    void repeat(NodeId leader);
    /// The leader has answered; `leader` is whom to ask instead, if it refused.
    void receive(NodeId from, Term term, const ReadIndexReply &reply, std::optional<NodeId> leader);
    /// The leader that was asked is not the leader any more, or that is not known.
    void refuseAll();

private:
    ServerState &m_server;
};

} // namespace raft
