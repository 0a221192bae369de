#include "raftcore/consensus/node.h"

#include <algorithm>

/// Linearizable reads without the log: ReadIndex and leases (thesis §6.4).
namespace raft {

void Node::on(const ReadRequest &request)
{
    if (isLeader())
        return askForRead(id(), request.id);
    if (const std::optional<NodeId> known = leader())
        return send(*known, ReadIndex{request.id});
    refuse(request.id, Refusal::NotLeader);
}

// Thesis §6.4: remember the commit index, confirm by a round of heartbeats that began afterwards that nobody
// else leads, then answer. Before the first commit of the term the leader does not know what is committed.
void Node::askForRead(NodeId asker, RequestId request)
{
    auto &leader = std::get<Leader>(m_role);
    if (m_log.termAt(m_commit) != m_hard.term && holds(Rule::ReadsWaitForOwnTerm)) {
        leader.reads.push_back({asker, request, {}, {}});
        return;
    }
    if (!holds(Rule::ReadsAreConfirmed) || (m_config.leaseReads && m_now < leader.leaseUntil))
        return answerRead(asker, request, m_commit);
    leader.reads.push_back({asker, request, m_commit, leader.round + 1});
    broadcastHeartbeat();
    confirmReads();
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
        broadcastHeartbeat();
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
            return server == id() || (peer != nullptr && peer->confirmed >= round);
        });
    };
    while (!leader.roundStarts.empty() && confirmed(leader.roundStarts.front().round)) {
        // Thesis §6.4.1: nobody else can be elected within the shortest timeout after the round began.
        leader.leaseUntil = leader.roundStarts.front().at + m_config.electionMin;
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
}

void Node::answerRead(NodeId asker, RequestId request, Index index)
{
    if (asker == id())
        m_effects->answers.push_back({request, ReadAt{index}});
    else
        send(asker, ReadIndexReply{request, true, index});
}

/// Leadership is gone: nobody can say whether these reads would have been answered rightly.
void Node::refuseReads()
{
    auto &leader = std::get<Leader>(m_role);
    for (const PendingRead &read : leader.reads) {
        if (read.asker == id())
            m_effects->answers.push_back({read.id, Refused{Refusal::NotLeader, std::nullopt}});
        else
            send(read.asker, ReadIndexReply{read.id, false, {}});
    }
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

void Node::receive(NodeId, Term, const ReadIndexReply &reply)
{
    if (reply.confirmed)
        m_effects->answers.push_back({reply.id, ReadAt{reply.index}});
    else
        m_effects->answers.push_back({reply.id, Refused{Refusal::NotLeader, leader()}});
}

} // namespace raft
