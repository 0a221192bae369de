#pragma once

#include "raftcore/consensus/input.h"
#include "raftcore/consensus/replicator.h"

#include <optional>

namespace raft {

/// Handing leadership over, as the leader does it (thesis §3.10): the target is brought up to date, takes no
/// new entries meanwhile, and is then asked to start an election at once. Made for a step.
class LeaderTransfer {
public:
    LeaderTransfer(ServerState &server, Leader &leader) : m_server(server), m_leader(leader) {}

    void begin(const TransferLeadership &request);
    /// Goes on with a transfer, if one is open; call it when the target has come forward.
    void drive();
    /// Ends a transfer, if one is open, and answers its requester.
    void end(bool success);
    /// Ends what has taken too long.
    void endIfLate();
    /// Takes out a transfer whose target was asked to start an election: whether it wins, only a follower
    /// will know.
    std::optional<Transfer> takeHandedOver();
    /// Leadership ends with the membership that has left this server out: the best heir is asked to start an
    /// election.
    void bequeath();

private:
    bool isOrdered() const { return m_leader.transfer && m_leader.transfer->ordered; }
    const Progress *mostUpToDate() const;
    Replicator replicator() { return {m_server, m_leader}; }

    ServerState &m_server;
    Leader &m_leader;
};

} // namespace raft
