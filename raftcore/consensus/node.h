#pragma once

#include "raftcore/consensus/candidacy.h"
#include "raftcore/consensus/input.h"
#include "raftcore/consensus/leadership.h"
#include "raftcore/consensus/server_state.h"

#include <optional>
#include <vector>

namespace raft {

/// One server of the protocol: Figure 2 of the paper as a pure state machine. step() is the only way in; its
/// effects are the only way out. It reads no clock, no random device, no file and no socket, never blocks,
/// and ignores whatever nonsense the network brings. A value: a copy is an independent server with the same
/// state, and shares the unchanging parts of the log.
///
/// It decides who the server is: terms, votes and the change of roles stand here. What a role does is for the
/// classes that act for it during a step (Leadership, Candidacy, Voter, AppendReceiver, …); they hold
/// references to the role's data, and never replace it. What they find about the role they return, and it is
/// carried out here when they are gone.
class Node {
public:
    /// A server as it starts with what its disk holds. `now` is the time of the start. A leader's snapshot is
    /// installed only if `isState` says that the state machine can restore it (null: it can restore
    /// anything).
    Node(const Config &config, Stored stored, Time now, SnapshotCheck isState = nullptr)
        : m_server(config, std::move(stored), now, isState)
    {
    }

    /// Takes one input and replaces `effects` by what it causes. Pass the same object every time to keep its
    /// memory.
    void step(Time now, const Input &input, Effects &effects);

    /// When TimerFired is due next: the election timeout of a follower or candidate, the next heartbeat of a
    /// leader.
    Time deadline() const { return m_server.timer.deadline; }
    /// When the running timer was started; deadline() − timerStart() is this server's own randomised timeout.
    Time timerStart() const { return m_server.timer.start; }

    /// What it was made with, and the rules that hold by now.
    const Config &config() const { return m_server.config; }
    /// Its number.
    NodeId id() const { return m_server.id(); }
    /// currentTerm of Figure 2.
    Term term() const { return m_server.hard.term; }
    /// votedFor of Figure 2.
    std::optional<NodeId> vote() const { return m_server.hard.vote; }
    /// What it is in its term.
    Role role() const;
    /// The role with its own data.
    const RoleState &roleState() const { return m_role; }
    /// Whether it leads its term.
    bool isLeader() const { return std::holds_alternative<Leader>(m_role); }
    /// The leader of the current term as far as this server knows, itself included.
    std::optional<NodeId> leader() const;

    /// The disk that this server keeps its promises on.
    DiskId disk() const { return m_server.disk; }
    /// The cluster that it is known to belong to; 0 while the entry with its identity is not known to be
    /// committed.
    ClusterId cluster() const { return m_server.hard.cluster; }

    /// Its entries, committed or not.
    const Log &log() const { return m_server.log; }
    /// The snapshot that its log follows, if there is one.
    const std::optional<Snapshot> &snapshot() const { return m_server.snapshot; }
    /// The membership that counts: the latest in the log, committed or not (§6).
    const Membership &membership() const { return m_server.membership(); }
    /// commitIndex of Figure 2.
    Index commit() const { return m_server.commit; }
    /// The last index handed out for applying.
    Index applied() const { return m_server.applied; }
    /// Everything up to here is on this server's disk.
    Index durable() const { return m_server.writes.durable(); }
    /// Reads that this server has passed on to the leader, oldest first.
    const std::vector<ForwardedRead> &forwardedReads() const { return m_server.forwarded; }
    /// Hands out the next page of committed entries, when Config::maxApply left some; call it until it is
    /// empty.
    ApplyRange takeCommitted() { return m_server.takeCommitted(); }

    /// The state machine holds the data of the present snapshot in a form that takes less memory.
    void holdSnapshotAs(const SnapshotData &data);

    /// Turns a rule off; simulations only.
    void turnOff(Rule rule) { m_server.config.rules.turnOff(rule); }

    /// The latest write asked for.
    WriteId lastWrite() const { return m_server.writes.lastWrite(); }
    /// Shows every part of the state to `visit`, always in the same order, for copies that travel to another
    /// process: all data members stand here, but for what belongs to a single step or to the program.
    template <class Self, class Visitor>
    static void visitState(Self &self, Visitor &&visit)
    {
        auto &server = self.m_server;
        const auto show = [&](auto &durable, auto &lastWrite, auto &pending, auto &held) {
            visit(server.config, server.random, server.hard, server.log, server.snapshot, server.memberships,
                  server.commit, server.applied, durable, self.m_role, server.now, server.timer.start,
                  server.timer.deadline, server.disk, lastWrite, pending, held, server.incoming,
                  server.leaderHeard, server.forwarded, server.lastQuestion);
        };
        WriteQueue::visitState(server.writes, show);
    }

private:
    // node.cpp: what happens to the server, and who answers it
    void on(const TimerFired &);
    void on(const Received &received);
    void on(const WriteDone &done);
    void on(const Propose &propose);
    void on(const ReadRequest &request);
    void on(const ChangeMembership &change);
    void on(const TransferLeadership &request);
    void on(const Compact &compact);
    void receive(NodeId from, Term term, const RequestVote &request);
    void receive(NodeId from, Term term, const VoteReply &reply);
    void receive(NodeId from, Term term, const AppendEntries &request);
    void receive(NodeId from, Term term, const AppendReply &reply);
    void receive(NodeId from, Term term, const InstallSnapshot &request);
    void receive(NodeId from, Term term, const SnapshotReply &reply);
    void receive(NodeId from, Term term, const TimeoutNow &);
    void receive(NodeId from, Term term, const ReadIndex &request);
    void receive(NodeId from, Term term, const ReadIndexReply &reply);
    void process(const Message &message);
    void checkInvariants() const;
    void releaseHeld(WriteId durable);
    void refuseAsNoLeader(RequestId request);

    // election.cpp: terms (§5.1) and roles (§5.2)
    bool acceptTerm(const Message &message);
    void adoptTerm(Term term, NodeId from);
    Follower &becomeFollower(std::optional<NodeId> leader);
    void recogniseLeader(NodeId leader);
    void startElection(bool preVote, bool transfer, std::optional<RequestId> ballot = std::nullopt);
    void becomeLeader(Candidate &elected);
    void conclude(Candidate &candidate, Candidacy::Outcome outcome);
    void conclude(Leadership::Verdict verdict);
    bool mayStand() const;
    void settleHandover();

    ServerState m_server;
    RoleState m_role;
};

} // namespace raft
