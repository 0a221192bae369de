#include "raftcore/consensus/leader_reads.h"

#include <algorithm>

namespace raft {

// Thesis §6.4: remember the commit index, confirm by a round of heartbeats that began afterwards that no
// server else leads, then answer. Before the first commit of the term the leader does not know what is
// committed.
void LeaderReads::ask(NodeId asker, RequestId request)
{
    ReadRounds &rounds = m_leader.rounds;
    if (rounds.pending().size() >= m_server.config.maxPending)
        return refuse({asker, request, {}, {}}, {Refusal::TooManyPending, m_server.id()});
    if (!m_server.hasCommittedInTerm() && m_server.holds(Rule::ReadsWaitForOwnTerm))
        return rounds.addWaiting(asker, request);
    const bool byLease = m_server.config.leaseReads && rounds.holdsLease(m_server.now);
    if (byLease || !m_server.holds(Rule::ReadsAreConfirmed))
        return answer({asker, request, m_server.commit, {}});
    rounds.add(asker, request, m_server.commit);
    if (!rounds.isFull()) // Else it shares the next round with those that come meanwhile.
        startRound();
}

/// Leaders without followers hear from no other, and need no other: they confirm the round themselves.
void LeaderReads::startRound()
{
    replicator().broadcastHeartbeat(Replicator::Chunks::Leave);
    RAFT_ASSERT(!m_leader.rounds.needsRound(), m_leader.rounds.latest());
    confirm();
}

void LeaderReads::releaseWaiting()
{
    RAFT_ASSERT(m_server.commit <= m_server.log.lastIndex(), m_server.commit, m_server.log.lastIndex());
    if (m_leader.rounds.releaseWaiting(m_server.commit))
        startRound();
}

void LeaderReads::confirmRound(Progress &peer, ReadRound round)
{
    const ReadRound latest = m_leader.rounds.latest();
    if (!m_server.holds(Rule::ReadRoundsGrow))
        round = latest;
    if (round > latest || round <= peer.confirmed)
        return;
    RAFT_ASSERT(round > ReadRound{}); // It is later than what was confirmed.
    peer.confirmed = round;
    confirm();
}

bool LeaderReads::isConfirmed(ReadRound round) const
{
    RAFT_ASSERT(round <= m_leader.rounds.latest(), round, m_leader.rounds.latest());
    return m_server.majority([this, round](NodeId server) {
        if (server == m_server.id())
            return true;
        const Progress *peer = m_leader.find(server);
        return peer != nullptr && peer->named && peer->confirmed >= round;
    });
}

// A reply confirms leadership for everything that was asked before its round began, never for anything later.
void LeaderReads::confirm()
{
    ReadRounds &rounds = m_leader.rounds;
    // Thesis §6.4.1: no other server can be elected within the shortest timeout after the round began. A
    // tenth of it is left for clocks that do not run alike.
    const Time lease = m_server.config.electionMin - m_server.config.electionMin / 10;
    for (auto round = rounds.oldestOpen(); round && isConfirmed(*round); round = rounds.oldestOpen())
        rounds.confirmOldest(lease);
    Index upTo;
    for (const PendingRead &read : rounds.takeConfirmed()) {
        answer(read);
        upTo = std::max(upTo, read.index);
    }
    if (upTo != Index{})
        m_server.note(NoteKind::ReadConfirmed, {}, {upTo, {}}, m_server.hard.term);
    if (rounds.needsRound())
        replicator().broadcastHeartbeat(Replicator::Chunks::Leave);
    RAFT_ASSERT(!rounds.needsRound(), rounds.latest());
}

void LeaderReads::answer(const PendingRead &read)
{
    RAFT_ASSERT(read.index <= m_server.commit, read.index, m_server.commit);
    if (read.asker == m_server.id())
        m_server.answer(read.id, ReadAt{read.index});
    else
        m_server.send(read.asker, ReadIndexReply{read.id, true, read.index});
}

void LeaderReads::refuse(const PendingRead &read, const Refused &why)
{
    if (read.asker == m_server.id())
        m_server.answer(read.id, why);
    else
        m_server.send(read.asker, ReadIndexReply{read.id, false, {}});
}

void LeaderReads::refuseAll()
{
    const std::vector<PendingRead> reads = m_leader.rounds.takeAll();
    for (const PendingRead &read : reads)
        refuse(read, {Refusal::NotLeader, std::nullopt});
    if (!reads.empty())
        m_server.note(NoteKind::ReadRefused, {}, {}, m_server.hard.term);
    RAFT_ASSERT(m_leader.rounds.pending().empty());
}

} // namespace raft
