#include "raftcore/consensus/admission.h"

namespace raft {

namespace {

/// No cluster holds so many elections while one of its servers is away. A single message must not take the
/// terms to where they end.
constexpr std::uint64_t furthestTerm = std::uint64_t{1} << 32U;

} // namespace

bool Admission::admits(const Message &message)
{
    const auto ignore = [&](NoteKind why) {
        m_server.note(why, message.from, {}, message.term);
        return false;
    };
    if (isNonsense(message))
        return ignore(NoteKind::Ignored);
    if (isOfOtherCluster(message))
        return ignore(NoteKind::OtherCluster);
    if (wouldBearAnother(message))
        return ignore(NoteKind::StrangerIgnored);
    if (isStranger(message)) {
        refuseStranger(message);
        return false;
    }
    findBorn(message);
    return true;
}

bool Admission::isNonsense(const Message &message) const
{
    return message.to != m_server.id() || message.from == m_server.id() || message.from == NodeId{} ||
           message.term.value > m_server.hard.term.value + furthestTerm;
}

/// Two clusters whose servers reach each other by mistake. A reply may come from a member that still holds
/// the beginning of a cluster that was never committed, and that has gone on to later terms in vain: it is
/// needed to repair that, and counts for nothing else. A server that belongs to another cluster for good
/// answers no request of this one.
bool Admission::isOfOtherCluster(const Message &message) const
{
    const ClusterId own = m_server.hard.cluster;
    if (own == ClusterId{} || message.cluster == ClusterId{} || message.cluster == own ||
        !m_server.holds(Rule::ClustersDoNotMix))
        return false;
    return !isReply(message.body);
}

/// A server that is to join belongs to a cluster that is born already. Its former disk may have been of the
/// majority that bore it, so that it must not help another one to be born in its place.
bool Admission::wouldBearAnother(const Message &message) const
{
    return m_server.config.drawsIdentity && m_server.membership().voters.empty() &&
           message.cluster == ClusterId{} && isOneOf<RequestVote>(message.body) &&
           m_server.holds(Rule::OnlyTheNamedDiskCounts);
}

/// §6, "removed servers can disrupt the cluster": whether a message comes from a server outside of the
/// committed membership and could only make this one change its term. To ignore such a request for a vote
/// costs nothing: if the candidate were a member by a later entry, its log would be ahead, and whom the
/// committed membership leaves out, it does not need to elect a leader. A leader that the cluster has just
/// removed is listened to.
bool Admission::isStranger(const Message &message) const
{
    const auto *vote = std::get_if<RequestVote>(&message.body);
    if (vote == nullptr && message.term <= m_server.hard.term)
        return false; // It changes no term.
    const auto &[since, membership] = m_server.memberships.active();
    if (membership.voters.empty() || since > m_server.commit || !m_server.holds(Rule::StrangersDoNotDisturb))
        return false;
    if (vote != nullptr) {
        const bool elector =
            membership.votes(message.from) && m_server.isNamed(membership, message.from, message.disk);
        return !elector && atLeastAsUpToDate(m_server.log.last(), vote->last);
    }
    return !membership.includes(message.from) && (isReply(message.body) || isOneOf<ReadIndex>(message.body));
}

/// A server whose removal is committed cannot know, if it was away meanwhile. Its log is not ahead, so that
/// no membership that it has heard of is later than this one.
void Admission::refuseStranger(const Message &message)
{
    RAFT_ASSERT(message.from != m_server.id(), message.from);
    m_server.note(NoteKind::StrangerIgnored, message.from, {}, message.term);
    const auto *vote = std::get_if<RequestVote>(&message.body);
    if (vote != nullptr && !m_server.membership().includes(message.from))
        m_server.send(message.from, VoteReply{false, vote->preVote, vote->ballot, true});
}

/// A server that would found a cluster hears from the leader of one that exists already: its own disk is new.
void Admission::findBorn(const Message &message)
{
    if (m_server.log.lastIndex() != Index{} || message.cluster == ClusterId{})
        return;
    const bool leads = isOneOf<AppendEntries, InstallSnapshot>(message.body);
    const Membership &membership = m_server.membership();
    if (!leads || !m_server.isUnborn(membership) || membership.voters.empty() ||
        message.term < m_server.hard.term)
        return;
    RAFT_ASSERT(m_server.commit == Index{}, m_server.commit); // It has nothing that it could lose by that.
    m_server.note(NoteKind::FoundBorn, message.from, {}, message.term);
    m_server.memberships.restart({});
    RAFT_ASSERT(m_server.membership().voters.empty());
}

void Admission::refuseStale(const Message &message)
{
    RAFT_ASSERT(message.term < m_server.hard.term, message.term, m_server.hard.term);
    m_server.note(NoteKind::StaleTerm, message.from, {}, message.term);
    const NodeId to = message.from;
    if (const auto *vote = std::get_if<RequestVote>(&message.body))
        m_server.sendPromise(to, VoteReply{false, vote->preVote, vote->ballot});
    else if (const auto *append = std::get_if<AppendEntries>(&message.body))
        m_server.sendPromise(to, AppendReply{false, {}, append->prev.index, {}, append->round, message.term});
    else if (const auto *snapshot = std::get_if<InstallSnapshot>(&message.body))
        m_server.sendPromise(to, SnapshotReply{snapshot->last, 0, false, snapshot->round, message.term});
    else if (const auto *read = std::get_if<ReadIndex>(&message.body))
        m_server.sendPromise(to, ReadIndexReply{read->id, false, {}});
}

void Admission::heedRemoval(const Message &message)
{
    RAFT_ASSERT(isOneOf<VoteReply>(message.body)); // Only a voter tells a candidate that it was removed.
    const Membership &membership = m_server.membership();
    if (message.cluster == membership.cluster && m_server.belongsTo(membership))
        m_server.note(NoteKind::Removed, message.from, {}, message.term);
}

} // namespace raft
