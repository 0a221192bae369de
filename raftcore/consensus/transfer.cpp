#include "raftcore/consensus/node.h"

#include <algorithm>
#include <tuple>
#include <utility>

/// Handing leadership over: thesis §3.10.
namespace raft {
namespace {

/// §6: whom a joint membership is removing would lead only until that is committed, and may never be elected:
/// it votes, but it is no target.
bool staysVoter(NodeId server, const Membership &membership)
{
    const std::vector<NodeId> &voters = membership.voters;
    return std::find(voters.begin(), voters.end(), server) != voters.end();
}

} // namespace

void Node::on(const TransferLeadership &request)
{
    auto *leader = std::get_if<Leader>(&m_role);
    if (leader == nullptr)
        return refuse(request.id, Refusal::NotLeader);
    if (leader->transfer)
        return refuse(request.id, Refusal::TransferInProgress);
    std::optional<NodeId> target = request.target;
    if (!target) {
        if (const Progress *best = mostUpToDate())
            target = best->peer;
    }
    if (!target || progressOf(*target) == nullptr || !staysVoter(*target, membership()))
        return refuse(request.id, Refusal::Invalid);
    // Thesis §3.10: after about an election timeout the leader takes clients again.
    leader->transfer = Transfer{request.id, *target, m_now + m_config.electionMin, false};
    note(NoteKind::TransferStarted, *target, m_log.last(), m_hard.term);
    driveTransfer();
}

/// Who answers before who does not: also a dead server can hold the whole log. Null when nobody can lead.
const Progress *Node::mostUpToDate() const
{
    const auto merit = [](const Progress &peer) {
        return std::tuple(peer.active, peer.match, peer.confirmed);
    };
    const Progress *best = nullptr;
    for (const Progress &peer : std::get<Leader>(m_role).peers)
        if (staysVoter(peer.peer, membership()) && peer.named &&
            (best == nullptr || merit(peer) > merit(*best)))
            best = &peer;
    return best;
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
    if (const std::optional<Transfer> ended = std::exchange(leader.transfer, std::nullopt))
        answerTransfer(*ended, success);
}

/// A leader that has told the target to stand follows whoever asks in a later term; only when the new leader
/// is heard of is it known whether the target is the one. Nobody heard of is no success.
void Node::settleHandover()
{
    auto *follower = std::get_if<Follower>(&m_role);
    if (follower == nullptr)
        return;
    if (const std::optional<Transfer> ended = std::exchange(follower->handedOver, std::nullopt))
        answerTransfer(*ended, follower->leader == ended->target);
}

void Node::answerTransfer(const Transfer &transfer, bool success)
{
    m_effects->answers.push_back({transfer.id, Transferred{success}});
    if (!success)
        note(NoteKind::TransferAborted, transfer.target, {}, m_hard.term);
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
