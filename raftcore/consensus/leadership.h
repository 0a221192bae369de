#pragma once

#include "raftcore/consensus/input.h"
#include "raftcore/consensus/leader_reads.h"
#include "raftcore/consensus/leader_transfer.h"
#include "raftcore/consensus/reconfiguration.h"

#include <optional>

namespace raft {

/// What a leader does with each thing that happens to it: Figure 2, rules for leaders, and the commit rule
/// (§5.4.2). Made for a step, of the server and of the leader's own data. It never ends its own role: a
/// leader that finds that it must not lead any longer says so, and Node makes it a follower once everything
/// here has returned. So nothing that this class holds goes away under its hands.
class Leadership {
public:
    /// Whether the server still leads.
    enum class [[nodiscard]] Verdict : std::uint8_t{Lead, StepDown};

    Leadership(ServerState &server, Leader &leader) : m_server(server), m_leader(leader) {}

    /// The term begins: `opening` is its first entry.
    void begin(EntryPayload opening);
    /// Answers and refuses what was asked of the leader; the only thing left open, which is returned, is a
    /// transfer whose target was asked to start an election.
    std::optional<Transfer> resign();

    /// Its timer has fired: the next heartbeat is due.
    Verdict timerFired();
    /// More is on its own disk.
    Verdict diskAdvanced();
    void propose(const Propose &propose);
    void read(NodeId asker, RequestId request) { reads().ask(asker, request); }
    void changeMembership(const ChangeMembership &change) { reconfiguration().change(change); }
    void transfer(const TransferLeadership &request) { handover().begin(request); }
    /// A reply has come, from whatever disk; before it is processed.
    void meet(const Message &reply) { reconfiguration().meet(reply); }
    /// A message of a member has been processed; `itsCluster` is the one that it belongs to.
    void takeIn(NodeId server, ClusterId itsCluster) { reconfiguration().takeIn(server, itsCluster); }
    Verdict receive(NodeId from, Term term, const AppendReply &reply);
    Verdict receive(NodeId from, Term term, const SnapshotReply &reply);
    /// How far the log may be compacted when the state machine needs nothing up to `base`.
    Index compactableTo(Index base) { return replicator().compactableTo(base); }

private:
    // Who does its part of the work, made where it is needed.
    Replicator replicator() { return {m_server, m_leader}; }
    LeaderReads reads() { return {m_server, m_leader}; }
    LeaderTransfer handover() { return {m_server, m_leader}; }
    Reconfiguration reconfiguration() { return {m_server, m_leader}; }

    bool answersThisTerm(NodeId from, Term asked);
    Verdict acknowledged(Progress &peer, Index match);
    Verdict advanceCommit(Index stored);
    Index storedBy(NodeId server) const;
    Index bestStored(Index stored) const;
    bool quorumIsGone();
    bool diskStalls() const;

    ServerState &m_server;
    Leader &m_leader;
};

} // namespace raft
