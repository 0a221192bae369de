#include "raftcore/cluster/wording.h"
#include "raftcore/scenario/runner.h"

#include <algorithm>
#include <utility>

namespace raft {

namespace {

constexpr std::size_t mostDeliveries = 1'000'000;
constexpr std::size_t mostStepsOfTime = 20'000'000; ///< During one command.
constexpr std::size_t stepsAtOnce = 4096;

} // namespace

/// Lets time pass until then, or until `done` answers true (asked after everything that happens). Answers
/// whether it did; without `done`, whether the time was reached.
bool ScenarioRunner::passTime(Time until, const std::function<bool()> &done)
{
    std::size_t steps = 0;
    for (std::size_t turn = 0;; ++turn) {
        if (done && done())
            return true;
        if (m_cluster->now() >= until)
            return !done;
        if (turn % 256 == 0 && stopped())
            return false;
        const std::size_t atOnce = done ? 1 : stepsAtOnce;
        steps += m_cluster->advance(until, atOnce);
        if (steps > mostStepsOfTime) {
            fail("expected \"" + m_text + "\" to end, but " + std::to_string(steps) +
                 " things happened and it did not");
            return false;
        }
    }
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

void ScenarioRunner::awaitCondition(const command::Until &until, const std::string &text)
{
    Judgement judgement;
    const auto holdsNow = [&] {
        judgement = judge(until.condition, *m_cluster, m_memory);
        return judgement.holds;
    };
    if (!passTime(m_cluster->now() + until.within, holdsNow) && !failed() && !stopped()) {
        std::string wanted = text.rfind("until ", 0) == 0 ? text.substr(6) : text;
        if (wanted.find(" within ") == std::string::npos)
            wanted += " within 30s";
        fail("expected " + wanted + ", but still " + judgement.instead);
    }
}

/// By hand: lets the timers run under the present links, and counts new leaders.
void ScenarioRunner::soak(std::uint64_t electionTimeouts)
{
    const EventNumber before = m_cluster->events().size();
    if (!perform(action::SetByHand{false}))
        return;
    const Time timeout = m_cluster->setup().server.electionMax;
    passTime(m_cluster->now() + static_cast<Time::rep>(electionTimeouts) * timeout);
    perform(action::SetByHand{true});
    m_memory.leaderChanges = 0;
    const EventRecord &events = m_cluster->events();
    for (EventNumber number = before + 1; number <= events.size(); ++number)
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

/// Whether, once everything is mended, a leader appears and a new write commits everywhere.
Judgement ScenarioRunner::tryToLive(const condition::Live &live)
{
    const bool byHand = m_cluster->view().byHand;
    mendEverything();
    if (byHand)
        perform(action::SetByHand{false});
    std::optional<OperationId> write;
    std::string instead;
    const auto among = [&](NodeId id) {
        return live.servers.empty() ||
               std::find(live.servers.begin(), live.servers.end(), id) != live.servers.end();
    };
    const auto committedEverywhere = [&] {
        const ClusterView view = m_cluster->view();
        const ServerView *leader = view.leader();
        instead = "no leader appeared";
        if (leader == nullptr || !among(leader->id))
            return false;
        instead = named(leader->id) + " leads, and a new write is not committed";
        const Operation *operation = write ? m_cluster->operation(*write) : nullptr;
        if (operation == nullptr || operation->outcome == OperationOutcome::Refused ||
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
            instead = named(id) + " has not applied a new write";
            if (server == nullptr || server->applied < operation->index)
                return false;
        }
        return true;
    };
    const bool lives =
        passTime(m_cluster->now() + 20 * m_cluster->setup().server.electionMax, committedEverywhere);
    if (byHand)
        perform(action::SetByHand{true});
    return {lives, instead + " within 20 election timeouts"};
}

} // namespace raft
