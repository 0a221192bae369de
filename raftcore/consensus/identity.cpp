#include "raftcore/consensus/node.h"

#include <algorithm>
#include <type_traits>

/// Which cluster, and which disk of a number, a message speaks for. Raft's proof stands on what a server has
/// on its disk (Figure 2, persistent state). A number that comes back with an empty disk, or with an older
/// copy, has lost what it promised; it is another server, and becomes a member the way every other server
/// does (§6).
namespace raft {
namespace {

template <class... Kinds>
bool isOneOf(const MessageBody &body)
{
    return (std::holds_alternative<Kinds>(body) || ...);
}

bool isReply(const MessageBody &body)
{
    return isOneOf<VoteReply, AppendReply, SnapshotReply, ReadIndexReply>(body);
}

void insertSorted(std::vector<NodeId> &ids, NodeId id)
{
    ids.insert(std::lower_bound(ids.begin(), ids.end(), id), id);
}

} // namespace

/// Whether the cluster has no identity yet: then any disk counts, for there is nothing that it could have
/// lost.
bool Node::isUnborn(const Membership &membership) const
{
    return m_config.drawsIdentity && membership.cluster == ClusterId{};
}

/// Whether what `server` says from `disk` counts.
bool Node::isNamed(const Membership &membership, NodeId server, DiskId disk) const
{
    return !holds(Rule::OnlyTheNamedDiskCounts) || isUnborn(membership) || membership.diskOf(server) == disk;
}

/// The first leader names the disks that elected it: a majority, so that it can commit that; and those that
/// refused it their vote, for a refusal shows the disk as well as a grant does. The others' disks are unknown
/// and count for nobody until the leader has met them (see takeIn()). Leaving seats empty is safe: every
/// majority of what is left was a majority before.
Membership Node::bornMembership(const Candidate &elected)
{
    Membership born = membership();
    born.cluster = ClusterId{m_random.next() % (greatestNumber - 1) + 1};
    born.seats.clear();
    for (const NodeId member : born.everyone())
        born.seat(member, noDisk);
    born.seat(id(), m_disk);
    for (const Seat &met : elected.disks)
        born.seat(met.server, met.disk);
    return born;
}

/// A candidate that is elected before it has met all disks waits for them a little: a cluster all of whose
/// servers are there knows all of them from its birth on.
bool Node::awaitsOtherDisks()
{
    auto &candidate = std::get<Candidate>(m_role);
    if (!isUnborn(membership()))
        return false;
    const std::vector<NodeId> members = membership().everyone();
    const auto isMet = [&candidate, this](NodeId member) {
        const auto isIt = [member](const Seat &met) { return met.server == member; };
        return member == id() || std::any_of(candidate.disks.begin(), candidate.disks.end(), isIt);
    };
    if (std::all_of(members.begin(), members.end(), isMet))
        return false;
    if (!candidate.wonUntil) {
        candidate.wonUntil = m_now + m_config.heartbeat;
        m_timerStart = m_now;
        m_deadline = *candidate.wonUntil;
    }
    return m_now < *candidate.wonUntil;
}

/// Once the entry with the identity is committed, the server belongs to that cluster for good.
void Node::rememberCluster()
{
    if (m_hard.cluster != ClusterId{})
        return;
    const ClusterId cluster = membershipAt(m_commit).cluster;
    if (cluster == ClusterId{})
        return;
    m_hard.cluster = cluster;
    persistHardState();
}

/// Two clusters whose servers reach each other by mistake. A reply may come from a member that still holds
/// the beginning of a cluster that was never committed, and that has gone on to later terms in vain: it is
/// needed to repair that, and counts for nothing else. Who belongs to another cluster for good answers no
/// request of this one.
bool Node::isOfOtherCluster(const Message &message) const
{
    if (m_hard.cluster == ClusterId{} || message.cluster == ClusterId{} ||
        message.cluster == m_hard.cluster || !holds(Rule::ClustersDoNotMix))
        return false;
    return !isReply(message.body);
}

/// Who is to join belongs to a cluster that is born already. Its former disk may have been of the majority
/// that bore it, so that it must not help another one to be born in its place.
bool Node::wouldBearAnother(const Message &message) const
{
    return m_config.drawsIdentity && membership().voters.empty() && message.cluster == ClusterId{} &&
           isOneOf<RequestVote>(message.body) && holds(Rule::OnlyTheNamedDiskCounts);
}

/// §6, "removed servers can disrupt the cluster": whether a message comes from a server outside of the
/// committed membership and could only make this one change its term. To ignore such a request for a vote
/// costs nothing: if the candidate were a member by a later entry, its log would be ahead, and whom the
/// committed membership leaves out, it does not need to elect a leader. A leader that the cluster has just
/// removed is listened to.
bool Node::isStranger(const Message &message) const
{
    const ActiveMembership &active = m_memberships.back();
    if (active.membership.voters.empty() || active.since > m_commit || !holds(Rule::StrangersDoNotDisturb))
        return false;
    if (const auto *vote = std::get_if<RequestVote>(&message.body)) {
        const bool elector =
            active.membership.votes(message.from) && isNamed(active.membership, message.from, message.disk);
        return !elector && atLeastAsUpToDate(m_log.last(), vote->last);
    }
    return message.term > m_hard.term && !active.membership.includes(message.from) &&
           (isReply(message.body) || isOneOf<ReadIndex>(message.body));
}

/// A server whose removal is committed cannot know, if it was away meanwhile. Its log is not ahead, so that
/// no membership that it has heard of is later than this one.
void Node::refuseStranger(const Message &message)
{
    note(NoteKind::StrangerIgnored, message.from, {}, message.term);
    const auto *vote = std::get_if<RequestVote>(&message.body);
    if (vote != nullptr && !membership().includes(message.from))
        send(message.from, VoteReply{false, vote->preVote, vote->ballot, true});
}

/// A member says that this server is none any more. It goes on asking, for it cannot check that; whether to
/// end is for its host.
void Node::heedRemoval(const Message &message)
{
    if (!isLeader() && message.cluster == membership().cluster && belongsTo(membership()))
        note(NoteKind::Removed, message.from, {}, message.term);
}

/// A server that would found a cluster hears from the leader of one that exists already: its own disk is new.
void Node::findBorn(const Message &message)
{
    const bool leads = isOneOf<AppendEntries, InstallSnapshot>(message.body);
    if (!leads || message.cluster == ClusterId{} || m_log.lastIndex() != Index{} || !isUnborn(membership()) ||
        membership().voters.empty() || message.term < m_hard.term)
        return;
    note(NoteKind::FoundBorn, message.from, {}, message.term);
    m_memberships.assign(1, {});
}

/// A leader that hears from a member on another disk than before begins with it anew: what the former disk
/// had acknowledged is not on this one.
void Node::meet(const Message &message)
{
    Progress *peer = isReply(message.body) ? progressOf(message.from) : nullptr;
    if (peer == nullptr || peer->disk == message.disk)
        return;
    if (const DiskId named = membership().diskOf(message.from); named != noDisk && named != message.disk)
        note(NoteKind::DiskReplaced, message.from, {peer->match, {}}, m_hard.term);
    const Index next = peer->next;
    const std::optional<Leaving> leaving = peer->leaving;
    *peer = Progress{};
    peer->peer = message.from;
    peer->next = next;
    peer->leaving = leaving;
    peer->disk = message.disk;
    peer->named = isNamed(membership(), message.from, message.disk);
}

/// A candidate keeps in mind from which disks its request for votes was answered: as the first leader, it
/// will name them. Were those that refuse left out, as two candidates of one term refuse each other, the
/// death of the first leader soon after could leave a majority that does not count.
void Node::meetVoter(const Message &message)
{
    auto *candidate = std::get_if<Candidate>(&m_role);
    if (candidate == nullptr || candidate->preVote || !isUnborn(membership()))
        return;
    std::erase_if(candidate->disks, [&](const Seat &met) { return met.server == message.from; });
    candidate->disks.push_back({message.from, message.disk});
}

/// A member answers on a disk that does not count yet, but holds this cluster's log as far as it was asked:
/// the leader names that disk. An empty seat is filled at once; where the membership names another disk, this
/// is another server (§6): the voter is removed, comes back as a learner, and votes once it holds the log
/// (thesis §4.2.1).
void Node::takeIn(NodeId server, ClusterId itsCluster)
{
    const Progress *peer = progressOf(server);
    if (peer == nullptr || (peer->named && !membership().returns(server)) || peer->leaving ||
        peer->state != Replication::Stream || itsCluster != membership().cluster || changeObstacle())
        return;
    Membership next = membership();
    const bool votes = next.votes(server);
    const bool mayVote = peer->named && next.returns(server) && !votes && isReadyToVote(server);
    if (peer->named && !mayVote)
        return;
    const bool lost = votes && next.diskOf(server) != noDisk;
    if (lost && next.voters.size() == 1)
        return; // Nobody is left who could decide that.
    if (lost) {
        std::erase(next.voters, server);
        insertSorted(next.learners, server);
    } else if (mayVote) {
        std::erase(next.learners, server);
        insertSorted(next.voters, server);
    }
    next.seat(server, peer->disk, lost || (next.returns(server) && !mayVote));
    appendAsLeader({Entry{{m_log.lastIndex() + 1, m_hard.term}, MembershipChange(std::move(next))}});
    broadcastAppend();
}

/// Whether this server's disk is one of those that the membership names.
bool Node::belongsTo(const Membership &membership) const
{
    return membership.includes(id()) && !isUnborn(membership) && membership.diskOf(id()) == m_disk;
}

/// §6: notices that the membership which is now known to be committed has removed this server.
void Node::noticeRemoval(Index committedBefore)
{
    const ActiveMembership &active = m_memberships.back();
    if (active.since <= committedBefore || active.since > m_commit || belongsTo(active.membership))
        return;
    const auto earlier = m_memberships.rbegin() + 1;
    if (earlier != m_memberships.rend() && belongsTo(earlier->membership) &&
        !active.membership.includes(id()))
        note(NoteKind::Removed, {}, {active.since, m_log.termAt(active.since).value_or(Term{})}, m_hard.term);
}

} // namespace raft
