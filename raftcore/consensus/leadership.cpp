#include "raftcore/consensus/leadership.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace raft {

// §5.2, §8: the winner opens its term with a no-op, which is also its first heartbeat. The first leader of
// all opens it with the cluster's identity.
void Leadership::begin(EntryPayload opening)
{
    RAFT_ASSERT(m_leader.peers.empty() && m_leader.rounds.latest() == ReadRound{});
    m_leader.quorumCheck = m_server.now + m_server.config.electionMin;
    replicator().followMembership();
    for (Progress &peer : m_leader.peers)
        peer.active = false;
    m_server.note(NoteKind::BecameLeader, {}, m_server.log.last(), m_server.hard.term);
    m_leader.rounds.start(m_server.now);
    if (!std::holds_alternative<NoOp>(opening))
        m_server.note(NoteKind::ClusterBorn, {}, m_server.nextPosition(), m_server.hard.term);
    replicator().replicate(std::move(opening));
    RAFT_ASSERT(m_server.log.last().term == m_server.hard.term, m_server.log.last().term);
    m_server.startHeartbeatTimer();
}

std::optional<Transfer> Leadership::resign()
{
    const std::optional<Transfer> handedOver = handover().takeHandedOver();
    handover().end(false);
    reads().refuseAll();
    m_server.startElectionTimer();
    RAFT_ASSERT(!m_leader.transfer && m_leader.rounds.pending().empty());
    return handedOver;
}

Leadership::Verdict Leadership::timerFired()
{
    if (quorumIsGone()) {
        handover().end(false);
        return Verdict::StepDown;
    }
    handover().endIfLate();
    reconfiguration().dismissLeavers();
    replicator().broadcastHeartbeat(Replicator::Chunks::Repeat);
    m_server.startHeartbeatTimer();
    reads().confirm(); // A leader without followers hears from none, and needs none.
    return Verdict::Lead;
}

Leadership::Verdict Leadership::diskAdvanced()
{
    return advanceCommit(m_server.writes.durable());
}

void Leadership::propose(const Propose &propose)
{
    const auto refuse = [&](Refusal why) { m_server.refuse(propose.id, why, m_server.id()); };
    if (m_leader.transfer) // Thesis §3.10: new entries would keep the target behind.
        return refuse(Refusal::TransferInProgress);
    if (propose.commands.empty())
        return refuse(Refusal::Invalid);
    const std::uint64_t pending = m_server.log.lastIndex().value - m_server.commit.value;
    if (pending + propose.commands.size() > m_server.config.maxPending)
        return refuse(Refusal::TooManyPending);

    const Position first = m_server.nextPosition();
    std::vector<Entry> entries;
    entries.reserve(propose.commands.size());
    for (const Command &command : propose.commands)
        entries.push_back({{first.index + entries.size(), first.term}, command});
    RAFT_ASSERT(entries.size() == propose.commands.size(), entries.size());
    m_server.answer(propose.id, Accepted{first.index, entries.back().at.index, first.term});
    replicator().replicate(std::move(entries));
}

// ---- §5.3

/// Thesis §6.4: what confirms a round, and tells about a log, is an answer to this term's own leader. A
/// server that refuses a request of an earlier term says no more than which term it is in; it does so in the
/// envelope. Numbering the rounds on over the terms would only cure the reads: a leader would have to know
/// how far its predecessors came, and the other things that a reply tells would still be taken for those of
/// this term.
bool Leadership::answersThisTerm(NodeId from, Term asked)
{
    if (asked == m_server.hard.term || !m_server.holds(Rule::RepliesAnswerTheirTerm))
        return true;
    m_server.note(NoteKind::LateReply, from, {}, asked);
    return false;
}

// Figure 2, leaders: on success advance nextIndex and matchIndex, on failure go back and try again.
Leadership::Verdict Leadership::receive(NodeId from, Term term, const AppendReply &reply)
{
    Progress *peer = m_leader.find(from);
    const Index last = m_server.log.lastIndex();
    if (peer == nullptr || reply.match > last || reply.rejected > last) {
        m_server.note(NoteKind::Ignored, from, {reply.match, {}}, term);
        return Verdict::Lead;
    }
    if (!answersThisTerm(from, reply.asked))
        return Verdict::Lead;
    peer->active = true;
    reads().confirmRound(*peer, reply.round);
    if (reply.success)
        return acknowledged(*peer, reply.match);
    replicator().retreat(*peer, reply);
    return Verdict::Lead;
}

// Figure 13: the follower tells how far the snapshot has come.
Leadership::Verdict Leadership::receive(NodeId from, Term term, const SnapshotReply &reply)
{
    Progress *peer = m_leader.find(from);
    if (peer == nullptr || reply.last.index > m_server.log.lastIndex()) {
        m_server.note(NoteKind::Ignored, from, reply.last, term);
        return Verdict::Lead;
    }
    if (!answersThisTerm(from, reply.asked))
        return Verdict::Lead;
    peer->active = true;
    reads().confirmRound(*peer, reply.round);
    const bool onItsWay = peer->isSnapshotOnItsWay(reply.last, reply.nextOffset);
    if (onItsWay && (reply.installed || reply.nextOffset > 0))
        peer->reachSnapshotOffset(reply.nextOffset, m_server.now);
    if (reply.installed)
        return acknowledged(*peer, reply.last.index);
    if (onItsWay)
        replicator().continueSnapshot(*peer, reply);
    return Verdict::Lead;
}

// The peer is looked at first, and for the last time: an advanced commit index may end a joint membership,
// and the next one changes who is fed.
Leadership::Verdict Leadership::acknowledged(Progress &peer, Index match)
{
    const bool advanced = peer.acknowledge(match, m_leader.rounds.latest(), m_server.now);
    if (peer.state == Replication::Snapshot)
        return Verdict::Lead;
    replicator().feed(peer);
    if (advanced && advanceCommit(match) == Verdict::StepDown)
        return Verdict::StepDown;
    replicator().tellCommit();
    handover().drive();
    return Verdict::Lead;
}

// ---- §5.4.2

// An entry is committed once a majority stores it and an entry of the leader's own term; entries of earlier
// terms are committed only with it (Figure 8: an entry that is counted on a majority may still be
// overwritten). `stored` is what one more server is now known to store.
Leadership::Verdict Leadership::advanceCommit(Index stored)
{
    RAFT_ASSERT(stored <= m_server.log.lastIndex(), stored, m_server.log.lastIndex());
    if (stored <= m_server.commit)
        return Verdict::Lead;
    const Index best = bestStored(stored);
    if (best == m_server.commit)
        return Verdict::Lead;
    const Log &log = m_server.log;
    if (log.termAt(best) != m_server.hard.term && m_server.holds(Rule::CommitOnlyOwnTerm)) {
        m_server.note(NoteKind::NotCommittedOldTerm, {}, {best, log.termAt(best).value_or(Term{})},
                      m_server.hard.term);
        return Verdict::Lead;
    }
    RAFT_ASSERT(best > m_server.commit && best <= stored, best, m_server.commit, stored);
    m_server.commitTo(best);
    reads().releaseWaiting();
    replicator().tellCommit();
    reconfiguration().leaveJoint();
    if (!reconfiguration().isLeftOut())
        return Verdict::Lead;
    handover().bequeath();
    return Verdict::StepDown;
}

/// Up to where `server` is known to store the log on the disk that counts.
Index Leadership::storedBy(NodeId server) const
{
    if (server == m_server.id())
        return m_server.holds(Rule::AppendIsDurable) ? m_server.writes.durable() : m_server.log.lastIndex();
    const Progress *peer = m_leader.find(server);
    RAFT_ASSERT(peer == nullptr || peer->match <= m_server.log.lastIndex(), server);
    return peer == nullptr || !peer->named ? Index{} : peer->match;
}

/// The highest index that a majority stores; the commit index when that is none beyond it. It is `stored`, or
/// what another server stores below it: nothing in between is the end of what a server stores.
Index Leadership::bestStored(Index stored) const
{
    Index best = m_server.commit;
    const auto consider = [&](Index index) {
        const auto stores = [&](NodeId server) { return storedBy(server) >= index; };
        if (index > best && (!m_server.holds(Rule::MajorityCommits) || m_server.majority(stores)))
            best = index;
    };
    consider(stored);
    if (best == stored)
        return best;
    const auto considerLess = [&](Index index) {
        if (index < stored)
            consider(index);
    };
    considerLess(storedBy(m_server.id()));
    for (const Progress &peer : m_leader.peers)
        considerLess(peer.match);
    RAFT_ASSERT(best >= m_server.commit && best < stored, best, m_server.commit, stored);
    return best;
}

// ---- thesis §6.2

/// Thesis §10.2.1: a leader may be slower to write than its followers, and goes on without its own disk. But
/// it answers only what is on it, so that a disk that hangs would keep all clients waiting.
bool Leadership::diskStalls() const
{
    constexpr int patience = 4; // Being slow is no reason.
    const std::optional<Time> since = m_server.writes.waitingSince();
    return since && m_server.now - *since > patience * m_server.config.electionMax;
}

// A leader that hears from no majority for an election timeout steps down, so that its clients look
// elsewhere. With pre-votes, too: servers that hear such a leader wait for it, and the others may lack the
// votes to replace it.
bool Leadership::quorumIsGone()
{
    const Config &config = m_server.config;
    if (!(config.checkQuorum || config.preVote) || m_server.now < m_leader.quorumCheck)
        return false;
    const bool heard = m_server.majority([this](NodeId server) {
        if (server == m_server.id())
            return true;
        const Progress *peer = m_leader.find(server);
        return peer != nullptr && peer->active && peer->named;
    });
    if (!heard || diskStalls()) {
        m_server.note(heard ? NoteKind::DiskStalled : NoteKind::QuorumLost, {}, {}, m_server.hard.term);
        return true;
    }
    for (Progress &peer : m_leader.peers)
        peer.active = false;
    m_leader.quorumCheck = m_server.now + config.electionMin;
    return false;
}

} // namespace raft
