#include "raftcore/consensus/admission.h"
#include "raftcore/consensus/node.h"
#include "raftcore/consensus/read_forwarding.h"
#include "raftcore/consensus/voter.h"

#include <algorithm>
#include <utility>

/// Terms (§5.1) and the change of roles (§5.2). Only here is a role replaced by another.
namespace raft {

namespace {

/// Thesis §9.6: a pre-vote speaks of a term that no server is in yet; neither the question nor a grant moves
/// any server there.
bool speaksOfFutureTerm(const MessageBody &body)
{
    if (const auto *request = std::get_if<RequestVote>(&body))
        return request->preVote;
    if (const auto *reply = std::get_if<VoteReply>(&body))
        return reply->preVote && reply->granted;
    return false;
}

} // namespace

// §5.1: a higher term makes every server a follower of that term; an earlier one is refused. True when the
// message is to be processed in the current term.
bool Node::acceptTerm(const Message &message)
{
    if (speaksOfFutureTerm(message.body) && message.term >= term())
        return true;
    if (message.term < term() && m_server.holds(Rule::StaleTermsAreRefused)) {
        Admission(m_server).refuseStale(message);
        return false;
    }
    if (message.term > term()) {
        const auto *vote = std::get_if<RequestVote>(&message.body);
        if (vote != nullptr && Voter(m_server, isLeader()).defendsLeaderFrom(*vote)) {
            m_server.note(NoteKind::VoteRefusedLeaderAlive, message.from, vote->last, message.term);
            return false;
        }
        if (!m_server.holds(Rule::HigherTermStepsDown) && !std::holds_alternative<Follower>(m_role))
            return false;
        adoptTerm(message.term, message.from);
    }
    RAFT_ASSERT(message.term == term() || !m_server.holds(Rule::StaleTermsAreRefused), message.term, term());
    return true;
}

void Node::adoptTerm(Term term, NodeId from)
{
    RAFT_ASSERT(term > m_server.hard.term, term, m_server.hard.term);
    m_server.note(NoteKind::HigherTerm, from, {}, term);
    becomeFollower(std::nullopt);
    ReadForwarding(m_server).refuseAll();
    m_server.incoming.reset();
    m_server.hard.term = term;
    m_server.hard.vote.reset();
    m_server.persistHardState();
    RAFT_ASSERT(!isLeader() && !vote());
}

// ---- roles

Follower &Node::becomeFollower(std::optional<NodeId> leader)
{
    RAFT_ASSERT(leader != id(), id());
    if (!std::holds_alternative<Follower>(m_role))
        m_server.note(NoteKind::SteppedDown, leader.value_or(NodeId{}), {}, term());
    std::optional<Transfer> handedOver;
    if (auto *leading = std::get_if<Leader>(&m_role))
        handedOver = Leadership(m_server, *leading).resign();
    else if (auto *following = std::get_if<Follower>(&m_role))
        handedOver = std::move(following->handedOver);
    return m_role.emplace<Follower>(Follower{leader, handedOver});
}

/// A message of the legitimate leader of the current term has come.
void Node::recogniseLeader(NodeId leader)
{
    RAFT_ASSERT(!isLeader());
    auto *follower = std::get_if<Follower>(&m_role);
    if (follower == nullptr) {
        follower = &becomeFollower(leader);
        if (!m_server.holds(Rule::VoteIsKeptWithinTerm)) {
            m_server.hard.vote.reset();
            m_server.persistHardState();
        }
    }
    RAFT_ASSERT(leader != id(), leader);
    follower->leader = leader;
    settleHandover();
    m_server.leaderHeard = m_server.now;
    m_server.startElectionTimer();
    ReadForwarding(m_server).repeat(leader);
}

/// A leader that has asked the target to start an election follows any candidate of a later term; only when
/// the new leader is heard of is it known whether the target is the one. No leader heard of is no success.
void Node::settleHandover()
{
    auto *follower = std::get_if<Follower>(&m_role);
    if (follower == nullptr)
        return;
    RAFT_ASSERT(!follower->handedOver || follower->handedOver->ordered);
    if (const std::optional<Transfer> ended = std::exchange(follower->handedOver, std::nullopt))
        m_server.answerTransfer(*ended, follower->leader == ended->target);
}

// §5.2: increment the term, vote for oneself, ask all other servers. A pre-vote asks first whether that could
// succeed, and changes nothing anywhere (thesis §9.6).
void Node::startElection(bool preVote, bool transfer, std::optional<RequestId> ballot)
{
    RAFT_ASSERT(!isLeader());
    HardState &hard = m_server.hard;
    const Term electionTerm = hard.term + 1;
    if (!preVote) {
        hard.term = electionTerm;
        hard.vote.reset();
        if (m_server.holds(Rule::CandidateVotesForItself))
            hard.vote = id();
        m_server.incoming.reset(); // Chunks of another term's leader fit to no other's.
        m_server.persistHardState();
    }
    const RequestId own = ballot ? *ballot : ++m_server.lastQuestion;
    settleHandover();
    auto &candidate =
        m_role.emplace<Candidate>(Candidate{.preVote = preVote, .transfer = transfer, .ballot = own});
    ReadForwarding(m_server).refuseAll();
    m_server.startElectionTimer();
    m_server.note(preVote ? NoteKind::BecamePreCandidate : NoteKind::BecameCandidate, {}, log().last(),
                  electionTerm);
    RAFT_ASSERT(candidate.granted.empty() && candidate.refused.empty());
    Candidacy candidacy(m_server, candidate);
    candidacy.ask(electionTerm);
    conclude(candidate, candidacy.voteForItself(false));
}

/// Carries out what has come of the election. `candidate` is gone afterwards, unless the election is open.
void Node::conclude(Candidate &candidate, Candidacy::Outcome outcome)
{
    RAFT_ASSERT(std::get_if<Candidate>(&m_role) == &candidate);
    switch (outcome) {
    case Candidacy::Outcome::Open: return;
    case Candidacy::Outcome::PreVoteWon: return startElection(false, candidate.transfer, candidate.ballot);
    case Candidacy::Outcome::Won: return becomeLeader(candidate);
    case Candidacy::Outcome::Lost: becomeFollower(std::nullopt);
    }
}

/// Carries out what the leader has found about its own role.
void Node::conclude(Leadership::Verdict verdict)
{
    RAFT_ASSERT(isLeader());
    if (verdict == Leadership::Verdict::StepDown)
        becomeFollower(std::nullopt);
}

void Node::becomeLeader(Candidate &elected)
{
    RAFT_ASSERT(!elected.preVote);
    EntryPayload opening = NoOp{};
    if (m_server.isUnborn(membership()))
        opening = MembershipChange(Candidacy(m_server, elected).bornMembership());
    auto &leader = m_role.emplace<Leader>();
    Leadership(m_server, leader).begin(std::move(opening));
    RAFT_ASSERT(isLeader());
}

// ---- votes

/// Thesis §4.2.2: a server that the latest membership leaves out goes on standing until that membership is
/// known to be committed: until then no other server might be able to win. It does not count itself. Learners
/// never stand, nor does a server whose disk is not the one that is named: its log may lack what it promised,
/// and the memberships in it may be those of long ago.
bool Node::mayStand() const
{
    return m_server.memberships.anyPossible(m_server.commit, [this](const Membership &membership) {
        return membership.votes(id()) && m_server.isNamed(membership, id(), disk());
    });
}

// Figure 2, RequestVote, receiver.
void Node::receive(NodeId from, Term term, const RequestVote &request)
{
    if (Voter(m_server, isLeader()).answer(from, term, request) && std::holds_alternative<Follower>(m_role))
        m_server.startElectionTimer();
}

} // namespace raft
