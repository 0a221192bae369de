#include "raftcore/consensus/node.h"

#include <algorithm>

/// Linearizable reads without the log: ReadIndex and leases (thesis §6.4).
namespace raft {
namespace {

/// While so many rounds are open, reads wait for the next one and share it.
constexpr std::size_t mostOpenRounds = 8;

} // namespace

void Node::on(const ReadRequest &request)
{
    if (isLeader())
        return askForRead(id(), request.id);
    if (const std::optional<NodeId> known = leader())
        return forwardRead(*known, request.id);
    refuse(request.id, Refusal::NotLeader);
}

/// The leader is asked under a number of this life's own: an answer to an earlier life confirms nothing now.
void Node::forwardRead(NodeId leader, RequestId request)
{
    if (m_forwarded.size() >= m_config.maxPending)
        return refuse(request, Refusal::TooManyPending);
    ++m_lastQuestion;
    m_forwarded.push_back({request, m_lastQuestion, m_now});
    send(leader, ReadIndex{m_lastQuestion});
}

/// The question or its answer may be lost: who still waits after an election timeout asks again.
void Node::repeatForwardedReads(NodeId leader)
{
    for (ForwardedRead &read : m_forwarded) {
        if (m_now - read.asked < m_config.electionMin)
            continue;
        read.asked = m_now;
        send(leader, ReadIndex{read.sent});
    }
}

/// The leader that was asked is not the leader any more, or nobody knows.
void Node::refuseForwardedReads()
{
    for (const ForwardedRead &read : m_forwarded)
        refuse(read.id, Refusal::NotLeader);
    m_forwarded.clear();
}

// Thesis §6.4: remember the commit index, confirm by a round of heartbeats that began afterwards that nobody
// else leads, then answer. Before the first commit of the term the leader does not know what is committed.
void Node::askForRead(NodeId asker, RequestId request)
{
    auto &leader = std::get<Leader>(m_role);
    if (leader.reads.size() >= m_config.maxPending)
        return refuseRead(asker, request, {Refusal::TooManyPending, id()});
    if (m_log.termAt(m_commit) != m_hard.term && holds(Rule::ReadsWaitForOwnTerm)) {
        leader.reads.push_back({asker, request, {}, {}});
        return;
    }
    if (!holds(Rule::ReadsAreConfirmed) ||
        (m_config.leaseReads && m_now < leader.leaseUntil && !leader.leaseEnded))
        return answerRead(asker, request, m_commit);
    leader.reads.push_back({asker, request, m_commit, leader.round + 1});
    if (leader.roundStarts.size() >=
        mostOpenRounds) // It shares the next round with those that come meanwhile.
        return;
    broadcastHeartbeat(Chunks::Leave);
    confirmReads();
}

/// A new round of heartbeats: its replies confirm that this server still leads (thesis §6.4).
void Node::startRound()
{
    auto &leader = std::get<Leader>(m_role);
    ++leader.round;
    if (leader.roundStarts.size() >= mostOpenRounds) // The oldest stays: it is the next to be confirmed.
        leader.roundStarts.pop_back();
    leader.roundStarts.push_back({leader.round, m_now});
}

/// The first commit of the term: reads that waited for it get their index and start their round.
void Node::releaseWaitingReads()
{
    auto &leader = std::get<Leader>(m_role);
    bool any = false;
    for (PendingRead &read : leader.reads) {
        if (read.round != ReadRound{})
            continue;
        read.index = m_commit;
        read.round = leader.round + 1;
        any = true;
    }
    if (any) {
        broadcastHeartbeat(Chunks::Leave);
        confirmReads();
    }
}

/// A reply of that round has come from the peer.
void Node::confirmRound(Progress &peer, ReadRound round)
{
    auto &leader = std::get<Leader>(m_role);
    if (!holds(Rule::ReadRoundsGrow))
        round = leader.round;
    if (round > leader.round || round <= peer.confirmed)
        return;
    peer.confirmed = round;
    confirmReads();
}

// A reply confirms leadership for everything that was asked before its round began, never for anything later.
void Node::confirmReads()
{
    auto &leader = std::get<Leader>(m_role);
    const auto confirmed = [this](ReadRound round) {
        return majority([this, round](NodeId server) {
            const Progress *peer = progressOf(server);
            return server == id() || (peer != nullptr && peer->named && peer->confirmed >= round);
        });
    };
    while (!leader.roundStarts.empty() && confirmed(leader.roundStarts.front().round)) {
        // Thesis §6.4.1: nobody else can be elected within the shortest timeout after the round began. A
        // tenth of it is left for clocks that do not run alike.
        leader.leaseUntil = leader.roundStarts.front().at + m_config.electionMin - m_config.electionMin / 10;
        leader.confirmedRound = leader.roundStarts.front().round;
        leader.roundStarts.pop_front();
    }
    Index upTo;
    std::erase_if(leader.reads, [&](const PendingRead &read) {
        if (read.round == ReadRound{} || read.round > leader.confirmedRound)
            return false;
        answerRead(read.asker, read.id, read.index);
        upTo = std::max(upTo, read.index);
        return true;
    });
    if (upTo != Index{})
        note(NoteKind::ReadConfirmed, {}, {upTo, {}}, m_hard.term);
    if (!leader.reads.empty() && leader.reads.back().round > leader.round)
        broadcastHeartbeat(Chunks::Leave);
}

void Node::answerRead(NodeId asker, RequestId request, Index index)
{
    if (asker == id())
        m_effects->answers.push_back({request, ReadAt{index}});
    else
        send(asker, ReadIndexReply{request, true, index});
}

void Node::refuseRead(NodeId asker, RequestId request, const Refused &why)
{
    if (asker == id())
        m_effects->answers.push_back({request, why});
    else
        send(asker, ReadIndexReply{request, false, {}});
}

/// Leadership is gone: nobody can say whether these reads would have been answered rightly.
void Node::refuseReads()
{
    auto &leader = std::get<Leader>(m_role);
    for (const PendingRead &read : leader.reads)
        refuseRead(read.asker, read.id, {Refusal::NotLeader, std::nullopt});
    if (!leader.reads.empty())
        note(NoteKind::ReadRefused, {}, {}, m_hard.term);
    leader.reads.clear();
}

void Node::receive(NodeId from, Term, const ReadIndex &request)
{
    if (isLeader() && membership().includes(from))
        askForRead(from, request.id);
    else
        send(from, ReadIndexReply{request.id, false, {}});
}

void Node::receive(NodeId from, Term term, const ReadIndexReply &reply)
{
    const auto read = std::find_if(m_forwarded.begin(), m_forwarded.end(),
                                   [&](const ForwardedRead &known) { return known.sent == reply.id; });
    if (read == m_forwarded.end())
        return note(NoteKind::Ignored, from, {}, term);
    if (reply.confirmed)
        m_effects->answers.push_back({read->id, ReadAt{reply.index}});
    else
        refuse(read->id, Refusal::NotLeader);
    m_forwarded.erase(read);
}

} // namespace raft
