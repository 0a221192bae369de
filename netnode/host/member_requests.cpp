#include "netnode/host/member_requests.h"

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

/// So long a client that asked waits for a new voter: the outcome still reaches a follower that has passed
/// the request on.
constexpr std::chrono::seconds catchUpLimit{8};
constexpr std::chrono::seconds absentLimit{2}; ///< … and so long for one that is not there.
constexpr std::chrono::seconds changeLimit{3}; ///< … and so long for a change that came before.
constexpr std::uint64_t addressesPerTerm = 1U << 16U;

void insert(std::vector<raft::NodeId> &ids, raft::NodeId id)
{
    const auto place = std::lower_bound(ids.begin(), ids.end(), id);
    if (place == ids.end() || *place != id)
        ids.insert(place, id);
}

} // namespace

MemberRequests::MemberRequests(const raft::Server &server, const MonotonicClock &clock, Peers &peers,
                               PendingRequests &pending, Around around)
    : m_server(server), m_clock(clock), m_peers(peers), m_pending(pending), m_around(std::move(around))
{
}

void MemberRequests::perform(std::uint64_t number, const MemberChange &change)
{
    const raft::Membership &present = node().membership();
    if (!node().isLeader()) // The server refuses it, with the leader's name.
        return m_around.step(raft::ChangeMembership{{number}, present});
    const bool leaves = change.part == MemberChange::Part::None;
    if (leaves && !present.includes(change.server))
        return m_around.finish(number, TaskRefused{raft::Refusal::Invalid, node().leader()});
    if (leaves)
        cancelAdditions(change.server);
    raft::Membership target = membershipWith(change);
    const bool losesVoter = present.votes(change.server) && !target.votes(change.server);
    if (losesVoter && !target.voters.empty() && !canDecide(target))
        return m_around.finish(number, TaskRefused{raft::Refusal::VoterNotReady, node().leader()});
    if (target != present) // Its address is decided once the leader has taken the change.
        return m_around.step(raft::ChangeMembership{{number}, std::move(target)});
    decideAddressFor(change);
    if (!isDone(change)) {
        m_pending.find(number)->inLog = true; // Its first step is.
        return m_catchingUp.push_back(number);
    }
    TaskDone done;
    done.index = node().commit();
    done.term = node().term();
    m_around.finish(number, done);
}

/// A newcomer that is to vote is a learner first, on a disk that the leader has yet to meet: so one that is
/// not there blocks nothing, and one that comes later is made a voter then (thesis §4.2.1, Node::takeIn()).
raft::Membership MemberRequests::membershipWith(const MemberChange &change) const
{
    raft::Membership target = node().membership();
    const bool isVoter = target.votes(change.server);
    const bool isNew = !target.includes(change.server);
    if (change.part == MemberChange::Part::Voter && isVoter)
        return target;
    std::erase(target.voters, change.server);
    std::erase(target.learners, change.server);
    if (change.part == MemberChange::Part::None) {
        target.unseat(change.server);
        return target;
    }
    insert(target.learners, change.server);
    target.seat(change.server, isNew ? raft::noDisk : target.diskOf(change.server),
                change.part == MemberChange::Part::Voter);
    return target;
}

/// Whether a majority of the voters that it leaves is there, on disks that count. Without one the change
/// could not be committed, nor any other one before it: a server that comes back with a new disk could not be
/// taken in, and the cluster would stand still for good.
bool MemberRequests::canDecide(const raft::Membership &target) const
{
    const auto &leading = std::get<raft::Leader>(node().roleState());
    return target.majority([&](raft::NodeId voter) {
        if (voter == node().id())
            return true;
        const raft::Progress *peer = leading.find(voter);
        return peer != nullptr && peer->named && m_peers.reaches(voter);
    });
}

/// A server that is removed is not to be taken in by a request that came before.
void MemberRequests::cancelAdditions(raft::NodeId server)
{
    const auto adds = [server](const PendingRequest &task) {
        const auto *change = std::get_if<MemberChange>(&task.task);
        return change != nullptr && change->server == server && change->part != MemberChange::Part::None &&
               !task.passedTo;
    };
    for (const std::uint64_t number : m_pending.choose(adds))
        m_around.finish(number, TaskRefused{raft::Refusal::Invalid, node().leader()});
}

/// What a person says counts from now on for all servers, also where a command line says otherwise. Of two
/// such words the later one counts: numbered by the leader's term, and within it one by one.
void MemberRequests::decideAddressFor(const MemberChange &change)
{
    if (change.url.empty())
        return;
    const std::uint64_t inTerm = node().term().value * addressesPerTerm;
    m_peers.decideAddress(change.server, QUrl(QString::fromStdString(change.url)),
                          std::max(m_peers.addresses().lastDecision(), inTerm) + 1);
}

void MemberRequests::accepted(std::uint64_t number, raft::Position at)
{
    if (const auto *change = std::get_if<MemberChange>(&m_pending.find(number)->task))
        decideAddressFor(*change);
    m_awaited.push_back({number, at});
}

/// Membership changes are done when their entry is committed (§6).
void MemberRequests::finishCommitted()
{
    if (m_awaited.empty())
        return;
    for (const AwaitedChange &change : std::exchange(m_awaited, {})) {
        if (m_pending.find(change.number) == nullptr)
            continue;
        const std::optional<raft::Term> term = node().log().termAt(change.at.index);
        if (node().log().lastIndex() < change.at.index || (term && *term != change.at.term)) {
            m_around.finish(change.number, TaskUnknown{});
        } else if (node().commit() >= change.at.index &&
                   !isDone(std::get<MemberChange>(m_pending.find(change.number)->task))) {
            m_catchingUp.push_back(change.number);
        } else if (node().commit() >= change.at.index) {
            TaskDone done;
            done.index = change.at.index;
            done.term = change.at.term;
            m_around.finish(change.number, done);
        } else { // Also when another server leads by now: it commits the entry, or overwrites it.
            m_awaited.push_back(change);
        }
    }
}

/// Whether the membership is as the change wants it: a new voter takes a second step.
bool MemberRequests::isDone(const MemberChange &change) const
{
    return change.part != MemberChange::Part::Voter || node().membership().votes(change.server);
}

/// One change waits for another one, which may be the leader's own: it names the disk of a server that it has
/// just met.
bool MemberRequests::postpone(std::uint64_t number)
{
    PendingRequest &request = *m_pending.find(number);
    if (!node().isLeader() || m_clock.now() - request.since >= changeLimit)
        return false;
    request.inLog = true; // As good as that: it is tried again here.
    m_postponed.push_back(number);
    return true;
}

void MemberRequests::lookAfterNewcomers()
{
    for (const std::uint64_t number : std::exchange(m_postponed, {})) {
        if (m_pending.find(number) != nullptr)
            m_around.again(number);
    }
    for (const std::uint64_t number : std::exchange(m_catchingUp, {})) {
        const PendingRequest *task = m_pending.find(number);
        if (task == nullptr)
            continue;
        const auto &change = std::get<MemberChange>(task->task);
        const raft::Time waited = m_clock.now() - task->since;
        TaskDone done;
        done.index = node().commit();
        done.term = node().term();
        if (!node().isLeader())
            m_around.finish(number, TaskUnknown{});
        else if (isDone(change))
            m_around.finish(number, done);
        else if (waited >= (m_peers.reaches(change.server) ? catchUpLimit : absentLimit))
            m_around.finish(number, TaskRefused{raft::Refusal::VoterNotReady, node().leader()});
        else
            m_catchingUp.push_back(number);
    }
}

} // namespace raftarium
