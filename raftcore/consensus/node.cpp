#include "raftcore/consensus/node.h"

#include <algorithm>
#include <utility>

/// Dispatch, terms (§5.1), roles and timers; the effects that all other files of the node share.
namespace raft {

namespace {

bool isAnything(std::string_view)
{
    return true;
}

} // namespace

Node::Node(const Config &config, Stored stored, Time now, SnapshotCheck isState)
    : m_config(config), m_random(config.seed), m_hard(stored.hard), m_log(std::move(stored.log)),
      m_snapshot(std::move(stored.snapshot)), m_now(now), m_disk(stored.disk),
      m_lastQuestion{Random(config.seed ^ static_cast<std::uint64_t>(now.count())).next() >> 2U},
      m_isState(isState != nullptr ? isState : isAnything)
{
    RAFT_ASSERT(m_snapshot ? m_snapshot->last == m_log.base() : m_log.base() == Position{});
    if (m_hard.term < m_log.last().term)
        m_hard = {m_log.last().term, std::nullopt, m_hard.cluster};
    m_applied = m_log.base().index;
    m_durable = m_log.lastIndex();
    m_commit = std::clamp(stored.commit, m_applied, m_durable);
    m_memberships.push_back({m_applied, m_snapshot ? *m_snapshot->membership : std::move(stored.membership)});
    adoptMemberships(m_log.firstIndex());
    // Thesis §6.4.1: a lease that was granted before the crash still counts. In term 0 nobody leads.
    if (m_config.leaseReads && m_hard.term != Term{})
        m_leaderHeard = now;
    resetElectionTimer();
}

void Node::step(Time now, const Input &input, Effects &effects)
{
    effects.clear();
    m_effects = &effects;
    m_now = std::max(m_now, now);
    std::visit([this](const auto &what) { on(what); }, input);
    effects.apply = takeCommitted();
    m_effects = nullptr;
    checkInvariants();
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

// Figure 2, all servers: apply what is committed. Never more than what is durable here, so that a crash
// cannot take back what a client has seen.
ApplyRange Node::takeCommitted()
{
    const Index limit = std::min(m_commit, m_durable);
    if (limit <= m_applied)
        return {};
    ApplyRange range{m_applied + 1, std::min(limit, m_applied + m_config.maxApply)};
    m_applied = range.last;
    return range;
}

// ---- inputs that every role takes
// ----------------------------------------------------------------------------------

void Node::on(const TimerFired &)
{
    if (m_now < m_deadline)
        return;
    if (isLeader()) {
        checkQuorum();
        if (auto *leader = std::get_if<Leader>(&m_role)) {
            if (leader->transfer && m_now >= leader->transfer->until)
                endTransfer(false);
            dismissLeavers();
            broadcastHeartbeat(Chunks::Repeat);
            scheduleHeartbeat();
            confirmReads(); // Who is alone hears from nobody, and needs nobody.
        }
        return;
    }
    if (const auto *candidate = std::get_if<Candidate>(&m_role); candidate != nullptr && candidate->wonUntil)
        return becomeLeader();
    note(NoteKind::ElectionTimeout, leader().value_or(NodeId{}), {}, m_hard.term);
    settleHandover(); // In vain, if it is still open.
    if (mayStand())
        return startElection(m_config.preVote, false);
    becomeFollower(std::nullopt); // A learner waits for the next leader, and sends nothing to the last one.
    refuseForwardedReads();
    resetElectionTimer();
}

namespace {

/// No cluster holds so many elections while one of its servers is away. A single message must not take the
/// terms to where they end.
constexpr std::uint64_t furthestTerm = std::uint64_t{1} << 32U;

} // namespace

void Node::on(const Received &received)
{
    const Message &message = received.message;
    if (message.to != id() || message.from == id() || message.from.value == 0 ||
        message.term.value > m_hard.term.value + furthestTerm) {
        note(NoteKind::Ignored, message.from, {}, message.term);
        return;
    }
    if (isOfOtherCluster(message))
        return note(NoteKind::OtherCluster, message.from, {}, message.term);
    if (wouldBearAnother(message))
        return note(NoteKind::StrangerIgnored, message.from, {}, message.term);
    if (isStranger(message))
        return refuseStranger(message);
    findBorn(message);
    const auto *vote = std::get_if<VoteReply>(&message.body);
    if (vote != nullptr && vote->removed)
        return heedRemoval(message);
    if (!acceptTerm(message))
        return;
    if (vote != nullptr && !isNamed(membership(), message.from, message.disk))
        return note(NoteKind::VoteNotCounted, message.from, {}, message.term);
    meet(message);
    if (vote != nullptr && !vote->preVote)
        meetVoter(message);
    std::visit([this, &message](const auto &body) { receive(message.from, message.term, body); },
               message.body);
    takeIn(message.from, message.cluster);
}

void Node::on(const WriteDone &done)
{
    RAFT_ASSERT(done.id <= m_lastWrite);
    const auto firstWaiting = std::find_if(m_pendingWrites.begin(), m_pendingWrites.end(),
                                           [&](const PendingWrite &write) { return write.id > done.id; });
    for (auto write = m_pendingWrites.begin(); write != firstWaiting; ++write)
        m_durable = std::max(m_durable, std::min(write->last, m_log.lastIndex()));
    m_pendingWrites.erase(m_pendingWrites.begin(), firstWaiting);
    releaseHeld(done.id);
    if (auto *candidate = std::get_if<Candidate>(&m_role)) {
        const bool standsByItself = m_hard.vote == id() || !holds(Rule::CandidateVotesForItself);
        if (!candidate->preVote && standsByItself && hardWriteOutstanding() == WriteId{})
            addVote(id(), true);
    } else if (isLeader()) {
        advanceCommit(m_durable);
    }
}

// ---- §5.1
// ----------------------------------------------------------------------------------------------------------

namespace {

/// Thesis §9.6: a pre-vote speaks of a term that nobody is in yet; neither the question nor a grant moves
/// anybody there.
bool speaksOfFutureTerm(const MessageBody &body)
{
    if (const auto *request = std::get_if<RequestVote>(&body))
        return request->preVote;
    if (const auto *reply = std::get_if<VoteReply>(&body))
        return reply->preVote && reply->granted;
    return false;
}

} // namespace

// §5.1: a higher term makes everybody a follower of that term; an earlier one is refused. True when the
// message is to be processed in the current term.
bool Node::acceptTerm(const Message &message)
{
    if (speaksOfFutureTerm(message.body) && message.term >= m_hard.term)
        return true;
    if (message.term < m_hard.term && holds(Rule::StaleTermsAreRefused)) {
        refuseStale(message);
        return false;
    }
    if (message.term > m_hard.term) {
        const auto *vote = std::get_if<RequestVote>(&message.body);
        if (vote != nullptr && leaderIsReasonToRefuse(*vote)) {
            note(NoteKind::VoteRefusedLeaderAlive, message.from, vote->last, message.term);
            return false;
        }
        if (!holds(Rule::HigherTermStepsDown) && !std::holds_alternative<Follower>(m_role))
            return false;
        adoptTerm(message.term, message.from);
    }
    return true;
}

/// Tells the sender of a request of an earlier term about the current one; replies are only noted.
void Node::refuseStale(const Message &message)
{
    note(NoteKind::StaleTerm, message.from, {}, message.term);
    const NodeId to = message.from;
    if (const auto *vote = std::get_if<RequestVote>(&message.body))
        sendPromise(to, VoteReply{false, vote->preVote, vote->ballot});
    else if (const auto *append = std::get_if<AppendEntries>(&message.body))
        sendPromise(to, AppendReply{false, {}, append->prev.index, {}, append->round, message.term});
    else if (const auto *snapshot = std::get_if<InstallSnapshot>(&message.body))
        sendPromise(to, SnapshotReply{snapshot->last, 0, false, snapshot->round, message.term});
    else if (const auto *read = std::get_if<ReadIndex>(&message.body))
        sendPromise(to, ReadIndexReply{read->id, false, {}});
}

void Node::adoptTerm(Term term, NodeId from)
{
    RAFT_ASSERT(term > m_hard.term);
    note(NoteKind::HigherTerm, from, {}, term);
    becomeFollower(std::nullopt);
    refuseForwardedReads();
    m_incoming.reset();
    m_hard.term = term;
    m_hard.vote.reset();
    persistHardState();
}

void Node::becomeFollower(std::optional<NodeId> leader)
{
    if (!std::holds_alternative<Follower>(m_role))
        note(NoteKind::SteppedDown, leader.value_or(NodeId{}), {}, m_hard.term);
    std::optional<Transfer> handedOver;
    if (auto *leading = std::get_if<Leader>(&m_role)) {
        if (leading->transfer && leading->transfer->told)
            handedOver = std::exchange(leading->transfer, std::nullopt);
        endTransfer(false);
        refuseReads();
        resetElectionTimer();
    } else if (const auto *following = std::get_if<Follower>(&m_role)) {
        handedOver = following->handedOver;
    }
    m_role = Follower{leader, handedOver};
}

/// A message of the legitimate leader of the current term has come.
void Node::recogniseLeader(NodeId leader)
{
    RAFT_ASSERT(!isLeader());
    if (std::holds_alternative<Candidate>(m_role)) {
        becomeFollower(leader);
        if (!holds(Rule::VoteIsKeptWithinTerm)) {
            m_hard.vote.reset();
            persistHardState();
        }
    }
    auto &follower = std::get<Follower>(m_role);
    follower.leader = leader;
    settleHandover();
    m_leaderHeard = m_now;
    resetElectionTimer();
    repeatForwardedReads(leader);
}

// §5.2: a new random timeout every time, so that split votes are rare and resolve.
void Node::resetElectionTimer()
{
    m_timerStart = m_now;
    m_deadline = m_now + Time{m_random.between(m_config.electionMin.count(), m_config.electionMax.count())};
}

void Node::scheduleHeartbeat()
{
    m_timerStart = m_now;
    m_deadline = m_now + m_config.heartbeat;
}

// ---- effects
// -------------------------------------------------------------------------------------------------------

Write &Node::currentWrite()
{
    if (!m_effects->write) {
        m_effects->write.emplace().id = ++m_lastWrite;
        m_pendingWrites.push_back({m_lastWrite, false, {}, m_now});
    }
    return *m_effects->write;
}

void Node::persistHardState()
{
    currentWrite().hard = m_hard;
    m_pendingWrites.back().hard = true;
}

/// What earlier writes hold from the first of these entries on is rewritten: they no longer vouch for it.
void Node::persistEntries(const Entries &entries)
{
    RAFT_ASSERT(!entries.empty());
    const Index before = entries.front().at.index - 1;
    m_durable = std::min(m_durable, before);
    if (holds(Rule::OverwrittenWritesAreVoid))
        for (PendingWrite &write : m_pendingWrites)
            write.last = std::min(write.last, before);

    Write &write = currentWrite();
    if (write.entries.empty()) {
        write.entries = entries;
    } else {
        std::vector<Entry> both(write.entries.begin(), write.entries.end());
        both.insert(both.end(), entries.begin(), entries.end());
        write.entries = Entries(std::move(both));
    }
    m_pendingWrites.back().last = entries.back().at.index;
}

/// Sends at once, or as soon as the write `until` is durable; 0 means at once.
void Node::sendAfter(WriteId until, NodeId to, MessageBody &&body)
{
    if (until == WriteId{})
        send(to, std::move(body));
    else
        m_held.push_back({until, {id(), to, m_hard.term, std::move(body), m_disk, membership().cluster}});
}

/// Sends what mentions this server's term or vote: not before they are durable (Figure 2).
void Node::sendPromise(NodeId to, MessageBody &&body)
{
    sendAfter(holds(Rule::VoteIsDurable) ? hardWriteOutstanding() : WriteId{}, to, std::move(body));
}

/// Sends what vouches for the log up to `index`: not before term, vote and these entries are durable (Figure
/// 2).
void Node::sendAcknowledgement(Index index, NodeId to, MessageBody &&body)
{
    WriteId until;
    if (holds(Rule::VoteIsDurable))
        until = hardWriteOutstanding();
    if (holds(Rule::AppendIsDurable))
        until = std::max(until, writeCovering(index));
    sendAfter(until, to, std::move(body));
}

void Node::releaseHeld(WriteId durable)
{
    auto keep = m_held.begin();
    for (HeldMessage &held : m_held) {
        if (held.message.term < m_hard.term)
            continue; // A promise of an earlier term is void: the log may have changed under another leader.
        if (std::holds_alternative<RequestVote>(held.message.body) && role() != Role::Candidate)
            continue; // §5.2: who has lost, or won, asks nobody any more.
        if (held.until <= durable) {
            m_effects->send.push_back(std::move(held.message));
            continue;
        }
        if (&*keep != &held)
            *keep = std::move(held);
        ++keep;
    }
    m_held.erase(keep, m_held.end());
}

/// The latest write of term and vote that is not yet durable; 0 when there is none.
WriteId Node::hardWriteOutstanding() const
{
    for (auto write = m_pendingWrites.rbegin(); write != m_pendingWrites.rend(); ++write)
        if (write->hard)
            return write->id;
    return {};
}

/// The write whose completion makes `index` durable; 0 when it is.
WriteId Node::writeCovering(Index index) const
{
    if (index <= m_durable)
        return {};
    for (const PendingWrite &write : m_pendingWrites)
        if (write.last >= index)
            return write.id;
    RAFT_ASSERT(!m_config.rules.all()); // Every entry that is not durable is in a pending write.
    return {};
}

void Node::refuse(RequestId request, Refusal why)
{
    m_effects->answers.push_back({request, Refused{why, leader()}});
    note(NoteKind::RequestRefused, leader().value_or(NodeId{}), {}, m_hard.term);
}

void Node::note(NoteKind kind, NodeId other, Position at, Term term)
{
    m_effects->notes.push_back({kind, other, at, term});
}

void Node::checkInvariants() const
{
    if (m_config.rules.all()) // Whoever turns a rule off wants to see what breaks.
        RAFT_ASSERT(isSound());
}

bool Node::isSound() const
{
    const auto *candidate = std::get_if<Candidate>(&m_role);
    return m_log.base().index <= m_applied && m_applied <= m_commit && m_commit <= m_log.lastIndex() &&
           m_durable <= m_log.lastIndex() && (m_durable == m_log.lastIndex() || !m_pendingWrites.empty()) &&
           m_log.last().term <= m_hard.term && !m_memberships.empty() &&
           (candidate == nullptr || candidate->preVote || m_hard.vote == id());
}

} // namespace raft
