#include "raftcore/cluster/wording.h"
#include "raftcore/scenario/runner.h"

#include <algorithm>
#include <utility>

namespace raft {

namespace {

constexpr std::size_t mostDeliveries = 1'000'000;
constexpr std::size_t mostStepsOfTime = 20'000'000; ///< During one command.
constexpr std::size_t mostEvents = 20'000'000;      ///< Of one cluster: all of them are kept in memory.
constexpr std::size_t stepsAtOnce = 256;            ///< Until it is asked again whether to go on.

} // namespace

/// The command goes on when it is that time, or when `done` answers true (asked after everything that
/// happens).
void ScenarioRunner::passTime(Time until, std::function<bool()> done, std::function<void(bool)> then)
{
    m_pause = Pause{until, std::move(done), std::move(then)};
}

bool ScenarioRunner::isWaiting()
{
    const bool done = m_pause->done && m_pause->done();
    if (!done && m_cluster->now() < m_pause->until)
        return true;
    const Pause over = *std::exchange(m_pause, std::nullopt);
    if (over.then)
        over.then(done || !over.done);
    return false;
}

void ScenarioRunner::letTimePass()
{
    if (!m_pause)
        return;
    m_pause->happened += m_cluster->advance(m_pause->until, m_pause->done ? 1 : stepsAtOnce);
    if (m_pause->happened > mostStepsOfTime)
        fail("expected \"" + m_text + "\" to end, but " + std::to_string(m_pause->happened) +
             " things happened and it did not");
    else if (m_cluster->events().size() > mostEvents)
        fail("expected at most " + std::to_string(mostEvents) + " events of one cluster, but during \"" +
             m_text + "\" there were more; let less time pass, or let heartbeats and timeouts be longer");
    if (failed()) {
        m_pause.reset();
        m_ended = true;
    }
}

/// What was asked of processes is under way for a moment.
void ScenarioRunner::settle()
{
    constexpr int patience = 3; // Election timeouts: a request may wait for a leader.
    if (!failed() && m_cluster && !m_cluster->isQuiescent())
        passTime(m_cluster->now() + patience * m_cluster->setup().server.electionMax,
                 [this] { return m_cluster->isQuiescent(); });
}

/// By hand: delivers in the order of sending. Messages that are sent meanwhile are younger than all that
/// wait.
void ScenarioRunner::deliverAll()
{
    std::size_t deliveries = 0;
    for (bool moved = true; moved && !failed();) {
        moved = false;
        const ClusterView view = m_cluster->view();
        for (const MessageView &one : view.messages) {
            const LinkView *link = view.link(one.message.from, one.message.to);
            const ServerView *receiver = view.server(one.message.to);
            const bool blocked = link == nullptr || link->cut || link->held || receiver == nullptr ||
                                 receiver->liveness == Liveness::Paused || one.fate == MessageFate::Lost;
            if (blocked)
                continue;
            const bool down = receiver->liveness == Liveness::Crashed;
            const Action action = down ? Action(action::Drop{one.id}) : Action(action::Deliver{one.id});
            moved = m_cluster->perform(action).done() || moved;
            if (++deliveries > mostDeliveries)
                return fail("expected \"" + m_text + "\" to end, but after " +
                            std::to_string(mostDeliveries) + " deliveries messages still wait");
        }
        if (stopped())
            return;
    }
}

void ScenarioRunner::awaitCondition(const command::Until &until)
{
    const auto holdsNow = [this, condition = until.condition] {
        const Judgement judgement = judge(condition, *m_cluster, m_memory);
        m_instead = judgement.instead;
        return judgement.holds;
    };
    passTime(m_cluster->now() + until.within, holdsNow, [this](bool reached) {
        std::string wanted = m_text.rfind("until ", 0) == 0 ? m_text.substr(6) : m_text;
        if (wanted.find(" within ") == std::string::npos)
            wanted += " within 30s";
        if (!reached)
            fail("expected " + wanted + ", but still " + m_instead + afterRefusal());
    });
}

/// By hand: lets the timers run under the present links, and counts new leaders.
void ScenarioRunner::soak(std::uint64_t electionTimeouts)
{
    const EventNumber before = m_cluster->events().size();
    if (!perform(action::SetManual{false}))
        return;
    const Time timeout = m_cluster->setup().server.electionMax;
    passTime(m_cluster->now() + static_cast<Time::rep>(electionTimeouts) * timeout, {}, [this, before](bool) {
        perform(action::SetManual{true});
        countLeaderChanges(before);
    });
}

void ScenarioRunner::countLeaderChanges(EventNumber since)
{
    m_memory.leaderChanges = 0;
    const EventRecord &events = m_cluster->events();
    for (EventNumber number = since + 1; number <= events.size(); ++number)
        if (events[number].kind == EventKind::Noted &&
            static_cast<NoteKind>(events[number].detail) == NoteKind::BecameLeader)
            ++m_memory.leaderChanges;
}

/// Heals all links, restarts and resumes all servers, makes all disks sync by themselves.
void ScenarioRunner::mendEverything()
{
    perform(action::Heal{});
    for (const ServerView &server : m_cluster->view().servers) {
        if (server.liveness == Liveness::Crashed)
            perform(action::Restart{server.id});
        else if (server.liveness == Liveness::Paused)
            perform(action::Resume{server.id});
        const ClusterView view = m_cluster->view();
        if (view.server(server.id)->diskManual)
            perform(action::SetDisk{server.id, false});
    }
}

/// Once everything is mended, a leader must appear and a new write commit everywhere.
void ScenarioRunner::tryToLive(const condition::Live &live)
{
    constexpr int patience = 20; // Election timeouts.
    const bool manual = m_cluster->view().manual;
    mendEverything();
    if (manual)
        perform(action::SetManual{false});
    const auto lives = [this, live, write = std::optional<OperationId>()]() mutable {
        return livesOn(live, write);
    };
    passTime(m_cluster->now() + patience * m_cluster->setup().server.electionMax, lives,
             [this, manual](bool reached) {
                 if (manual)
                     perform(action::SetManual{true});
                 failUnless({reached, m_instead + " within 20 election timeouts"});
             });
}

/// Whether a leader has appeared and `write`, which is made when there is none, is committed everywhere.
bool ScenarioRunner::livesOn(const condition::Live &live, std::optional<OperationId> &write)
{
    const auto among = [&](NodeId id) {
        return live.servers.empty() ||
               std::find(live.servers.begin(), live.servers.end(), id) != live.servers.end();
    };
    const ClusterView view = m_cluster->view();
    const ServerView *leader = view.leader();
    m_instead = "no leader appeared";
    if (leader == nullptr || !among(leader->id))
        return false;
    m_instead = named(leader->id) + " leads, and a new write is not committed";
    const std::optional<Operation> operation = write ? m_cluster->operation(*write) : std::nullopt;
    if (!operation || operation->outcome == OperationOutcome::Refused ||
        operation->outcome == OperationOutcome::Unknown) {
        const ActionResult put =
            m_cluster->perform(action::Submit{leader->id, StoreCommand{Put{"live", "yes"}, {}}});
        write = put.done() ? std::optional(put.subject) : std::nullopt;
        return false;
    }
    if (operation->outcome != OperationOutcome::Done)
        return false;
    for (const NodeId id : live.servers.empty() ? leader->membership.everyone() : live.servers) {
        const ServerView *server = view.server(id);
        m_instead = named(id) + " has not applied a new write";
        if (server == nullptr || server->applied < operation->index)
            return false;
    }
    return true;
}

} // namespace raft
