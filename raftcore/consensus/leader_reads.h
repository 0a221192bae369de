#pragma once

#include "raftcore/consensus/replicator.h"

namespace raft {

/// Linearizable reads without the log, as the leader serves them: ReadIndex and leases (thesis §6.4). Made
/// for a step.
class LeaderReads {
public:
    LeaderReads(ServerState &server, Leader &leader) : m_server(server), m_leader(leader) {}

    /// This server or a follower asks from which index on it may read.
    void ask(NodeId asker, RequestId request);
    /// An entry of the term is committed: reads that waited for it get their index and start their round.
    void releaseWaiting();
    /// A reply of that round has come from the peer.
    void confirmRound(Progress &peer, ReadRound round);
    /// Answers what is confirmed by now.
    void confirm();
    /// Leadership is gone: it cannot be known whether these reads would have been answered rightly.
    void refuseAll();

private:
    bool isConfirmed(ReadRound round) const;
    void startRound();
    void answer(const PendingRead &read);
    void refuse(const PendingRead &read, const Refused &why);
    Replicator replicator() { return {m_server, m_leader}; }

    ServerState &m_server;
    Leader &m_leader;
};

} // namespace raft
