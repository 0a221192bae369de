#include "netnode/host/request_router.h"

#include <QCoreApplication>
#include <QEvent>
#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

const auto batchEvent = static_cast<QEvent::Type>(QEvent::registerEventType());
constexpr std::chrono::milliseconds lateCheck{50};
constexpr std::chrono::milliseconds longestBatching{2};
constexpr std::chrono::seconds taskLimit{10};
/// Bytes of a leader's log that are not yet committed, but for its latest proposal's last command. On a disk
/// one byte may be six: control characters are escaped.
constexpr std::uint64_t mostUnderway = std::uint64_t{4} << 20U;

bool isClientTask(const LeaderTask &task)
{
    return std::holds_alternative<raft::StoreCommand>(task) || std::holds_alternative<raft::Get>(task);
}

bool isRead(const LeaderTask &task)
{
    return std::holds_alternative<raft::Get>(task);
}

/// Asking twice does no harm: it is a read, or a change that its session lets be applied once.
bool mayBeAskedTwice(const LeaderTask &task)
{
    const auto *command = std::get_if<raft::StoreCommand>(&task);
    return isRead(task) || (command != nullptr && command->session);
}

/// The answer tells what became of an earlier try as well, or that it cannot be known.
bool isAboutAllTries(raft::Refusal why)
{
    return why == raft::Refusal::SessionExpired;
}

} // namespace

RequestRouter::RequestRouter(Around around)
    : m_around(std::move(around)), m_life(QRandomGenerator::system()->generate64()),
      m_members(m_around.server, m_around.clock, m_around.peers, m_pending,
                {m_around.step,
                 [this](std::uint64_t number, const TaskOutcome &outcome) { finish(number, outcome); },
                 [this](std::uint64_t number) { batch(number); }})
{
    m_late.setInterval(lateCheck);
    connect(&m_late, &QTimer::timeout, this, &RequestRouter::endLate);
    connect(&m_around.peers, &Peers::taskReceived, this, &RequestRouter::peerAsked);
    connect(&m_around.peers, &Peers::outcomeReceived, this, &RequestRouter::peerAnswered);
    connect(&m_around.peers, &Peers::lost, this, &RequestRouter::peerLost);
}

std::uint64_t RequestRouter::add(PendingRequest request)
{
    if (!m_late.isActive())
        m_late.start();
    request.since = request.leaderless = m_around.clock.now();
    return m_pending.add(std::move(request));
}

void RequestRouter::submit(LeaderTask task, TaskDoneHandler whenDone)
{
    route(add({std::move(task), std::move(whenDone)}));
}

void RequestRouter::catchUp(TaskDoneHandler whenDone)
{
    const std::uint64_t number = add({raft::Get{}, std::move(whenDone)});
    m_pending.find(number)->fromPeer = true; // The core itself asks the leader.
    batch(number);
}

void RequestRouter::handOver()
{
    const std::uint64_t number = add({LeadershipTransfer{}, [](const TaskOutcome &) {}});
    submitAdministrative(number, *m_pending.find(number));
}

void RequestRouter::route(std::uint64_t number)
{
    PendingRequest &task = *m_pending.find(number);
    const std::optional<raft::NodeId> leader = node().leader();
    if (node().isLeader() || task.fromPeer) {
        batch(number);
    } else if (leader && m_around.peers.send(*leader, ForwardedTask{m_life + number, task.task})) {
        task.passedTo = leader;
    } else {
        hold(number);
    }
}

void RequestRouter::hold(std::uint64_t number)
{
    m_held.push_back(number);
}

void RequestRouter::routeHeld()
{
    for (const std::uint64_t number : std::exchange(m_held, {})) {
        if (m_pending.find(number) != nullptr)
            route(number);
    }
}

void RequestRouter::batch(std::uint64_t number)
{
    if (m_batch.empty()) {
        QCoreApplication::postEvent(this, new QEvent(batchEvent));
        m_batchSince = m_around.clock.now();
        m_batchBefore = 0;
    }
    m_batch.push_back(number);
}

bool RequestRouter::event(QEvent *event)
{
    if (event->type() != batchEvent)
        return QObject::event(event);
    if (batchGrows())
        QCoreApplication::postEvent(this, new QEvent(batchEvent));
    else
        submitBatch();
    return true;
}

// A batch costs every server a message, a sync and a few changes of threads, however small it is. So while
// each turn of the event loop brings further requests, the next one is awaited; a client that is alone never
// waits.
bool RequestRouter::batchGrows()
{
    const std::size_t before = std::exchange(m_batchBefore, m_batch.size());
    return m_batch.size() > std::max<std::size_t>(before, 1) &&
           m_around.clock.now() - m_batchSince < longestBatching;
}

/// Whether a leader may propose more, after so many bytes of this proposal.
bool RequestRouter::hasRoom(std::uint64_t batched) const
{
    const raft::Log &log = node().log();
    return !node().isLeader() || batched + log.bytes(node().commit(), log.lastIndex()) < mostUnderway;
}

/// Goes on with what waits for less to be underway.
void RequestRouter::batchWaiting()
{
    if (m_waiting.empty() || !hasRoom(0))
        return;
    for (const std::uint64_t number : std::exchange(m_waiting, {}))
        batch(number);
}

// What is not yet committed keeps the disks and the links of all servers busy, and everything else waits
// behind it, heartbeats and votes as well. So there is never much of it, however many clients write large
// values at the same time; the others wait for their turn.
void RequestRouter::submitBatch()
{
    std::vector<raft::ClientRequest> requests;
    std::vector<std::uint64_t> administrative;
    std::uint64_t bytes = 0;
    for (const std::uint64_t number : std::exchange(m_batch, {})) {
        PendingRequest *pending = m_pending.find(number);
        if (pending == nullptr)
            continue;
        if (!isClientTask(pending->task))
            administrative.push_back(number);
        else if (std::optional<raft::ClientRequest> request = requestOf(number, *pending, bytes))
            requests.push_back(*std::move(request));
    }
    if (!requests.empty()) {
        ++m_around.metrics.proposals;
        m_around.submit(requests);
    }
    for (const std::uint64_t number : administrative) {
        if (const PendingRequest *pending = m_pending.find(number))
            submitAdministrative(number, *pending);
    }
}

/// What the core is to be asked for now, after changes of so many bytes in the same batch; nothing when the
/// request waits for its turn, or is answered already.
std::optional<raft::ClientRequest> RequestRouter::requestOf(std::uint64_t number, PendingRequest &pending,
                                                            std::uint64_t &bytes)
{
    const auto *command = std::get_if<raft::StoreCommand>(&pending.task);
    pending.waits = command != nullptr && (!m_waiting.empty() || !hasRoom(bytes));
    if (pending.waits) {
        m_waiting.push_back(number);
        return std::nullopt;
    }
    if (command != nullptr && node().isLeader() &&
        !m_around.storeLimit.hasRoomFor(*command, m_around.server, bytes)) {
        finish(number, TaskRefused{raft::Refusal::StoreFull, node().leader()});
        return std::nullopt;
    }
    pending.inLog = true;
    if (command == nullptr)
        return raft::ClientRequest{{number}, std::get<raft::Get>(pending.task)};
    bytes += sizeOf(command->change);
    return raft::ClientRequest{{number}, *command};
}

void RequestRouter::submitAdministrative(std::uint64_t number, const PendingRequest &task)
{
    if (const auto *transfer = std::get_if<LeadershipTransfer>(&task.task))
        return m_around.step(raft::TransferLeadership{{number}, transfer->target});
    m_members.perform(number, std::get<MemberChange>(task.task));
}

void RequestRouter::take(const raft::ClientAnswer &answer)
{
    const std::uint64_t number = answer.id.value;
    const PendingRequest *task = m_pending.find(number);
    if (task == nullptr)
        return; // It has waited too long and was answered.
    if (const auto *why = std::get_if<raft::Refused>(&answer.what))
        return refused(number, *why);
    if (std::holds_alternative<raft::ClientUnknown>(answer.what))
        return finish(number, TaskUnknown{});
    const auto &result = std::get<raft::ClientDone>(answer.what);
    TaskDone done;
    done.success = result.success;
    done.index = result.index;
    done.term = node().log().termAt(result.index).value_or(result.term);
    if (isRead(task->task)) {
        done.value = result.value;
    } else {
        done.existed = result.existed;
        const auto &command = std::get<raft::StoreCommand>(task->task);
        if (const auto present =
                result.success ? std::nullopt : m_around.server.store().find(keyOf(command.change)))
            done.present = present->index;
    }
    finish(number, done);
}

void RequestRouter::take(const raft::Answer &answer)
{
    const std::uint64_t number = answer.id.value;
    if (m_pending.find(number) == nullptr)
        return;
    if (const auto *why = std::get_if<raft::Refused>(&answer.what)) {
        refused(number, *why);
    } else if (const auto *accepted = std::get_if<raft::Accepted>(&answer.what)) {
        m_pending.find(number)->inLog = true;
        m_members.accepted(number, {accepted->last, accepted->term});
    } else if (const auto *transferred = std::get_if<raft::Transferred>(&answer.what)) {
        TaskDone done;
        done.success = transferred->success;
        done.term = node().term();
        finish(number, done);
    }
}

/// Certainly not done here. Another server may lead, or none yet: then it is tried again for a while.
void RequestRouter::refused(std::uint64_t number, const raft::Refused &why)
{
    PendingRequest &task = *m_pending.find(number);
    const bool temporary = why.why == raft::Refusal::NotLeader ||
                           (why.why == raft::Refusal::TransferInProgress && isClientTask(task.task));
    task.inLog = false;
    task.passedTo.reset();
    if (why.why == raft::Refusal::ChangeInProgress && m_members.postpone(number))
        return;
    if (!task.fromPeer && temporary)
        return hold(number);
    if (task.mayBeDone && !isAboutAllTries(why.why))
        return finish(number, TaskUnknown{});
    finish(number, TaskRefused{why.why, why.leader});
}

void RequestRouter::finish(std::uint64_t number, const TaskOutcome &outcome)
{
    const PendingRequest &task = *m_pending.find(number);
    if (std::holds_alternative<TaskRefused>(outcome)) {
        ++m_around.metrics.refused;
    } else if (std::holds_alternative<TaskUnknown>(outcome)) {
        ++m_around.metrics.unknown;
    } else if (isRead(task.task)) {
        ++m_around.metrics.readsDone;
        m_around.metrics.readTime.add(m_around.clock.now() - task.since);
    } else {
        ++m_around.metrics.writesDone;
        m_around.metrics.writeTime.add(m_around.clock.now() - task.since);
    }
    m_pending.finish(number, outcome);
    if (m_pending.empty())
        m_late.stop();
}

void RequestRouter::peerAsked(raft::NodeId from, const ForwardedTask &forwarded)
{
    const std::uint64_t number =
        add({forwarded.task, [this, from, asked = forwarded.number](const TaskOutcome &outcome) {
                 m_around.peers.send(from, ForwardedOutcome{asked, outcome});
             }});
    m_pending.find(number)->fromPeer = true;
    if (node().isLeader())
        return batch(number);
    finish(number, TaskRefused{raft::Refusal::NotLeader, node().leader()});
}

void RequestRouter::peerAnswered(raft::NodeId from, const ForwardedOutcome &answer)
{
    const std::uint64_t number = answer.number - m_life;
    const PendingRequest *task = m_pending.find(number);
    if (task == nullptr || task->passedTo != from)
        return;
    if (const auto *why = std::get_if<TaskRefused>(&answer.outcome))
        return refused(number, {why->why, why->leader});
    finish(number, answer.outcome);
}

/// What was passed on over that link may have arrived.
void RequestRouter::peerLost(raft::NodeId server)
{
    for (const std::uint64_t number :
         m_pending.choose([server](const PendingRequest &task) { return task.passedTo == server; }))
        askAgain(number);
}

/// The former leader may never answer what was passed on to it: where that does no harm, the new one is
/// asked.
void RequestRouter::leaderChanged()
{
    const std::optional<raft::NodeId> leader = node().leader();
    m_leader = leader;
    m_leaderSince = m_around.clock.now();
    const auto fits = [leader](const PendingRequest &task) {
        return leader && task.passedTo && task.passedTo != leader && mayBeAskedTwice(task.task);
    };
    for (const std::uint64_t number : m_pending.choose(fits))
        askAgain(number);
    routeHeld();
}

/// Its answer may never come. The present leader is asked again; where that could do something twice, the
/// outcome is unknown.
void RequestRouter::askAgain(std::uint64_t number)
{
    PendingRequest *task = m_pending.find(number);
    if (task == nullptr)
        return;
    if (!mayBeAskedTwice(task->task))
        return finish(number, TaskUnknown{});
    task->passedTo.reset();
    task->leaderless = m_around.clock.now();
    task->mayBeDone = !isRead(task->task);
    hold(number);
}

/// Another one leads than the server that the task was passed on to, which had time to say what became of it:
/// one that hands leadership over does so at once.
bool RequestRouter::waitsInVain(const PendingRequest &task) const
{
    return task.passedTo && m_leader && task.passedTo != m_leader &&
           m_around.clock.now() - m_leaderSince >= m_around.electionMax;
}

// Waiting for a leader ends after the longest election timeout and a little; waiting for an outcome after ten
// seconds, because clients want to know where they stand.
bool RequestRouter::isLate(const PendingRequest &request) const
{
    const raft::Time now = m_around.clock.now();
    const raft::Time leaderLimit = std::min<raft::Time>(2 * m_around.electionMax, taskLimit);
    const bool waitsForLeader = !request.passedTo && !request.inLog && !request.waits;
    return now - request.since >= taskLimit || (waitsForLeader && now - request.leaderless >= leaderLimit);
}

void RequestRouter::endLate()
{
    routeHeld();
    m_members.lookAfterNewcomers();
    for (const std::uint64_t number :
         m_pending.choose([this](const PendingRequest &request) { return waitsInVain(request); }))
        askAgain(number);
    for (const std::uint64_t number :
         m_pending.choose([this](const PendingRequest &request) { return isLate(request); })) {
        const PendingRequest &request = *m_pending.find(number);
        const bool isNotBegun = !request.passedTo && !request.inLog && !request.mayBeDone;
        if (request.waits && !request.mayBeDone)
            finish(number, TaskRefused{raft::Refusal::TooManyPending, node().leader()});
        else if (isRead(request.task) || isNotBegun)
            finish(number, TaskRefused{raft::Refusal::NotLeader, node().leader()});
        else
            finish(number, TaskUnknown{});
    }
    std::erase_if(m_held, [this](std::uint64_t number) { return m_pending.find(number) == nullptr; });
}

} // namespace raftarium
