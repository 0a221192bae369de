#include "raftcore/consensus/reconfiguration.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace raft {

namespace {

constexpr std::size_t mostMembers = 64;

std::vector<NodeId> sorted(std::vector<NodeId> ids)
{
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    RAFT_ASSERT(std::is_sorted(ids.begin(), ids.end()));
    return ids;
}

bool has(const std::vector<NodeId> &ids, NodeId id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

void insertSorted(std::vector<NodeId> &ids, NodeId id)
{
    ids.insert(std::lower_bound(ids.begin(), ids.end(), id), id);
}

/// How many voters differ between two sorted lists.
std::size_t differences(const std::vector<NodeId> &a, const std::vector<NodeId> &b)
{
    RAFT_ASSERT(std::is_sorted(a.begin(), a.end()) && std::is_sorted(b.begin(), b.end()));
    std::vector<NodeId> different;
    std::set_symmetric_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(different));
    return different.size();
}

/// Whether a cluster could consist of these servers.
bool makesSense(const Membership &target)
{
    const bool both = std::any_of(target.learners.begin(), target.learners.end(),
                                  [&](NodeId learner) { return has(target.voters, learner); });
    return !both && !target.voters.empty() && target.voters.size() + target.learners.size() <= mostMembers &&
           !has(target.voters, NodeId{}) && !has(target.learners, NodeId{});
}

} // namespace

void Reconfiguration::change(const ChangeMembership &change)
{
    if (const std::optional<Refusal> why = refusal(change))
        return m_server.refuse(change.id, *why, m_server.id());
    Membership next = result(change);
    const Position at = m_server.nextPosition();
    m_server.answer(change.id, Accepted{at.index, at.index, at.term});
    commence(std::move(next));
    RAFT_ASSERT(m_server.memberships.active().since == at.index, at.index);
}

// §6: one voter more or less at a time keeps any two majorities overlapping; everything else goes through a
// joint membership. Whom a change keeps, it keeps on the same disk.
Membership Reconfiguration::result(const ChangeMembership &change) const
{
    const Membership &present = m_server.membership();
    Membership next{sorted(change.target.voters), {}, sorted(change.target.learners), {}, present.cluster};
    RAFT_ASSERT(!next.voters.empty() && makesSense(change.target));
    const std::vector<NodeId> before = sorted(present.voters);
    if (change.joint || differences(before, next.voters) > 1)
        next.outgoing = before;
    for (const NodeId member : next.everyone()) {
        const bool known = present.includes(member);
        const bool returns = change.target.returns(member) || (known && present.returns(member));
        next.seat(member, (known ? present : change.target).diskOf(member),
                  returns && !has(next.voters, member));
    }
    RAFT_ASSERT(!next.joint() || next.outgoing == before);
    return next;
}

// Also a membership counts from the moment it is appended (§6): the caller has had its last look at
// the peers.
void Reconfiguration::commence(Membership next)
{
    RAFT_ASSERT(next.cluster == m_server.membership().cluster, next.cluster);
    replicator().replicate(MembershipChange(std::move(next)));
}

/// Why this leader cannot change the membership now, whatever the change.
std::optional<Refusal> Reconfiguration::obstacle() const
{
    if (m_leader.transfer)
        return Refusal::TransferInProgress;
    // Thesis §4.1 with its erratum: else two leaders could each change the membership of the same earlier
    // one.
    if (!m_server.hasCommittedInTerm() && m_server.holds(Rule::ChangeWaitsForOwnTerm))
        return Refusal::NoCommitInTerm;
    const auto &[since, membership] = m_server.memberships.active();
    if ((since > m_server.commit || membership.joint()) && m_server.holds(Rule::OneChangeAtATime))
        return Refusal::ChangeInProgress;
    return std::nullopt;
}

std::optional<Refusal> Reconfiguration::refusal(const ChangeMembership &change) const
{
    if (const std::optional<Refusal> why = obstacle())
        return why;
    const Membership &target = change.target;
    if (!makesSense(target))
        return Refusal::Invalid;
    const bool ready = std::all_of(target.voters.begin(), target.voters.end(),
                                   [this](NodeId voter) { return isReadyToVote(voter); });
    return ready || !m_server.config.votersCatchUpFirst ? std::nullopt
                                                        : std::optional(Refusal::VoterNotReady);
}

/// Thesis §4.2.1: a new voter first catches up, as a learner: it answers, and lacks at most a batch.
bool Reconfiguration::isReadyToVote(NodeId server) const
{
    if (server == m_server.id() || m_server.membership().votes(server))
        return true;
    const Progress *peer = m_leader.find(server);
    return peer != nullptr && peer->active && peer->state == Replication::Stream &&
           peer->match + m_server.config.maxBatch >= m_server.log.lastIndex();
}

void Reconfiguration::leaveJoint()
{
    const auto &[since, membership] = m_server.memberships.active();
    if (since > m_server.commit || !membership.joint())
        return;
    Membership next = membership;
    next.outgoing.clear();
    std::erase_if(next.seats, [&next](const Seat &seat) { return !next.includes(seat.server); });
    RAFT_ASSERT(!next.joint() && next.voters == membership.voters);
    replicator().replicate(MembershipChange(std::move(next)));
}

bool Reconfiguration::isLeftOut() const
{
    const auto &[since, membership] = m_server.memberships.active();
    RAFT_ASSERT(m_server.commit <= m_server.log.lastIndex(), m_server.commit, m_server.log.lastIndex());
    return since <= m_server.commit && !membership.joint() && !membership.votes(m_server.id());
}

// What the former disk had acknowledged is not on this one.
void Reconfiguration::meet(const Message &reply)
{
    RAFT_ASSERT(isReply(reply.body));
    Progress *peer = m_leader.find(reply.from);
    if (peer == nullptr || peer->disk == reply.disk)
        return;
    const Membership &membership = m_server.membership();
    if (const DiskId named = membership.diskOf(reply.from); named != noDisk && named != reply.disk)
        m_server.note(NoteKind::DiskReplaced, reply.from, {peer->match, {}}, m_server.hard.term);
    peer->meetOnDisk(reply.disk);
    RAFT_ASSERT(peer->match == Index{} && peer->disk == reply.disk, peer->match);
    peer->named = m_server.isNamed(membership, reply.from, reply.disk);
}

// An empty seat is filled at once; where the membership names another disk, this is another server (§6): the
// voter is removed, comes back as a learner, and votes once it holds the log (thesis §4.2.1).
void Reconfiguration::takeIn(NodeId server, ClusterId itsCluster)
{
    const Membership &present = m_server.membership();
    const Progress *peer = m_leader.find(server);
    if (peer == nullptr || (peer->named && !present.returns(server)) || peer->leaving ||
        peer->state != Replication::Stream || itsCluster != present.cluster || obstacle())
        return;
    const bool votes = present.votes(server);
    const bool mayVote = peer->named && present.returns(server) && !votes && isReadyToVote(server);
    if (peer->named && !mayVote)
        return;
    RAFT_ASSERT(present.includes(server), server); // A server that is fed and does not leave is a member.
    const bool lost = votes && present.diskOf(server) != noDisk;
    if (lost && present.voters.size() == 1)
        return; // No server is left that could decide that.
    Membership next = present;
    if (lost) {
        std::erase(next.voters, server);
        insertSorted(next.learners, server);
    } else if (mayVote) {
        std::erase(next.learners, server);
        insertSorted(next.voters, server);
    }
    next.seat(server, peer->disk, lost || (next.returns(server) && !mayVote));
    commence(std::move(next));
}

void Reconfiguration::dismissLeavers()
{
    const ReadRound nextRound = m_leader.rounds.latest() + 1;
    const Time patience = leaverPatience(m_server.config);
    std::erase_if(m_leader.peers, [&](Progress &peer) {
        return peer.hasLeft(m_server.commit, nextRound, m_server.now, patience);
    });
}

} // namespace raft
