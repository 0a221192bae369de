#include "raftcore/consensus/candidacy.h"

#include <algorithm>

namespace raft {

// A pre-vote promises nothing, so that it leaves at once; a vote in earnest tells that this server has voted
// for itself, and must not leave before that is on the disk.
void Candidacy::ask(Term term)
{
    RAFT_ASSERT(term == (m_candidate.preVote ? m_server.hard.term + 1 : m_server.hard.term), term);
    const RequestVote request{m_server.log.last(), m_candidate.preVote, m_candidate.transfer,
                              m_candidate.ballot};
    const Membership &membership = m_server.membership();
    for (const NodeId peer : membership.everyone()) {
        if (peer == m_server.id() || !membership.votes(peer))
            continue;
        if (m_candidate.preVote)
            m_server.sendInTerm(term, peer, request);
        else
            m_server.sendPromise(peer, request);
    }
}

// Figure 2: a vote in earnest counts once it is durable, its own included. Else a candidate could win with a
// vote that a crash takes back, and vote once more in the same term.
Candidacy::Outcome Candidacy::voteForItself(bool isDurable)
{
    if (!isDurable && !m_candidate.preVote && m_server.holds(Rule::VoteIsDurable))
        return Outcome::Open;
    RAFT_ASSERT(!isDurable || m_server.writes.hardStateOutstanding() == WriteId{});
    return add(m_server.id(), true);
}

Candidacy::Outcome Candidacy::receive(NodeId from, Term term, const VoteReply &reply)
{
    RAFT_ASSERT(from != m_server.id(), from);
    if (!m_server.membership().votes(from))
        return Outcome::Open;
    // A late answer to an earlier candidacy, of this term or another, says nothing about this one.
    if (reply.ballot && *reply.ballot != m_candidate.ballot && m_server.holds(Rule::RepliesAnswerTheirTerm)) {
        m_server.note(NoteKind::LateReply, from, {}, term);
        return Outcome::Open;
    }
    // Thesis §9.6: a late answer to the pre-vote is no vote.
    if (reply.preVote != m_candidate.preVote &&
        (m_server.holds(Rule::PreVoteIsNoVote) || m_candidate.preVote))
        return Outcome::Open;
    if (m_candidate.preVote && reply.granted && term != m_server.hard.term + 1)
        return Outcome::Open;
    return add(from, reply.granted);
}

/// Whether `voter` granted or refused; each is counted once, however often its reply is repeated. A server
/// that first refuses and then grants (its log was longer, and was cut) counts on both sides: that is
/// harmless, for refusals only end a pre-vote early.
Candidacy::Outcome Candidacy::add(NodeId voter, bool granted)
{
    RAFT_ASSERT(voter == m_server.id() || m_server.membership().votes(voter), voter);
    auto &side = granted ? m_candidate.granted : m_candidate.refused;
    if (std::find(side.begin(), side.end(), voter) == side.end())
        side.push_back(voter);
    return count();
}

// §5.2: a majority of the whole cluster elects; a candidate that a majority of pre-votes refused gives up.
Candidacy::Outcome Candidacy::count()
{
    const auto isIn = [](const std::vector<NodeId> &ids) {
        return [&ids](NodeId peer) { return std::find(ids.begin(), ids.end(), peer) != ids.end(); };
    };
    const bool elected = m_server.holds(Rule::MajorityElects) ? m_server.majority(isIn(m_candidate.granted))
                                                              : m_candidate.granted.size() > 1;
    if (elected && m_candidate.preVote)
        return Outcome::PreVoteWon;
    if (elected)
        return awaitsOtherDisks() ? Outcome::Open : Outcome::Won;
    const bool lost = m_candidate.preVote && m_server.majority(isIn(m_candidate.refused));
    return lost ? Outcome::Lost : Outcome::Open;
}

// ---- the birth of a cluster

bool Candidacy::hasMet(NodeId member) const
{
    return member == m_server.id() || std::any_of(m_candidate.disks.begin(), m_candidate.disks.end(),
                                                  [member](const Seat &met) { return met.server == member; });
}

/// A candidate that is elected before it has met all disks waits for them a little: a cluster all of whose
/// servers are there knows all of them from its birth on.
bool Candidacy::awaitsOtherDisks()
{
    RAFT_ASSERT(!m_candidate.preVote);
    if (!m_server.isUnborn(m_server.membership()))
        return false;
    const std::vector<NodeId> members = m_server.membership().everyone();
    if (std::all_of(members.begin(), members.end(), [this](NodeId member) { return hasMet(member); }))
        return false;
    if (!m_candidate.wonUntil) {
        m_candidate.wonUntil = m_server.now + m_server.config.heartbeat;
        m_server.startTimer(*m_candidate.wonUntil);
    }
    RAFT_ASSERT(m_candidate.wonUntil.has_value());
    return m_server.now < *m_candidate.wonUntil;
}

// Were those that refuse left out, as two candidates of one term refuse each other, the death of the first
// leader soon after could leave a majority that does not count.
void Candidacy::meetVoter(const Message &reply)
{
    RAFT_ASSERT(isOneOf<VoteReply>(reply.body));
    if (m_candidate.preVote || !m_server.isUnborn(m_server.membership()))
        return;
    std::erase_if(m_candidate.disks, [&](const Seat &met) { return met.server == reply.from; });
    m_candidate.disks.push_back({reply.from, reply.disk});
    RAFT_ASSERT(hasMet(reply.from), reply.from);
}

// It names the disks that elected it: a majority, so that it can commit that; and those that refused it their
// vote, for a refusal shows the disk as well as a grant does. The others' disks are unknown and count for
// nothing until the leader has met them (see Reconfiguration::takeIn()). Leaving seats empty is safe: every
// majority of what is left was a majority before.
Membership Candidacy::bornMembership()
{
    Membership born = m_server.membership();
    RAFT_ASSERT(born.cluster == ClusterId{}, born.cluster);
    born.cluster = ClusterId{m_server.random.next() % (greatestNumber - 1) + 1};
    born.seats.clear();
    for (const NodeId member : born.everyone())
        born.seat(member, noDisk);
    born.seat(m_server.id(), m_server.disk);
    for (const Seat &met : m_candidate.disks)
        born.seat(met.server, met.disk);
    RAFT_ASSERT(born.cluster != ClusterId{} && born.voters == m_server.membership().voters, born.cluster);
    return born;
}

} // namespace raft
