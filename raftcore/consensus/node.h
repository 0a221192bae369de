#pragma once

#include "raftcore/consensus/config.h"
#include "raftcore/consensus/effects.h"
#include "raftcore/consensus/input.h"
#include "raftcore/consensus/random.h"
#include "raftcore/consensus/role.h"
#include "raftcore/consensus/storage.h"

#include <optional>
#include <utility>
#include <vector>

namespace raft {

/// One server of the protocol: Figure 2 of the paper as a pure state machine. step() is the only way in; its
/// effects are the only way out. It reads no clock, no random device, no file and no socket, never blocks,
/// and ignores whatever nonsense the network brings. A value: a copy is an independent server with the same
/// state, and shares the unchanging parts of the log.
class Node {
public:
    /// A server as it starts with what its disk holds. `now` is the time of the start. A leader's snapshot is
    /// installed only if `isState` says that the state machine can restore it (null: it can restore
    /// anything).
    Node(const Config &config, Stored stored, Time now, SnapshotCheck isState = nullptr);

    /// Takes one input and replaces `effects` by what it causes. Pass the same object every time to keep its
    /// memory.
    void step(Time now, const Input &input, Effects &effects);

    /// When TimerFired is due next: the election timeout of a follower or candidate, the next heartbeat of a
    /// leader.
    Time deadline() const { return m_deadline; }
    /// When the running timer was started; deadline() − timerStart() is this server's own randomised timeout.
    Time timerStart() const { return m_timerStart; }

    const Config &config() const { return m_config; }
    NodeId id() const { return m_config.id; }
    Term term() const { return m_hard.term; }
    std::optional<NodeId> vote() const { return m_hard.vote; }
    Role role() const;
    /// The role with its own data.
    const RoleState &roleState() const { return m_role; }
    bool isLeader() const { return std::holds_alternative<Leader>(m_role); }
    /// The leader of the current term as far as this server knows, itself included.
    std::optional<NodeId> leader() const;

    /// The disk that this server keeps its promises on.
    DiskId disk() const { return m_disk; }
    /// The cluster that it is known to belong to; 0 while the entry with its identity is not known to be
    /// committed.
    ClusterId cluster() const { return m_hard.cluster; }

    const Log &log() const { return m_log; }
    const std::optional<Snapshot> &snapshot() const { return m_snapshot; }
    /// The membership that counts: the latest in the log, committed or not (§6).
    const Membership &membership() const { return m_memberships.back().membership; }
    Index commit() const { return m_commit; }
    /// The last index handed out for applying.
    Index applied() const { return m_applied; }
    /// Everything up to here is on this server's disk.
    Index durable() const { return m_durable; }
    /// Reads that this server has passed on to the leader, oldest first.
    const std::vector<ForwardedRead> &forwardedReads() const { return m_forwarded; }
    /// Hands out the next page of committed entries, when Config::maxApply left some; call it until it is
    /// empty.
    ApplyRange takeCommitted();

    /// The state machine holds the data of the present snapshot in a form that takes less memory.
    void holdSnapshotAs(const SnapshotData &data)
    {
        if (m_snapshot && m_snapshot->data.size() == data.size())
            m_snapshot->data = data;
    }

    /// Turns a rule off; simulations only.
    void turnOff(Rule rule) { m_config.rules.turnOff(rule); }

    /// The latest write asked for.
    WriteId lastWrite() const { return m_lastWrite; }
    /// Whether the parts of the state fit together; always so for a node that came to it by its steps.
    bool isSound() const;
    /// Shows every part of the state to `visit`, always in the same order, for copies that travel to another
    /// process: all data members stand here, but for what belongs to a single step or to the program.
    template <class Self, class Visitor>
    static void visitState(Self &self, Visitor &&visit)
    {
        visit(self.m_config, self.m_random, self.m_hard, self.m_log, self.m_snapshot, self.m_memberships,
              self.m_commit, self.m_applied, self.m_durable, self.m_role, self.m_now, self.m_timerStart,
              self.m_deadline, self.m_disk, self.m_lastWrite, self.m_pendingWrites, self.m_held,
              self.m_incoming, self.m_leaderHeard, self.m_forwarded, self.m_lastQuestion);
    }

private:
    struct ActiveMembership {
        Index since; ///< Index of the entry that holds it; 0 for the one from the start.
        Membership membership;

        template <class Self, class Visitor>
        static void visitState(Self &self, Visitor &&visit)
        {
            visit(self.since, self.membership);
        }
    };
    struct PendingWrite {
        WriteId id;
        bool hard = false;
        Index last;   ///< Last index it makes durable; lowered when a later write rewrites part of it. 0
                      ///< for none.
        Time since{}; ///< When it was asked for.

        template <class Self, class Visitor>
        static void visitState(Self &self, Visitor &&visit)
        {
            visit(self.id, self.hard, self.last, self.since);
        }
    };
    struct HeldMessage {
        WriteId until; ///< Leaves when this write is durable.
        Message message;

        template <class Self, class Visitor>
        static void visitState(Self &self, Visitor &&visit)
        {
            visit(self.until, self.message);
        }
    };
    /// Whether a round of heartbeats sends again what chunk of a snapshot is not yet answered.
    enum class Chunks : std::uint8_t { Repeat, Leave };
    struct IncomingSnapshot {
        Position last;
        std::string data;

        template <class Self, class Visitor>
        static void visitState(Self &self, Visitor &&visit)
        {
            visit(self.last, self.data);
        }
    };

    // node.cpp: dispatch, terms (§5.1), roles, timers
    void on(const TimerFired &);
    void on(const Received &received);
    void on(const WriteDone &done);
    bool acceptTerm(const Message &message);
    void refuseStale(const Message &message);
    void adoptTerm(Term term, NodeId from);
    void becomeFollower(std::optional<NodeId> leader);
    void recogniseLeader(NodeId leader);
    void resetElectionTimer();
    void scheduleHeartbeat();

    // election.cpp: §5.2, §5.4.1, thesis §9.6
    void startElection(bool preVote, bool transfer, std::optional<RequestId> ballot = std::nullopt);
    void addVote(NodeId peer, bool granted);
    void countVotes();
    void becomeLeader();
    bool mayStand() const;
    bool leaderIsAlive() const;
    bool leaderIsReasonToRefuse(const RequestVote &request) const;
    void receive(NodeId from, Term term, const RequestVote &request);
    void receive(NodeId from, Term term, const VoteReply &reply);

    // identity.cpp: which cluster and which disk a message speaks for
    bool isUnborn(const Membership &membership) const;
    bool isNamed(const Membership &membership, NodeId server, DiskId disk) const;
    bool belongsTo(const Membership &membership) const;
    Membership bornMembership(const Candidate &elected);
    bool awaitsOtherDisks();
    void rememberCluster();
    bool isOfOtherCluster(const Message &message) const;
    bool wouldBearAnother(const Message &message) const;
    bool isStranger(const Message &message) const;
    void refuseStranger(const Message &message);
    void heedRemoval(const Message &message);
    void findBorn(const Message &message);
    void meet(const Message &message);
    void meetVoter(const Message &message);
    void takeIn(NodeId server, ClusterId itsCluster);
    void noticeRemoval(Index committedBefore);

    // append.cpp: the follower's side of §5.3
    void receive(NodeId from, Term term, const AppendEntries &request);
    bool matches(Position prev) const;
    bool appendFromLeader(NodeId from, const AppendEntries &request);
    Position conflictHint(Position prev) const;

    // replication.cpp: the leader's side of §5.3, §5.4.2
    void on(const Propose &propose);
    void appendAsLeader(std::vector<Entry> entries);
    void broadcastAppend();
    void broadcastHeartbeat(Chunks chunks);
    void replicateTo(Progress &peer);
    Entries entriesFrom(Index next) const;
    void sendAppend(Progress &peer, Entries entries);
    void tellCommit();
    bool answersThisTerm(NodeId from, Term asked);
    void receive(NodeId from, Term term, const AppendReply &reply);
    void acknowledged(Progress &peer, Index match);
    void rejected(Progress &peer, const AppendReply &reply);
    void advanceCommit(Index stored);
    void commitTo(Index index);
    void forget(Progress &peer);
    void checkQuorum();
    bool diskStalls() const;
    /// Whether `agrees(id)` holds for a majority, by the membership that counts now (§6). This server itself
    /// is among them only on the disk that is named; of the others, that is for `agrees` to say.
    template <class Predicate>
    bool majority(Predicate agrees) const
    {
        const bool named = isNamed(membership(), id(), m_disk);
        const auto counts = [&](NodeId server) { return (named || server != id()) && agrees(server); };
        return membership().majority(counts, holds(Rule::JointNeedsBothMajorities));
    }
    Progress *progressOf(NodeId server);
    const Progress *progressOf(NodeId server) const;

    // snapshot.cpp: §7
    void on(const Compact &compact);
    Index keptFrom(Index base);
    void sendSnapshot(Progress &peer);
    void sendEmptyChunk(const Progress &peer);
    void noteCatchUp(Progress &peer, std::uint64_t offset);
    void receive(NodeId from, Term term, const InstallSnapshot &request);
    void receive(NodeId from, Term term, const SnapshotReply &reply);
    void refuseSnapshot(NodeId from, Term term, const InstallSnapshot &request, NoteKind why);
    void installSnapshot(const Snapshot &snapshot);
    void persistSnapshot(bool restIsOnDisk);

    // reads.cpp: thesis §6.4
    void on(const ReadRequest &request);
    void forwardRead(NodeId leader, RequestId request);
    void repeatForwardedReads(NodeId leader);
    void refuseForwardedReads();
    void askForRead(NodeId asker, RequestId request);
    void startRound();
    void releaseWaitingReads();
    void confirmRound(Progress &peer, ReadRound round);
    void confirmReads();
    void answerRead(NodeId asker, RequestId request, Index index);
    void refuseRead(NodeId asker, RequestId request, const Refused &why);
    void refuseReads();
    void receive(NodeId from, Term term, const ReadIndex &request);
    void receive(NodeId from, Term term, const ReadIndexReply &reply);

    // membership_change.cpp: §6, thesis chapter 4
    void on(const ChangeMembership &change);
    std::optional<Refusal> changeObstacle() const;
    std::optional<Refusal> changeRefusal(const ChangeMembership &change) const;
    void dismissLeavers();
    Time leaverPatience() const;
    bool isReadyToVote(NodeId server) const;
    void adoptMemberships(Index from);
    void dropMembershipsFrom(Index from);
    const Membership &membershipAt(Index index) const;
    void forgetMembershipsBefore(Index index);
    void syncProgressWithMembership();
    void afterMembershipCommit();

    // transfer.cpp: thesis §3.10
    void on(const TransferLeadership &request);
    void driveTransfer();
    const Progress *mostUpToDate() const;
    void endTransfer(bool success);
    void settleHandover();
    void answerTransfer(const Transfer &transfer, bool success);
    void receive(NodeId from, Term term, const TimeoutNow &request);

    // effects (node.cpp)
    Write &currentWrite();
    void persistHardState();
    void persistEntries(const Entries &entries);
    /// Templates, so that a body is built where it leaves from.
    template <class Body>
    void send(NodeId to, Body &&body)
    {
        sendInTerm(m_hard.term, to, std::forward<Body>(body));
    }
    template <class Body>
    void sendInTerm(Term term, NodeId to, Body &&body)
    {
        Message &message = m_effects->send.emplace_back();
        message.from = id();
        message.to = to;
        message.term = term;
        message.disk = m_disk;
        message.cluster = membership().cluster;
        message.body = std::forward<Body>(body);
    }
    void sendAfter(WriteId until, NodeId to, MessageBody &&body);
    void sendPromise(NodeId to, MessageBody &&body);
    void sendAcknowledgement(Index index, NodeId to, MessageBody &&body);
    void releaseHeld(WriteId durable);
    WriteId hardWriteOutstanding() const;
    WriteId writeCovering(Index index) const;
    void refuse(RequestId request, Refusal why);
    void note(NoteKind kind, NodeId other = {}, Position at = {}, Term term = {});
    void checkInvariants() const;
    bool holds(Rule rule) const { return m_config.rules.holds(rule); }

    Config m_config;
    Random m_random;
    HardState m_hard;
    Log m_log;
    std::optional<Snapshot> m_snapshot;
    std::vector<ActiveMembership> m_memberships; ///< Oldest first; never empty.
    Index m_commit;
    Index m_applied;
    Index m_durable;
    RoleState m_role;
    Time m_now{};
    Time m_timerStart{};
    Time m_deadline{};
    DiskId m_disk;
    WriteId m_lastWrite;
    std::vector<PendingWrite> m_pendingWrites; ///< Not yet durable, oldest first.
    std::vector<HeldMessage> m_held;           ///< Messages that wait for a write, in the order of sending.
    std::optional<IncomingSnapshot> m_incoming;
    std::optional<Time> m_leaderHeard;      ///< When a leader, of whatever term, was last heard of.
    std::vector<ForwardedRead> m_forwarded; ///< Not yet answered by the leader of this term, oldest first.
    RequestId m_lastQuestion;     ///< Numbers candidacies and forwarded reads, differently in every life.
    SnapshotCheck m_isState;      ///< Never null.
    Effects *m_effects = nullptr; ///< Only during a step.
};

} // namespace raft
