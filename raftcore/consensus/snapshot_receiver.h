#pragma once

#include "raftcore/consensus/server_state.h"

namespace raft {

/// The follower's side of InstallSnapshot: Figure 13, receiver (§7). Made for a step.
class SnapshotReceiver {
public:
    explicit SnapshotReceiver(ServerState &server) : m_server(server) {}

    /// Whether a leader of `term` can have sent that.
    static bool isWellFormed(const InstallSnapshot &request, Term term);
    /// Processes a well-formed request of the leader of the current term.
    void receive(NodeId from, Term term, const InstallSnapshot &request);

private:
    void refuse(NodeId from, Term term, const InstallSnapshot &request, NoteKind why);
    void install(const Snapshot &snapshot);
    bool keepsRest(Position last, bool matches) const;
    void replaceLog(const Snapshot &snapshot);

    ServerState &m_server;
};

} // namespace raft
