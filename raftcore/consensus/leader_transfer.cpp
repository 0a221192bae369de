#include "raftcore/consensus/leader_transfer.h"

#include <algorithm>
#include <tuple>
#include <utility>

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

void LeaderTransfer::begin(const TransferLeadership &request)
{
    const NodeId self = m_server.id();
    if (m_leader.transfer)
        return m_server.refuse(request.id, Refusal::TransferInProgress, self);
    std::optional<NodeId> target = request.target;
    if (!target) {
        if (const Progress *best = mostUpToDate())
            target = best->peer;
    }
    if (!target || m_leader.find(*target) == nullptr || !staysVoter(*target, m_server.membership()))
        return m_server.refuse(request.id, Refusal::Invalid, self);
    // Thesis §3.10: after about an election timeout the leader takes clients again.
    m_leader.transfer = Transfer{request.id, *target, m_server.now + m_server.config.electionMin, false};
    RAFT_ASSERT(*target != self, *target);
    m_server.note(NoteKind::TransferStarted, *target, m_server.log.last(), m_server.hard.term);
    drive();
}

/// A server that answers rather than one that does not, which can hold the whole log, too. Null when no
/// server can lead.
const Progress *LeaderTransfer::mostUpToDate() const
{
    const auto merit = [](const Progress &peer) {
        return std::tuple(peer.active, peer.match, peer.confirmed);
    };
    const Progress *best = nullptr;
    for (const Progress &peer : m_leader.peers)
        if (staysVoter(peer.peer, m_server.membership()) && peer.named &&
            (best == nullptr || merit(peer) > merit(*best)))
            best = &peer;
    RAFT_ASSERT(best == nullptr || best->peer != m_server.id(), m_server.id());
    return best;
}

// Only a target that holds the whole log is certain to win every vote that the leader could win (§5.4.1).
void LeaderTransfer::drive()
{
    if (!m_leader.transfer || isOrdered())
        return;
    Progress *target = m_leader.find(m_leader.transfer->target);
    if (target == nullptr)
        return end(false);
    RAFT_ASSERT(target->match <= m_server.log.lastIndex(), target->match, m_server.log.lastIndex());
    if (target->match != m_server.log.lastIndex())
        return replicator().feed(*target);
    RAFT_ASSERT(target->peer == m_leader.transfer->target, target->peer);
    m_leader.transfer->ordered = true;
    m_leader.rounds.endLease(); // The target need not wait for others to be elected.
    m_server.send(target->peer, TimeoutNow{});
}

void LeaderTransfer::end(bool success)
{
    if (const std::optional<Transfer> ended = std::exchange(m_leader.transfer, std::nullopt))
        m_server.answerTransfer(*ended, success);
    RAFT_ASSERT(!m_leader.transfer);
}

void LeaderTransfer::endIfLate()
{
    if (m_leader.transfer && m_server.now >= m_leader.transfer->until)
        end(false);
    RAFT_ASSERT(!m_leader.transfer || m_server.now < m_leader.transfer->until);
}

std::optional<Transfer> LeaderTransfer::takeHandedOver()
{
    const std::optional<Transfer> ordered =
        isOrdered() ? std::exchange(m_leader.transfer, std::nullopt) : std::nullopt;
    RAFT_ASSERT(!isOrdered()); // What is left can be taken back, and is.
    return ordered;
}

// Thesis §4.2.2, §3.10: the others need not wait for their timeouts to find that they have no leader. Who was
// asked to start an election already has no rival.
void LeaderTransfer::bequeath()
{
    RAFT_ASSERT(!m_server.membership().votes(m_server.id()), m_server.id());
    const Progress *heir = isOrdered() ? nullptr : mostUpToDate();
    if (heir != nullptr)
        m_server.send(heir->peer, TimeoutNow{});
    end(false); // Whether the target will win is not known yet.
}

} // namespace raft
