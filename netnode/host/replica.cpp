#include "netnode/host/replica.h"

#include "raftcore/store/store_snapshot.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace raftarium {

namespace {

constexpr std::chrono::milliseconds lateness{30}; ///< Timers are not that inexact.
constexpr std::chrono::milliseconds listening{5};

/// Whether it serves to found a cluster: a candidate without one asks for votes, or is answered.
bool isOfFounding(const raft::Message &message)
{
    return message.cluster == raft::ClusterId{} &&
           raft::isOneOf<raft::RequestVote, raft::VoteReply>(message.body);
}

raft::Stored startingPoint(const Journal &journal, const raft::Membership &members)
{
    raft::Stored stored = journal.stored();
    stored.membership = members;
    return stored;
}

} // namespace

Replica::Replica(const Settings &settings, std::unique_ptr<Journal> journal, Peers &peers, QObject *parent)
    : QObject(parent), m_settings(settings), m_storeLimit(settings.maxStore), m_journal(std::move(journal)),
      m_peers(peers), m_server(settings.config, startingPoint(*m_journal, settings.members), m_clock.now()),
      m_requests({m_server, m_clock, m_peers, m_metrics, m_storeLimit, m_settings.config.electionMax,
                  [this](const raft::Input &input) { step(input); },
                  [this](const std::vector<raft::ClientRequest> &requests) { submitNow(requests); }})
{
    m_effects.tellsChanges = true;
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Replica::timerDue);
    m_stopLimit.setSingleShot(true);
    connect(&m_stopLimit, &QTimer::timeout, this, &Replica::finishStop);
    connect(m_journal.get(), &Journal::written, this,
            [this](raft::WriteId upTo, std::chrono::microseconds took) {
                m_metrics.syncTime.add(took);
                step(raft::WriteDone{upTo});
            });
    connect(m_journal.get(), &Journal::failed, this, &Replica::diskFailed);
    connect(&m_peers, &Peers::messageReceived, this,
            [this](const raft::Message &message, std::uint64_t number) {
                ++m_metrics.messagesReceived;
                // The former disk may have been of the majority that founded the cluster: a second one,
                // founded with the vote of this one, would know nothing of what the first has acknowledged.
                if (isLost() && isOfFounding(message))
                    return;
                start(); // A server that is spoken to takes part.
                step(raft::Received{message}, number);
            });
    m_peers.setStanding([this] { return standing(); });
}

Replica::~Replica() = default;

// However long this server has waited for it: for its clock and its election timer that was no time.
void Replica::start()
{
    if (std::exchange(m_started, true))
        return;
    m_clock.start();
    armTimer();
    m_before.commit = node().commit();
}

void Replica::awaitLeader()
{
    m_awaitsLeader = m_isLost = true;
    start();
}

Standing Replica::standing() const
{
    return {node().cluster(), node().disk(), node().membership().everyone()};
}

bool Replica::isCounted() const
{
    const raft::Membership &members = node().membership();
    const bool isNamed = members.cluster != raft::ClusterId{} && members.diskOf(node().id()) == node().disk();
    return members.votes(node().id()) && isNamed;
}

void Replica::linkUp()
{
    std::vector<raft::NodeId> servers = node().membership().everyone();
    if (const auto *leader = std::get_if<raft::Leader>(&node().roleState())) {
        // Also those that do not know yet that they have left.
        for (const raft::Progress &peer : leader->peers)
            servers.push_back(peer.peer);
    }
    servers.insert(servers.end(), m_settings.known.begin(), m_settings.known.end());
    m_peers.keepLinks(servers);
}

void Replica::step(const raft::Input &input, std::uint64_t number)
{
    const raft::Time now = m_clock.now();
    m_server.step(now, input, m_effects);
    carryOut({now, &input, nullptr, number});
}

void Replica::submitNow(const std::vector<raft::ClientRequest> &requests)
{
    const raft::Time now = m_clock.now();
    m_server.submit(now, requests, m_effects);
    carryOut({now, nullptr, &requests, 0});
}

// The server's clock jumps to its deadline: what it does from there on keeps its distances in time.
void Replica::forceTimeout()
{
    start();
    m_timer.stop(); // It was set by the clock as it was.
    m_clock.jumpTo(node().deadline());
    step(raft::TimerFired{});
}

// Nothing in here makes a further step: what answers cause is gathered for the end of the turn.
void Replica::carryOut(const StepCause &cause)
{
    m_sent.clear();
    for (const raft::Message &message : m_effects.node.send) {
        m_sent.push_back(m_peers.send(message));
        ++(m_sent.back().number != 0 ? m_metrics.messagesSent : m_metrics.messagesLost);
    }
    if (m_effects.node.write)
        m_journal->submit(*m_effects.node.write);
    countNotes();
    emit stepped(cause, m_effects, m_sent);
    for (const raft::ClientAnswer &answer : m_effects.answers)
        m_requests.take(answer);
    for (const raft::Answer &answer : m_effects.node.answers)
        m_requests.take(answer);
    m_requests.afterAnswers();
    m_metrics.committed += node().commit().value - m_before.commit.value;
    m_before.commit = node().commit();
    if (std::exchange(m_before.cluster, node().cluster()) != node().cluster())
        linkUp(); // Now that the cluster is known it shows who is a stranger.
    noticeLeader();
    m_requests.batchWaiting();
    maybeCompact();
    armTimer();
}

void Replica::noticeLeader()
{
    if (std::exchange(m_before.leader, node().leader()) == node().leader())
        return;
    m_requests.leaderChanged();
    if (m_stopping && !node().isLeader())
        finishStop();
}

void Replica::countNotes()
{
    for (const raft::Note &note : m_effects.node.notes) {
        switch (note.kind) {
        case raft::NoteKind::BecameCandidate: ++m_metrics.elections; break;
        case raft::NoteKind::BecameLeader: ++m_metrics.leaderships; break;
        case raft::NoteKind::SnapshotTaken: ++m_metrics.snapshots; break;
        case raft::NoteKind::MembershipActive:
        case raft::NoteKind::MembershipRolledBack: linkUp(); break;
        case raft::NoteKind::Removed:
            emit removed(note.at.index.value == 0 ? std::optional(note.other) : std::nullopt);
            break;
        default: break;
        }
    }
}

// The deadline of a follower moves with every message; the timer only follows when it would come too late.
void Replica::armTimer()
{
    const raft::Time due = m_server.node().deadline();
    if (m_awaitsLeader && node().leader())
        m_awaitsLeader = false;
    if (!m_started || m_awaitsLeader)
        return;
    if (m_timer.isActive() && m_armedFor <= due)
        return;
    m_listensFirst = false;
    m_armedFor = due;
    const raft::Time wait = std::max(raft::Time::zero(), due - m_clock.now());
    m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(wait));
}

// A server that was busy, or stood still, for so long that its timer comes late has not read yet what others
// have said meanwhile: it must not take them for silent. Their messages get a moment.
void Replica::timerDue()
{
    const raft::Time late = m_clock.now() - m_server.node().deadline();
    if (m_awaitsLeader || late < raft::Time::zero())
        return armTimer();
    if (late > lateness && !std::exchange(m_listensFirst, true))
        return m_timer.start(listening);
    m_listensFirst = false;
    step(raft::TimerFired{});
}

// ---- snapshots (§7)

// A store longer than the interval is written less often, so that its cost per entry stays the same; more
// often when the disk is nearly full, because soon there would be no room to make the journal shorter. A
// thread measures a copy, which shares the store's pages, and so does the snapshot.
void Replica::maybeCompact()
{
    const std::uint64_t since = node().applied().value - snapshotIndex().value;
    if (since >= std::max<std::uint64_t>(m_settings.snapshotEntries, m_server.store().size()) ||
        m_journal->isShortOfRoom())
        takeSnapshot();
}

void Replica::takeSnapshot()
{
    if (m_snapshot.isTaken || m_stopping || node().applied() == snapshotIndex())
        return;
    try {
        m_snapshot.worker =
            std::async(std::launch::async,
                       [this, store = std::make_shared<const raft::Store>(m_server.store())]() mutable {
                           raft::SnapshotData state = snapshotOf(*store);
                           m_snapshot.calls.post([this, store = std::move(store), state = std::move(state)] {
                               snapshotReady(store->applied(), state);
                           });
                       });
    } catch (const std::system_error &) {
        return; // No thread can be had: that may be different soon.
    }
    m_snapshot.isTaken = true;
    emit storeRemembered();
}

raft::Index Replica::snapshotIndex() const
{
    return node().snapshot() ? node().snapshot()->last.index : raft::Index();
}

void Replica::snapshotReady(raft::Index upTo, const raft::SnapshotData &state)
{
    m_snapshot.isTaken = false;
    if (upTo > snapshotIndex() && !m_stopping)
        step(raft::Compact{upTo, state});
}

// ---- the end

void Replica::stop()
{
    if (m_stopping)
        return;
    m_stopping = true;
    if (!node().isLeader() || node().membership().voters.size() < 2)
        return finishStop();
    m_stopLimit.start(std::chrono::ceil<std::chrono::milliseconds>(m_settings.config.electionMax));
    m_requests.handOver();
}

void Replica::finishStop()
{
    if (!m_stopping)
        return;
    m_stopLimit.stop();
    m_timer.stop();
    m_peers.disconnect(this);
    m_peers.disconnect(&m_requests);
    if (m_snapshot.worker.valid())
        m_snapshot.worker.wait();
    m_snapshot.calls.post([this] { emit stopped(m_journal->close()); });
}

} // namespace raftarium
