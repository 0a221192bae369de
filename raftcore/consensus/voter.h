#pragma once

#include "raftcore/consensus/server_state.h"

#include <optional>

namespace raft {

/// A server as a voter: to whom it gives its vote (§5.2, §5.4.1), and whom it keeps waiting while a leader is
/// alive (thesis §4.2.3). Acts for the server during a step.
class Voter {
public:
    /// `leads`: the server is the leader of its term itself.
    Voter(ServerState &server, bool leads) : m_server(server), m_leads(leads) {}

    /// Figure 2, RequestVote, receiver: answers the candidate. True when it has given it the vote of the
    /// term, which is a reason for a follower to wait anew.
    bool answer(NodeId from, Term term, const RequestVote &request);
    /// A vote that helps to depose a living leader breaks the lease that its heartbeats gave it (thesis
    /// §6.4.1), unless the leader itself wishes it.
    bool defendsLeaderFrom(const RequestVote &request) const;

private:
    bool leaderIsAlive() const;
    std::optional<NoteKind> reasonToRefuse(NodeId from, Term term, const RequestVote &request) const;

    ServerState &m_server;
    bool m_leads;
};

} // namespace raft
