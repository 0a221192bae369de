#include "raftcore/consensus/node.h"

#include <algorithm>
#include <tuple>

/// Handing leadership over: thesis §3.10.
namespace raft {

void Node::on(const TransferLeadership &request)
{
    auto *leader = std::get_if<Leader>(&m_role);
    if (leader == nullptr)
        return refuse(request.id, Refusal::NotLeader);
    if (leader->transfer)
        return refuse(request.id, Refusal::TransferInProgress);
    std::optional<NodeId> target = request.target;
    if (!target) {
        // Who answers before who does not: also a dead server can hold the whole log.
        const auto merit = [](const Progress &peer) {
            return std::tuple(peer.active, peer.match, peer.confirmed);
        };
        const Progress *best = nullptr;
        for (const Progress &peer : leader->peers)
            if (membership().votes(peer.peer) && peer.named &&
                (best == nullptr || merit(peer) > merit(*best)))
                best = &peer;
        if (best != nullptr)
            target = best->peer;
    }
    if (!target || progressOf(*target) == nullptr || !membership().votes(*target))
        return refuse(request.id, Refusal::Invalid);
    // Thesis §3.10: after about an election timeout the leader takes clients again.
    leader->transfer = Transfer{request.id, *target, m_now + m_config.electionMin, false};
    note(NoteKind::TransferStarted, *target, m_log.last(), m_hard.term);
    driveTransfer();
}

/// Once the target holds the whole log it is told to stand for election at once.
void Node::driveTransfer()
{
    auto *leader = std::get_if<Leader>(&m_role);
    if (leader == nullptr || !leader->transfer || leader->transfer->told)
        return;
    Progress *target = progressOf(leader->transfer->target);
    if (target == nullptr)
        return endTransfer(false);
    if (target->match != m_log.lastIndex())
        return replicateTo(*target);
    leader->transfer->told = true;
    leader->leaseEnded = true; // The target needs nobody's patience to be elected.
    send(target->peer, TimeoutNow{});
}

void Node::endTransfer(bool success)
{
    auto &leader = std::get<Leader>(m_role);
    if (!leader.transfer)
        return;
    m_effects->answers.push_back({leader.transfer->id, Transferred{success}});
    if (!success)
        note(NoteKind::TransferAborted, leader.transfer->target, {}, m_hard.term);
    leader.transfer.reset();
}

void Node::receive(NodeId from, Term term, const TimeoutNow &)
{
    if (isLeader() || !membership().votes(id()) || !isNamed(membership(), id(), m_disk)) {
        note(NoteKind::Ignored, from, {}, term);
        return;
    }
    startElection(false, true);
}

} // namespace raft
