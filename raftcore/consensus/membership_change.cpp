#include "raftcore/consensus/node.h"

#include <algorithm>
#include <utility>

/// Membership changes: §6, thesis chapter 4.
namespace raft {
namespace {

constexpr std::size_t mostMembers = 64;

std::vector<NodeId> sorted(std::vector<NodeId> ids)
{
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

bool contains(const std::vector<NodeId> &ids, NodeId id)
{
    return std::binary_search(ids.begin(), ids.end(), id);
}

/// How many voters differ between two sorted lists.
std::size_t differences(const std::vector<NodeId> &a, const std::vector<NodeId> &b)
{
    std::vector<NodeId> different;
    std::set_symmetric_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(different));
    return different.size();
}

} // namespace

// §6: one voter more or less at a time keeps any two majorities overlapping; everything else goes through a
// joint membership.
void Node::on(const ChangeMembership &change)
{
    if (const std::optional<Refusal> refusal = changeRefusal(change))
        return refuse(change.id, *refusal);
    Membership next{sorted(change.target.voters), {}, sorted(change.target.learners)};
    const std::vector<NodeId> present = sorted(membership().voters);
    if (change.joint || differences(present, next.voters) > 1)
        next.outgoing = present;
    next.cluster = membership().cluster;
    for (const NodeId member : next.everyone()) { // Whom a change keeps, it keeps on the same disk.
        const bool known = membership().includes(member);
        const bool returns = change.target.returns(member) || (known && membership().returns(member));
        next.seat(member, (known ? membership() : change.target).diskOf(member),
                  returns && !contains(next.voters, member));
    }
    const Position at{m_log.lastIndex() + 1, m_hard.term};
    m_effects->answers.push_back({change.id, Accepted{at.index, at.index, at.term}});
    appendAsLeader({Entry{at, MembershipChange(std::move(next))}});
    broadcastAppend();
}

/// Why this server cannot change the membership now, whatever the change.
std::optional<Refusal> Node::changeObstacle() const
{
    const auto *leader = std::get_if<Leader>(&m_role);
    if (leader == nullptr)
        return Refusal::NotLeader;
    if (leader->transfer)
        return Refusal::TransferInProgress;
    // Thesis §4.1 with its erratum: else two leaders could each change the membership of the same earlier
    // one.
    if (m_log.termAt(m_commit) != m_hard.term && holds(Rule::ChangeWaitsForOwnTerm))
        return Refusal::NoCommitInTerm;
    if ((m_memberships.back().since > m_commit || membership().joint()) && holds(Rule::OneChangeAtATime))
        return Refusal::ChangeInProgress;
    return std::nullopt;
}

std::optional<Refusal> Node::changeRefusal(const ChangeMembership &change) const
{
    if (const std::optional<Refusal> obstacle = changeObstacle())
        return obstacle;
    const Membership &target = change.target;
    const bool both = std::any_of(target.learners.begin(), target.learners.end(), [&](NodeId learner) {
        return std::find(target.voters.begin(), target.voters.end(), learner) != target.voters.end();
    });
    const bool bad =
        both || target.voters.empty() || target.voters.size() + target.learners.size() > mostMembers ||
        std::find(target.voters.begin(), target.voters.end(), NodeId{}) != target.voters.end() ||
        std::find(target.learners.begin(), target.learners.end(), NodeId{}) != target.learners.end();
    if (bad)
        return Refusal::Invalid;
    const bool ready = std::all_of(target.voters.begin(), target.voters.end(),
                                   [this](NodeId voter) { return isReadyToVote(voter); });
    return ready || !m_config.votersCatchUpFirst ? std::nullopt : std::optional(Refusal::VoterNotReady);
}

/// Thesis §4.2.1: a new voter first catches up, as a learner: it answers, and lacks at most a batch.
bool Node::isReadyToVote(NodeId server) const
{
    if (server == id() || membership().votes(server))
        return true;
    const Progress *peer = progressOf(server);
    return peer != nullptr && peer->active && peer->state == Replication::Stream &&
           peer->match + m_config.maxBatch >= m_log.lastIndex();
}

// §6: a server uses the latest membership in its log, committed or not, from the moment it is appended.
void Node::adoptMemberships(Index from)
{
    bool changed = false;
    for (Index index = from; index <= m_log.lastIndex(); ++index) {
        const Entry &entry = m_log.at(index);
        const auto *change = std::get_if<MembershipChange>(&entry.payload);
        if (change == nullptr)
            continue;
        m_memberships.push_back({index, *change->target});
        if (m_effects != nullptr)
            note(NoteKind::MembershipActive, {}, entry.at, m_hard.term);
        changed = true;
    }
    if (changed && isLeader())
        syncProgressWithMembership();
}

// Thesis §4.1: a truncated change is undone; the membership before it counts again.
void Node::dropMembershipsFrom(Index from)
{
    if (!holds(Rule::TruncationUndoesChange))
        return;
    while (m_memberships.size() > 1 && m_memberships.back().since >= from) {
        note(NoteKind::MembershipRolledBack, {}, {m_memberships.back().since, {}}, m_hard.term);
        m_memberships.pop_back();
    }
}

const Membership &Node::membershipAt(Index index) const
{
    auto found = m_memberships.rbegin();
    while (found + 1 != m_memberships.rend() && found->since > index)
        ++found;
    return found->membership;
}

/// Keeps the one that counts at `index` and all later ones.
void Node::forgetMembershipsBefore(Index index)
{
    while (m_memberships.size() > 1 && m_memberships[1].since <= index)
        m_memberships.erase(m_memberships.begin());
}

/// A leader feeds the members; newcomers start at the end of its log and go back as far as they must. Whom a
/// change removes, it feeds until that one knows: else it would hear from nobody and stand for election.
void Node::syncProgressWithMembership()
{
    auto &leader = std::get<Leader>(m_role);
    std::vector<Progress> peers;
    for (const NodeId member : membership().everyone()) {
        if (member == id())
            continue;
        if (Progress *known = progressOf(member)) {
            peers.push_back(std::move(*known));
            peers.back().leaving.reset();
        } else {
            Progress &fresh = peers.emplace_back();
            fresh.peer = member;
            fresh.disk = membership().diskOf(member);
            fresh.next = m_log.lastIndex() + 1;
            fresh.active = true; // It had no time yet to show that it is there.
        }
        peers.back().named = isNamed(membership(), member, peers.back().disk);
    }
    for (Progress &known : leader.peers) {
        if (membership().includes(known.peer))
            continue;
        if (!known.leaving)
            known.leaving = Leaving{m_memberships.back().since, m_now + leaverPatience(), {}};
        known.named = false;
        peers.push_back(std::move(known));
    }
    const auto byId = [](const Progress &one, const Progress &other) { return one.peer < other.peer; };
    std::sort(peers.begin(), peers.end(), byId);
    leader.peers = std::move(peers);
}

/// Lets those go that know that they are removed, and those that have not answered for long.
void Node::dismissLeavers()
{
    auto &leader = std::get<Leader>(m_role);
    std::erase_if(leader.peers, [this, &leader](Progress &peer) {
        if (!peer.leaving)
            return false;
        Leaving &leaving = *peer.leaving;
        if (std::exchange(peer.active, false))
            leaving.until = m_now + leaverPatience();
        if (leaving.told != ReadRound{} && peer.confirmed >= leaving.told)
            return true;
        // A heartbeat of a later round brings the commit index, behind an entry that the peer holds.
        if (leaving.told == ReadRound{} && m_commit >= leaving.since && peer.match >= leaving.since)
            leaving.told = leader.round + 1;
        return m_now >= leaving.until;
    });
}

Time Node::leaverPatience() const
{
    constexpr int inElectionTimeouts = 10;
    return inElectionTimeouts * m_config.electionMax;
}

// §6: a committed joint membership is left at once; a leader that is no longer a member steps down once that
// is committed.
void Node::afterMembershipCommit()
{
    if (!isLeader() || m_memberships.back().since > m_commit)
        return;
    if (membership().joint()) {
        Membership next = membership();
        next.outgoing.clear();
        std::erase_if(next.seats, [&next](const Seat &seat) { return !next.includes(seat.server); });
        appendAsLeader({Entry{{m_log.lastIndex() + 1, m_hard.term}, MembershipChange(std::move(next))}});
        broadcastAppend();
    } else if (!membership().votes(id())) {
        // Thesis §4.2.2, §3.10: the others need not wait for their timeouts to find that nobody leads them.
        // Who was told to stand already has no rival.
        const auto &leader = std::get<Leader>(m_role);
        const Progress *heir = leader.transfer && leader.transfer->told ? nullptr : mostUpToDate();
        if (heir != nullptr)
            send(heir->peer, TimeoutNow{});
        endTransfer(false); // Whether the target will win, nobody knows yet.
        becomeFollower(std::nullopt);
    }
}

} // namespace raft
