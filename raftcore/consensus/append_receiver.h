#pragma once

#include "raftcore/consensus/server_state.h"

namespace raft {

/// The follower's side of log replication: AppendEntries of Figure 2, receiver (§5.3). Made for a step.
class AppendReceiver {
public:
    explicit AppendReceiver(ServerState &server) : m_server(server) {}

    /// Whether a leader of `term` can have sent that: consecutive entries after `prev` whose terms do not
    /// decrease. Anything else is nonsense.
    static bool isWellFormed(const AppendEntries &request, Term term);
    /// Processes a well-formed request of the leader of the current term.
    void receive(NodeId from, Term term, const AppendEntries &request);

private:
    bool matches(Position prev) const;
    Entries freshOf(const AppendEntries &request) const;
    bool append(NodeId from, const AppendEntries &request);
    bool makeRoom(NodeId from, Position first);
    Position conflictHint(Position prev) const;

    ServerState &m_server;
};

} // namespace raft
