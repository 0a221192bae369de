#pragma once

#include "raftcore/consensus/config.h"
#include "raftcore/consensus/effects.h"
#include "raftcore/consensus/membership_history.h"
#include "raftcore/consensus/random.h"
#include "raftcore/consensus/role.h"
#include "raftcore/consensus/storage.h"
#include "raftcore/consensus/write_queue.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace raft {

/// A snapshot of the leader that has not yet arrived completely.
struct IncomingSnapshot {
    Position last;
    std::string data;

    template <class Self, class Visitor>
    static void visitState(Self &self, Visitor &&visit)
    {
        visit(self.last, self.data);
    }
};

/// A read that this server has passed on to the leader.
struct ForwardedRead {
    RequestId id;   ///< As it was asked for here.
    RequestId sent; ///< As the leader was asked: never the same number twice, not even after a restart.
    Time asked{};   ///< When the leader was asked last.
};

/// The one timer of a server: an election timeout, or the next heartbeat of a leader.
struct Timer {
    Time start{};
    Time deadline{};
};

/// What a server has whatever its role: Figure 2's state on all servers, persistent and volatile, with what
/// is around it, and what every role does with it. The roles' own data stand in RoleState; the classes that
/// act for a role are made for a step, and hold this and the data of their role.
struct ServerState {
    ServerState(const Config &startConfig, Stored stored, Time start, SnapshotCheck check);

    NodeId id() const { return config.id; }
    /// The membership that counts: the latest in the log, committed or not (§6).
    const Membership &membership() const { return memberships.latest(); }
    bool holds(Rule rule) const { return config.rules.holds(rule); }
    /// Whether a step is being taken: only then is there a place for effects.
    bool isStepping() const { return effects != nullptr; }
    /// The place of the next entry that this server would append as the leader of its term.
    Position nextPosition() const { return {log.lastIndex() + 1, hard.term}; }
    /// Whether an entry of the own term is committed: only then a leader knows all that is committed (§8).
    bool hasCommittedInTerm() const { return log.termAt(commit) == hard.term; }

    // ---- whose answers count (Figure 2, persistent state; §6) ----

    /// Whether the cluster has no identity yet: then any disk counts, for there is nothing that it could have
    /// lost.
    bool isUnborn(const Membership &membership) const;
    /// Whether what `server` says from `onDisk` counts.
    bool isNamed(const Membership &membership, NodeId server, DiskId onDisk) const;
    /// Whether this server's disk is one of those that the membership names.
    bool belongsTo(const Membership &membership) const;
    /// Whether this server stands for itself when votes and copies are counted.
    bool countsItself() const { return isNamed(membership(), id(), disk); }
    /// Whether `agrees(id)` holds for a majority, by the membership that counts now (§6). This server itself
    /// is among them only on the disk that is named; of the others, that is for `agrees` to say.
    template <class Predicate>
    bool majority(Predicate agrees) const
    {
        const bool named = countsItself();
        const auto counts = [&](NodeId server) { return (named || server != id()) && agrees(server); };
        return membership().majority(counts, holds(Rule::JointNeedsBothMajorities));
    }

    // ---- the log and what is committed ----

    /// Adopts the memberships that the log holds from `from` on. True when there are any.
    bool adoptMemberships(Index from);
    /// Removes the entries from `first` on, with the memberships in them (thesis §4.1).
    void truncateFrom(Index first);
    /// Advances the commit index, with what follows from that; never goes back.
    void commitTo(Index index);
    /// Once the entry with the identity is committed, the server belongs to that cluster for good.
    void rememberCluster();
    /// The next page of what is committed and durable; empty when there is nothing to apply.
    ApplyRange takeCommitted();

    // ---- time ----

    void startElectionTimer();
    void startHeartbeatTimer();
    void startTimer(Time until);

    // ---- effects; only during a step ----

    /// The write of this step: what is to be persisted together becomes durable together.
    Write &currentWrite();
    void persistHardState();
    void persistEntries(const Entries &entries);
    /// Writes the snapshot; what follows it stays on the disk, or (where it cannot) is written again.
    void persistSnapshot(bool restIsOnDisk);

    /// Sends at once. Templates, so that a body is built where it leaves from.
    template <class Body>
    void send(NodeId to, Body &&body)
    {
        sendInTerm(hard.term, to, std::forward<Body>(body));
    }
    template <class Body>
    void sendInTerm(Term term, NodeId to, Body &&body)
    {
        RAFT_ASSERT(to != id() && term >= hard.term, to, term, hard.term);
        fill(effects->send.emplace_back(), term, to, std::forward<Body>(body));
    }
    /// Sends at once, or as soon as the write `until` is durable; 0 means at once.
    template <class Body>
    void sendAfter(WriteId until, NodeId to, Body &&body)
    {
        RAFT_ASSERT(until <= writes.lastWrite(), until, writes.lastWrite());
        Message &message = until == WriteId{} ? effects->send.emplace_back() : writes.hold(until);
        fill(message, hard.term, to, std::forward<Body>(body));
    }
    /// Sends what mentions this server's term or vote: not before they are durable (Figure 2).
    template <class Body>
    void sendPromise(NodeId to, Body &&body)
    {
        sendAfter(promiseWaitsFor(), to, std::forward<Body>(body));
    }
    /// Sends what vouches for the log up to `index`: not before term, vote and these entries are durable
    /// (Figure 2).
    template <class Body>
    void sendAcknowledgement(Index index, NodeId to, Body &&body)
    {
        sendAfter(acknowledgementWaitsFor(index), to, std::forward<Body>(body));
    }

    template <class What>
    void answer(RequestId request, What &&what)
    {
        effects->answers.push_back({request, std::forward<What>(what)});
    }
    /// Refuses a request, and says which leader to ask instead, if one is known.
    void refuse(RequestId request, Refusal why, std::optional<NodeId> leader);
    /// The transfer has ended; whether in success, its requester hears.
    void answerTransfer(const Transfer &transfer, bool success);
    void note(NoteKind kind, NodeId other = {}, Position at = {}, Term term = {})
    {
        effects->notes.push_back({kind, other, at, term});
    }

    /// Stops the program when the parts do not fit together. Only while all rules hold.
    void checkInvariants() const;

    Config config;
    Random random;
    HardState hard;
    Log log;
    std::optional<Snapshot> snapshot;
    MembershipHistory memberships;
    Index commit;
    Index applied; ///< The last index handed out for applying.
    WriteQueue writes;
    Time now{};
    Timer timer;
    DiskId disk; ///< The disk that this server keeps its promises on.
    std::optional<IncomingSnapshot> incoming;
    std::optional<Time> leaderHeard;      ///< When a leader, of whatever term, was last heard of.
    std::vector<ForwardedRead> forwarded; ///< Not yet answered by the leader of this term, oldest first.
    RequestId lastQuestion; ///< Numbers candidacies and forwarded reads, differently in every life.
    SnapshotCheck isState;  ///< Never null.
    Effects *effects = nullptr;

private:
    WriteId promiseWaitsFor() const;
    WriteId acknowledgementWaitsFor(Index index) const;
    template <class Body>
    void fill(Message &message, Term term, NodeId to, Body &&body) const
    {
        message.from = id();
        message.to = to;
        message.term = term;
        message.disk = disk;
        message.cluster = membership().cluster;
        message.body = std::forward<Body>(body);
    }
    void noticeRemoval(Index committedBefore);
};

} // namespace raft
