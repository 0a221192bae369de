#include "raftcore/consensus/voter.h"

namespace raft {

/// Thesis §4.2.3: whether a leader was heard of within the shortest election timeout. Such a server helps
/// no server to depose it, also when it has learned of a later term since: the lease of the earlier leader
/// lasts.
bool Voter::leaderIsAlive() const
{
    const std::optional<Time> heard = m_server.leaderHeard;
    return m_leads || (heard && m_server.now - *heard < m_server.config.electionMin);
}

bool Voter::defendsLeaderFrom(const RequestVote &request) const
{
    return m_server.config.checkQuorum && !request.transfer && leaderIsAlive() &&
           m_server.holds(Rule::LeasesAreRespected);
}

/// Why this server does not vote for the candidate `from`; nothing when it does.
std::optional<NoteKind> Voter::reasonToRefuse(NodeId from, Term term, const RequestVote &request) const
{
    if (request.preVote && term <= m_server.hard.term)
        return NoteKind::StaleTerm;
    if (defendsLeaderFrom(request))
        return NoteKind::VoteRefusedLeaderAlive;
    const std::optional<NodeId> &vote = m_server.hard.vote;
    // §5.2: one vote a term, first come first served. A pre-vote is about a term in which no server has voted
    // yet.
    const bool free = request.preVote || !vote || vote == from;
    if (!free && m_server.holds(Rule::OneVotePerTerm))
        return NoteKind::VoteRefusedAlreadyVoted;
    // §5.4.1: only a candidate whose log holds everything that may be committed.
    if (!atLeastAsUpToDate(request.last, m_server.log.last()) && m_server.holds(Rule::CandidateIsUpToDate))
        return NoteKind::VoteRefusedLogBehind;
    return std::nullopt;
}

bool Voter::answer(NodeId from, Term term, const RequestVote &request)
{
    if (request.last.term > term) {
        m_server.note(NoteKind::Ignored, from, request.last, term);
        return false;
    }
    if (const std::optional<NoteKind> why = reasonToRefuse(from, term, request)) {
        m_server.note(*why, from, request.last, term);
        m_server.sendPromise(from, VoteReply{false, request.preVote, request.ballot});
        return false;
    }
    if (request.preVote) {
        m_server.note(NoteKind::PreVoteGranted, from, request.last, term);
        // The reply names the term that was asked for: the own, smaller one would make it look stale.
        m_server.sendInTerm(term, from, VoteReply{true, true, request.ballot});
        return false;
    }
    if (m_server.hard.vote != from) {
        m_server.hard.vote = from;
        m_server.persistHardState();
    }
    RAFT_ASSERT(term == m_server.hard.term || !m_server.config.rules.all(), term, m_server.hard.term);
    m_server.note(NoteKind::VoteGranted, from, request.last, term);
    m_server.sendPromise(from, VoteReply{true, false, request.ballot});
    return true;
}

} // namespace raft
