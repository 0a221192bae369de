#include "raftcore/consensus/node.h"

#include <algorithm>

/// Leader election: §5.2, the up-to-date check of §5.4.1, pre-votes (thesis §9.6).
namespace raft {

// §5.2: increment the term, vote for oneself, ask everybody. A pre-vote asks first whether that could
// succeed, and changes nothing anywhere (thesis §9.6).
void Node::startElection(bool preVote, bool transfer, std::optional<RequestId> ballot)
{
    const Term term = m_hard.term + 1;
    if (!preVote) {
        m_hard.term = term;
        m_hard.vote.reset();
        if (holds(Rule::CandidateVotesForItself))
            m_hard.vote = id();
        m_incoming.reset(); // Chunks of another term's leader fit to nobody else's.
        persistHardState();
    }
    const RequestId own = ballot ? *ballot : ++m_lastQuestion;
    settleHandover();
    m_role = Candidate{preVote, transfer, own, {}, {}, {}, {}};
    refuseForwardedReads();
    resetElectionTimer();
    note(preVote ? NoteKind::BecamePreCandidate : NoteKind::BecameCandidate, {}, m_log.last(), term);

    const RequestVote request{m_log.last(), preVote, transfer, own};
    for (const NodeId peer : membership().everyone()) {
        if (peer == id() || !membership().votes(peer))
            continue;
        if (preVote)
            sendInTerm(term, peer, request);
        else
            sendPromise(peer, request);
    }
    if (preVote || !holds(Rule::VoteIsDurable))
        addVote(id(),
                true); // A vote in earnest counts once it is durable, its own included: see on(WriteDone).
}

/// Whether `peer` granted or refused; each is counted once.
void Node::addVote(NodeId peer, bool granted)
{
    auto &candidate = std::get<Candidate>(m_role);
    auto &side = granted ? candidate.granted : candidate.refused;
    if (std::find(side.begin(), side.end(), peer) == side.end())
        side.push_back(peer);
    countVotes();
}

// §5.2: a majority of the whole cluster elects; a candidate that a majority of pre-votes refused gives up.
void Node::countVotes()
{
    const auto &candidate = std::get<Candidate>(m_role);
    const auto isIn = [](const std::vector<NodeId> &ids) {
        return [&ids](NodeId peer) { return std::find(ids.begin(), ids.end(), peer) != ids.end(); };
    };
    const bool elected =
        holds(Rule::MajorityElects) ? majority(isIn(candidate.granted)) : candidate.granted.size() > 1;
    if (elected) {
        if (candidate.preVote)
            startElection(false, candidate.transfer, candidate.ballot);
        else if (!awaitsOtherDisks())
            becomeLeader();
    } else if (candidate.preVote && majority(isIn(candidate.refused))) {
        becomeFollower(std::nullopt);
    }
}

// §5.2, §8: the winner opens its term with a no-op, which is also its first heartbeat. The first leader of
// all opens it with the cluster's identity.
void Node::becomeLeader()
{
    EntryPayload opening = NoOp{};
    if (isUnborn(membership()))
        opening = MembershipChange(bornMembership(std::get<Candidate>(m_role)));
    Leader leader;
    leader.quorumCheck = m_now + m_config.electionMin;
    m_role = std::move(leader);
    syncProgressWithMembership();
    for (Progress &peer : std::get<Leader>(m_role).peers)
        peer.active = false;
    note(NoteKind::BecameLeader, {}, m_log.last(), m_hard.term);
    startRound();
    const Position at{m_log.lastIndex() + 1, m_hard.term};
    if (!std::holds_alternative<NoOp>(opening))
        note(NoteKind::ClusterBorn, {}, at, m_hard.term);
    appendAsLeader({Entry{at, std::move(opening)}});
    broadcastAppend();
    scheduleHeartbeat();
}

/// Thesis §4.2.2: a server that the latest membership leaves out goes on standing until that membership is
/// known to be committed: until then nobody else might be able to win. It does not count itself. Learners
/// never stand, nor does a server whose disk is not the one that is named: its log may lack what it promised,
/// and the memberships in it may be those of long ago.
bool Node::mayStand() const
{
    for (auto active = m_memberships.rbegin(); active != m_memberships.rend(); ++active) {
        if (active->membership.votes(id()) && isNamed(active->membership, id(), m_disk))
            return true;
        if (active->since <= m_commit)
            break;
    }
    return false;
}

/// Thesis §4.2.3: whether a leader was heard of within the shortest election timeout. Such a server helps
/// nobody to depose it, also when it has learned of a later term since: the lease of the earlier leader
/// lasts.
bool Node::leaderIsAlive() const
{
    return isLeader() || (m_leaderHeard && m_now - *m_leaderHeard < m_config.electionMin);
}

/// Who helps to depose a living leader breaks the lease that its heartbeats gave it (thesis §6.4.1), unless
/// the leader itself wishes it.
bool Node::leaderIsReasonToRefuse(const RequestVote &request) const
{
    return m_config.checkQuorum && !request.transfer && leaderIsAlive() && holds(Rule::LeasesAreRespected);
}

// Figure 2, RequestVote, receiver.
void Node::receive(NodeId from, Term term, const RequestVote &request)
{
    const auto refuseVote = [&](NoteKind why) {
        note(why, from, request.last, term);
        sendPromise(from, VoteReply{false, request.preVote, request.ballot});
    };
    if (request.last.term > term)
        return note(NoteKind::Ignored, from, request.last, term);
    if (request.preVote && term <= m_hard.term)
        return refuseVote(NoteKind::StaleTerm);
    if (leaderIsReasonToRefuse(request))
        return refuseVote(NoteKind::VoteRefusedLeaderAlive);

    // §5.2: one vote a term, first come first served. A pre-vote is about a term in which nobody has voted
    // yet.
    const bool free = !m_hard.vote || *m_hard.vote == from;
    if (!request.preVote && !free && holds(Rule::OneVotePerTerm))
        return refuseVote(NoteKind::VoteRefusedAlreadyVoted);
    // §5.4.1: only a candidate whose log holds everything that may be committed.
    if (!atLeastAsUpToDate(request.last, m_log.last()) && holds(Rule::CandidateIsUpToDate))
        return refuseVote(NoteKind::VoteRefusedLogBehind);

    if (request.preVote) {
        note(NoteKind::PreVoteGranted, from, request.last, term);
        // The reply names the term that was asked for: the own, smaller one would make it look stale.
        sendInTerm(term, from, VoteReply{true, true, request.ballot});
        return;
    }
    if (m_hard.vote != from) {
        m_hard.vote = from;
        persistHardState();
    }
    note(NoteKind::VoteGranted, from, request.last, term);
    if (std::holds_alternative<Follower>(m_role))
        resetElectionTimer();
    sendPromise(from, VoteReply{true, false, request.ballot});
}

void Node::receive(NodeId from, Term term, const VoteReply &reply)
{
    const auto *candidate = std::get_if<Candidate>(&m_role);
    if (candidate == nullptr || !membership().votes(from))
        return;
    // A late answer to an earlier candidacy, of this term or another, says nothing about this one.
    if (reply.ballot && *reply.ballot != candidate->ballot && holds(Rule::RepliesAnswerTheirTerm))
        return note(NoteKind::LateReply, from, {}, term);
    // Thesis §9.6: a late answer to the pre-vote is no vote.
    if (reply.preVote != candidate->preVote && (holds(Rule::PreVoteIsNoVote) || candidate->preVote))
        return;
    if (candidate->preVote && reply.granted && term != m_hard.term + 1)
        return;
    addVote(from, reply.granted);
}

} // namespace raft
