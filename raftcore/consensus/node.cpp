#include "raftcore/consensus/node.h"

#include "raftcore/consensus/admission.h"
#include "raftcore/consensus/append_receiver.h"
#include "raftcore/consensus/read_forwarding.h"
#include "raftcore/consensus/snapshot_receiver.h"

#include <algorithm>

/// Dispatch: each thing that happens goes to the class that answers it, by the role that the server has.
namespace raft {

void Node::step(Time now, const Input &input, Effects &effects)
{
    RAFT_ASSERT(m_server.effects == nullptr); // A step never begins within another.
    const Term termBefore = term();
    effects.clear();
    m_server.effects = &effects;
    m_server.now = std::max(m_server.now, now);
    std::visit([this](const auto &what) { on(what); }, input);
    effects.apply = takeCommitted();
    m_server.effects = nullptr;
    RAFT_ASSERT(term() >= termBefore, term(), termBefore);
    checkInvariants();
}

// Beside the parts that all roles share: what a role's data says of the server, and the server of the role.
void Node::checkInvariants() const
{
    if (!config().rules.all()) // A rule is turned off to see what breaks.
        return;
    m_server.checkInvariants();
    if (isLeader()) {
        RAFT_ASSERT(vote() == id(), term(), id());
        RAFT_ASSERT(log().last().term == term(), log().last().term, term()); // §8: it has opened its term.
    } else if (const auto *candidate = std::get_if<Candidate>(&m_role)) {
        RAFT_ASSERT(candidate->preVote || vote() == id(), term(), id());
    } else {
        RAFT_ASSERT(leader().value_or(NodeId{}) != id(), id());
    }
}

Role Node::role() const
{
    if (isLeader())
        return Role::Leader;
    if (const auto *candidate = std::get_if<Candidate>(&m_role))
        return candidate->preVote ? Role::PreCandidate : Role::Candidate;
    return Role::Follower;
}

std::optional<NodeId> Node::leader() const
{
    if (isLeader())
        return id();
    if (const auto *follower = std::get_if<Follower>(&m_role))
        return follower->leader;
    return std::nullopt;
}

void Node::holdSnapshotAs(const SnapshotData &data)
{
    RAFT_ASSERT(data);
    if (m_server.snapshot && m_server.snapshot->data.size() == data.size())
        m_server.snapshot->data = data;
}

// ---- time, the disk, and the network

void Node::on(const TimerFired &)
{
    if (m_server.now < deadline())
        return;
    if (auto *leading = std::get_if<Leader>(&m_role))
        return conclude(Leadership(m_server, *leading).timerFired());
    if (auto *candidate = std::get_if<Candidate>(&m_role); candidate != nullptr && candidate->wonUntil)
        return becomeLeader(*candidate);
    RAFT_ASSERT(!isLeader());
    m_server.note(NoteKind::ElectionTimeout, leader().value_or(NodeId{}), {}, term());
    settleHandover(); // In vain, if it is still open.
    if (mayStand())
        return startElection(config().preVote, false);
    becomeFollower(std::nullopt); // A learner waits for the next leader, and sends nothing to the last one.
    ReadForwarding(m_server).refuseAll();
    m_server.startElectionTimer();
}

void Node::on(const WriteDone &done)
{
    m_server.writes.complete(done.id, log().lastIndex());
    releaseHeld(done.id);
    if (auto *candidate = std::get_if<Candidate>(&m_role)) {
        const bool standsByItself = vote() == id() || !m_server.holds(Rule::CandidateVotesForItself);
        const bool isDurable = m_server.writes.hardStateOutstanding() == WriteId{};
        if (!candidate->preVote && standsByItself && isDurable)
            conclude(*candidate, Candidacy(m_server, *candidate).voteForItself(true));
    } else if (auto *leading = std::get_if<Leader>(&m_role)) {
        conclude(Leadership(m_server, *leading).diskAdvanced());
    }
}

void Node::releaseHeld(WriteId durable)
{
    m_server.writes.dropHeld([this](const Message &held) {
        // A promise of an earlier term is void: the log may have changed under another leader.
        // §5.2: a candidate that has lost, or won, asks for votes no more.
        return held.term < term() || (isOneOf<RequestVote>(held.body) && role() != Role::Candidate);
    });
    RAFT_ASSERT(durable <= lastWrite(), durable, lastWrite());
    m_server.writes.release(durable, m_server.effects->send);
}

void Node::on(const Received &received)
{
    const Message &message = received.message;
    Admission admission(m_server);
    if (!admission.admits(message))
        return;
    const auto *vote = std::get_if<VoteReply>(&message.body);
    if (vote != nullptr && vote->removed) {
        if (!isLeader())
            admission.heedRemoval(message);
        return;
    }
    if (!acceptTerm(message))
        return;
    if (vote != nullptr && !m_server.isNamed(membership(), message.from, message.disk))
        return m_server.note(NoteKind::VoteNotCounted, message.from, {}, message.term);
    RAFT_ASSERT(message.to == id(), message.to, id());
    process(message);
}

// A leader learns from every reply on which disk the member is; and once the message is processed, it may
// find that the member holds the log, so that its disk can be named.
void Node::process(const Message &message)
{
    RAFT_ASSERT(message.from != id() && message.from != NodeId{}, message.from);
    if (auto *leading = std::get_if<Leader>(&m_role); leading != nullptr && isReply(message.body))
        Leadership(m_server, *leading).meet(message);
    const auto *vote = std::get_if<VoteReply>(&message.body);
    if (auto *candidate = std::get_if<Candidate>(&m_role);
        candidate != nullptr && vote != nullptr && !vote->preVote)
        Candidacy(m_server, *candidate).meetVoter(message);
    std::visit([this, &message](const auto &body) { receive(message.from, message.term, body); },
               message.body);
    if (auto *leading = std::get_if<Leader>(&m_role))
        Leadership(m_server, *leading).takeIn(message.from, message.cluster);
}

// ---- what the host asks for

void Node::refuseAsNoLeader(RequestId request)
{
    RAFT_ASSERT(!isLeader());
    m_server.refuse(request, Refusal::NotLeader, leader());
}

void Node::on(const Propose &propose)
{
    if (auto *leading = std::get_if<Leader>(&m_role))
        Leadership(m_server, *leading).propose(propose);
    else
        refuseAsNoLeader(propose.id);
}

void Node::on(const ReadRequest &request)
{
    if (auto *leading = std::get_if<Leader>(&m_role))
        Leadership(m_server, *leading).read(id(), request.id);
    else if (const std::optional<NodeId> known = leader())
        ReadForwarding(m_server).forward(*known, request.id);
    else
        refuseAsNoLeader(request.id);
}

void Node::on(const ChangeMembership &change)
{
    if (auto *leading = std::get_if<Leader>(&m_role))
        Leadership(m_server, *leading).changeMembership(change);
    else
        refuseAsNoLeader(change.id);
}

void Node::on(const TransferLeadership &request)
{
    if (auto *leading = std::get_if<Leader>(&m_role))
        Leadership(m_server, *leading).transfer(request);
    else
        refuseAsNoLeader(request.id);
}

// §7: the state machine's state replaces the log up to what it has applied.
void Node::on(const Compact &compact)
{
    ServerState &server = m_server;
    const Index before = server.snapshot ? server.snapshot->last.index : Index{};
    if (compact.upTo > server.applied || compact.upTo <= before || !server.log.contains(compact.upTo))
        return;
    // A server that has joined does not know the first membership, which stands in no entry, and must not
    // hand on an empty one.
    const Membership &membership = server.memberships.at(compact.upTo);
    if (membership.voters.empty())
        return;
    RAFT_ASSERT(compact.state);
    // §7: the up-to-date check and the consistency check read its term when the entry itself is gone.
    const bool bearsItsTerm = m_server.holds(Rule::SnapshotBearsItsTerm);
    const Position last{compact.upTo, bearsItsTerm ? *server.log.termAt(compact.upTo) : term()};
    server.snapshot = Snapshot{last, std::make_shared<const Membership>(membership), compact.state};
    Index base = last.index - std::min<std::uint64_t>(last.index.value, config().keptBehindSnapshot);
    if (auto *leading = std::get_if<Leader>(&m_role))
        base = Leadership(server, *leading).compactableTo(base);
    RAFT_ASSERT(base <= last.index && last.index <= server.applied, base, last.index, server.applied);
    if (base > server.log.base().index)
        server.log.compact({base, *server.log.termAt(base)});
    server.memberships.forgetBefore(last.index);
    server.persistSnapshot(bearsItsTerm);
    server.note(NoteKind::SnapshotTaken, {}, last, term());
}

// ---- what the other servers say; requests of a leader

void Node::receive(NodeId from, Term term, const AppendEntries &request)
{
    if (isLeader() || !AppendReceiver::isWellFormed(request, term))
        return m_server.note(NoteKind::Ignored, from, request.prev, term);
    recogniseLeader(from);
    AppendReceiver(m_server).receive(from, term, request);
}

void Node::receive(NodeId from, Term term, const InstallSnapshot &request)
{
    if (isLeader() || !SnapshotReceiver::isWellFormed(request, term))
        return m_server.note(NoteKind::Ignored, from, request.last, term);
    recogniseLeader(from);
    SnapshotReceiver(m_server).receive(from, term, request);
}

// Thesis §3.10: as if its election timeout had passed, but no living leader is a reason to refuse it.
void Node::receive(NodeId from, Term term, const TimeoutNow &)
{
    if (isLeader() || !membership().votes(id()) || !m_server.countsItself())
        return m_server.note(NoteKind::Ignored, from, {}, term);
    startElection(false, true);
}

void Node::receive(NodeId from, Term, const ReadIndex &request)
{
    auto *leading = std::get_if<Leader>(&m_role);
    if (leading != nullptr && membership().includes(from))
        Leadership(m_server, *leading).read(from, request.id);
    else
        m_server.send(from, ReadIndexReply{request.id, false, {}});
}

// ---- what the other servers say; replies

void Node::receive(NodeId from, Term term, const VoteReply &reply)
{
    if (auto *candidate = std::get_if<Candidate>(&m_role))
        conclude(*candidate, Candidacy(m_server, *candidate).receive(from, term, reply));
}

void Node::receive(NodeId from, Term term, const AppendReply &reply)
{
    if (auto *leading = std::get_if<Leader>(&m_role))
        conclude(Leadership(m_server, *leading).receive(from, term, reply));
    else
        m_server.note(NoteKind::Ignored, from, {reply.match, {}}, term);
}

void Node::receive(NodeId from, Term term, const SnapshotReply &reply)
{
    if (auto *leading = std::get_if<Leader>(&m_role))
        conclude(Leadership(m_server, *leading).receive(from, term, reply));
    else
        m_server.note(NoteKind::Ignored, from, reply.last, term);
}

void Node::receive(NodeId from, Term term, const ReadIndexReply &reply)
{
    ReadForwarding(m_server).receive(from, term, reply, leader());
}

} // namespace raft
