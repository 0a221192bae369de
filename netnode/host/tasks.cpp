#include "netnode/host/replica.h"

#include <algorithm>

/// How a task finds the leader, and its outcome the way back.
namespace raftarium {

namespace {

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

/// The answer tells what became of an earlier try as well, or that nobody can know.
bool isAboutAllTries(raft::Refusal why)
{
    return why == raft::Refusal::SessionExpired;
}

} // namespace

void Replica::submit(LeaderTask task, TaskDoneHandler whenDone)
{
    if (!m_lateTasks.isActive())
        m_lateTasks.start();
    const std::uint64_t number = m_tasks.add({std::move(task), std::move(whenDone), m_clock.now()});
    m_tasks.find(number)->leaderless = m_clock.now();
    route(number);
}

void Replica::catchUp(TaskDoneHandler whenDone)
{
    if (!m_lateTasks.isActive())
        m_lateTasks.start();
    const std::uint64_t number = m_tasks.add({raft::Get{}, std::move(whenDone), m_clock.now()});
    m_tasks.find(number)->fromPeer = true; // The core itself asks the leader.
    gather(number);
}

void Replica::route(std::uint64_t number)
{
    OpenTask &task = *m_tasks.find(number);
    const std::optional<raft::NodeId> leader = node().leader();
    if (node().isLeader() || task.fromPeer) {
        gather(number);
    } else if (leader && m_peers.send(*leader, ForwardedTask{number, task.task})) {
        task.passedTo = leader;
    } else {
        park(number);
    }
}

void Replica::park(std::uint64_t number)
{
    m_parked.push_back(number);
}

void Replica::routeParked()
{
    for (const std::uint64_t number : std::exchange(m_parked, {})) {
        if (m_tasks.find(number) != nullptr)
            route(number);
    }
}

/// Whether a leader may propose more, after so many bytes of this proposal.
bool Replica::hasRoom(std::uint64_t gathered) const
{
    const raft::Log &log = node().log();
    return !node().isLeader() || gathered + log.bytes(node().commit(), log.lastIndex()) < mostUnderway;
}

/// Goes on with what waits for less to be underway.
void Replica::gatherOn()
{
    if (m_waiting.empty() || !hasRoom(0))
        return;
    for (const std::uint64_t number : std::exchange(m_waiting, {}))
        gather(number);
}

// What is not yet committed keeps the disks and the links of all servers busy, and everything else waits
// behind it, heartbeats and votes as well. So there is never much of it, however many clients write large
// values at the same time; the others wait for their turn.
void Replica::submitGathered()
{
    std::vector<raft::ClientRequest> requests;
    std::vector<std::uint64_t> administrative;
    std::uint64_t bytes = 0;
    for (const std::uint64_t number : std::exchange(m_gathered, {})) {
        OpenTask *task = m_tasks.find(number);
        if (task == nullptr)
            continue;
        if (!isClientTask(task->task)) {
            administrative.push_back(number);
            continue;
        }
        const auto *command = std::get_if<raft::StoreCommand>(&task->task);
        task->waits = command != nullptr && (!m_waiting.empty() || !hasRoom(bytes));
        if (task->waits) {
            m_waiting.push_back(number);
            continue;
        }
        if (command != nullptr && node().isLeader() && !m_storeLimit.hasRoomFor(*command, m_server, bytes)) {
            finish(number, TaskRefused{raft::Refusal::StoreFull, node().leader()});
            continue;
        }
        task->inLog = true;
        if (command != nullptr) {
            bytes += sizeOf(command->change);
            requests.push_back({{number}, *command});
        } else {
            requests.push_back({{number}, std::get<raft::Get>(task->task)});
        }
    }
    if (!requests.empty()) {
        ++m_metrics.proposals;
        const raft::Time now = m_clock.now();
        m_server.submit(now, requests, m_effects);
        carryOut({now, nullptr, &requests, 0});
    }
    for (const std::uint64_t number : administrative) {
        if (const OpenTask *task = m_tasks.find(number))
            submitAdministrative(number, *task);
    }
}

void Replica::submitAdministrative(std::uint64_t number, const OpenTask &task)
{
    if (const auto *transfer = std::get_if<LeadershipTransfer>(&task.task))
        return step(raft::TransferLeadership{{number}, transfer->target});
    changeMember(number, std::get<MemberChange>(task.task));
}

void Replica::takeClientAnswer(const raft::ClientAnswer &answer)
{
    const std::uint64_t number = answer.id.value;
    const OpenTask *task = m_tasks.find(number);
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
        if (const auto present = result.success ? std::nullopt : m_server.store().find(keyOf(command.change)))
            done.present = present->index;
    }
    finish(number, done);
}

void Replica::takeAnswer(const raft::Answer &answer)
{
    const std::uint64_t number = answer.id.value;
    if (m_tasks.find(number) == nullptr)
        return;
    if (const auto *why = std::get_if<raft::Refused>(&answer.what)) {
        refused(number, *why);
    } else if (const auto *accepted = std::get_if<raft::Accepted>(&answer.what)) {
        m_tasks.find(number)->inLog = true;
        m_awaited.push_back({number, {accepted->last, accepted->term}});
    } else if (const auto *transferred = std::get_if<raft::Transferred>(&answer.what)) {
        TaskDone done;
        done.success = transferred->success;
        done.term = node().term();
        finish(number, done);
    }
}

/// Certainly not done here. Another server may lead, or nobody yet: then it is tried again for a while.
void Replica::refused(std::uint64_t number, const raft::Refused &why)
{
    OpenTask &task = *m_tasks.find(number);
    const bool temporary = why.why == raft::Refusal::NotLeader ||
                           (why.why == raft::Refusal::TransferInProgress && isClientTask(task.task));
    task.inLog = false;
    task.passedTo.reset();
    if (why.why == raft::Refusal::ChangeInProgress && mayWait(task)) {
        task.inLog = true; // As good as that: it is tried again here.
        return m_postponed.push_back(number);
    }
    if (!task.fromPeer && temporary)
        return park(number);
    if (task.mayBeDone && !isAboutAllTries(why.why))
        return finish(number, TaskUnknown{});
    finish(number, TaskRefused{why.why, why.leader});
}

void Replica::finish(std::uint64_t number, const TaskOutcome &outcome)
{
    const OpenTask &task = *m_tasks.find(number);
    if (std::holds_alternative<TaskRefused>(outcome)) {
        ++m_metrics.refused;
    } else if (std::holds_alternative<TaskUnknown>(outcome)) {
        ++m_metrics.unknown;
    } else if (isRead(task.task)) {
        ++m_metrics.readsDone;
        m_metrics.readTime.add(m_clock.now() - task.since);
    } else {
        ++m_metrics.writesDone;
        m_metrics.writeTime.add(m_clock.now() - task.since);
    }
    m_tasks.finish(number, outcome);
    if (m_tasks.empty())
        m_lateTasks.stop();
}

void Replica::peerAsked(raft::NodeId from, const ForwardedTask &forwarded)
{
    const std::uint64_t number =
        m_tasks.add({forwarded.task,
                     [this, from, asked = forwarded.number](const TaskOutcome &outcome) {
                         m_peers.send(from, ForwardedOutcome{asked, outcome});
                     },
                     m_clock.now(), true});
    if (!m_lateTasks.isActive())
        m_lateTasks.start();
    if (node().isLeader())
        return gather(number);
    finish(number, TaskRefused{raft::Refusal::NotLeader, node().leader()});
}

void Replica::peerAnswered(raft::NodeId from, const ForwardedOutcome &answer)
{
    const OpenTask *task = m_tasks.find(answer.number);
    if (task == nullptr || task->passedTo != from)
        return;
    if (const auto *why = std::get_if<TaskRefused>(&answer.outcome))
        return refused(answer.number, {why->why, why->leader});
    finish(answer.number, answer.outcome);
}

/// What was passed on over that link may have arrived.
void Replica::peerLost(raft::NodeId server)
{
    for (const std::uint64_t number :
         m_tasks.choose([server](const OpenTask &task) { return task.passedTo == server; }))
        askAgain(number);
}

/// Who led before may never answer what was passed on to it: where that does no harm, the new one is asked.
void Replica::leaderChanged()
{
    const std::optional<raft::NodeId> leader = node().leader();
    m_leaderSince = m_clock.now();
    const auto fits = [leader](const OpenTask &task) {
        return leader && task.passedTo && task.passedTo != leader && mayBeAskedTwice(task.task);
    };
    for (const std::uint64_t number : m_tasks.choose(fits))
        askAgain(number);
    routeParked();
}

/// Its answer may never come. The present leader is asked again; where that could do something twice, nobody
/// knows the outcome.
void Replica::askAgain(std::uint64_t number)
{
    OpenTask *task = m_tasks.find(number);
    if (task == nullptr)
        return;
    if (!mayBeAskedTwice(task->task))
        return finish(number, TaskUnknown{});
    task->passedTo.reset();
    task->leaderless = m_clock.now();
    task->mayBeDone = !isRead(task->task);
    park(number);
}

/// Another one leads than the server that the task was passed on to, which had time to say what became of it:
/// one that hands leadership over does so at once.
bool Replica::waitsInVain(const OpenTask &task) const
{
    return task.passedTo && m_lastLeader && task.passedTo != m_lastLeader &&
           m_clock.now() - m_leaderSince >= m_settings.config.electionMax;
}

// Waiting for a leader ends after the longest election timeout and a little; waiting for an outcome after ten
// seconds, because clients want to know where they stand.
void Replica::endLateTasks()
{
    const raft::Time now = m_clock.now();
    const raft::Time leaderLimit = std::min<raft::Time>(2 * m_settings.config.electionMax, taskLimit);
    routeParked();
    lookAfterNewcomers();
    for (const std::uint64_t number :
         m_tasks.choose([this](const OpenTask &task) { return waitsInVain(task); }))
        askAgain(number);
    const auto isLate = [&](const OpenTask &task) {
        const bool waitsForLeader = !task.passedTo && !task.inLog && !task.waits;
        return now - task.since >= taskLimit || (waitsForLeader && now - task.leaderless >= leaderLimit);
    };
    for (const std::uint64_t number : m_tasks.choose(isLate)) {
        const OpenTask &task = *m_tasks.find(number);
        const bool isNotBegun = !task.passedTo && !task.inLog && !task.mayBeDone;
        if (task.waits && !task.mayBeDone)
            finish(number, TaskRefused{raft::Refusal::TooManyPending, node().leader()});
        else if (isRead(task.task) || isNotBegun)
            finish(number, TaskRefused{raft::Refusal::NotLeader, node().leader()});
        else
            finish(number, TaskUnknown{});
    }
    std::erase_if(m_parked, [this](std::uint64_t number) { return m_tasks.find(number) == nullptr; });
}

} // namespace raftarium
