#pragma once

#include "raftcore/consensus/input.h"
#include "raftcore/consensus/replicator.h"

#include <optional>

namespace raft {

/// Membership changes, as the leader makes them: on request, to leave a joint membership, and to take in a
/// member on the disk that it answers from (§6, thesis chapter 4). Made for a step.
class Reconfiguration {
public:
    Reconfiguration(ServerState &server, Leader &leader) : m_server(server), m_leader(leader) {}

    void change(const ChangeMembership &change);
    /// A committed joint membership is left at once (§6).
    void leaveJoint();
    /// Whether a membership without this server's vote is committed: then it leads no longer (thesis §4.2.2).
    bool isLeftOut() const;

    /// A member answers: begins with it anew if it does so from another disk than before.
    void meet(const Message &reply);
    /// A member answers on a disk that does not count yet: names that disk, if the member holds the log.
    void takeIn(NodeId server, ClusterId itsCluster);
    /// Lets those go that know that they are removed, and those that have not answered for long.
    void dismissLeavers();

private:
    std::optional<Refusal> obstacle() const;
    std::optional<Refusal> refusal(const ChangeMembership &change) const;
    Membership result(const ChangeMembership &change) const;
    bool isReadyToVote(NodeId server) const;
    void commence(Membership next);
    Replicator replicator() { return {m_server, m_leader}; }

    ServerState &m_server;
    Leader &m_leader;
};

} // namespace raft
