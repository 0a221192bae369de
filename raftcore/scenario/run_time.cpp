#include "raftcore/cluster/wording.h"
#include "raftcore/scenario/acts.h"

#include <algorithm>
#include <memory>

/// Commands during which time passes, and what is expected.
namespace raft {

namespace {

void countLeaderChanges(EventNumber since, RunContext &run)
{
    run.memory.leaderChanges = 0;
    const EventRecord &events = run.cluster().events();
    for (EventNumber number = since + 1; number <= events.size(); ++number)
        if (events[number].kind == EventKind::Noted &&
            static_cast<NoteKind>(events[number].detail) == NoteKind::BecameLeader)
            ++run.memory.leaderChanges;
}

/// Heals all links, restarts and resumes all servers, makes all disks sync by themselves.
void repairEverything(RunContext &run)
{
    run.loseNothing();
    run.perform(action::Heal{});
    for (const ServerView &server : run.cluster().view().servers) {
        if (server.liveness == Liveness::Crashed)
            run.perform(action::Restart{server.id});
        else if (server.liveness == Liveness::Paused)
            run.perform(action::Resume{server.id});
        const ClusterView view = run.cluster().view();
        if (view.server(server.id)->diskManual)
            run.perform(action::SetDisk{server.id, false});
    }
}

/// Tries whether the cluster lives: a leader appears, and a new write is committed everywhere.
class Trial {
public:
    Trial(condition::Live live, RunContext &run) : m_live(std::move(live)), m_run(run) {}

    /// What is still missing; empty when nothing is.
    std::string missing()
    {
        const ClusterView view = m_run.cluster().view();
        const ServerView *leader = view.leader();
        if (leader == nullptr || !isAmong(leader->id))
            return "no leader appeared";
        const std::optional<Operation> operation =
            m_write ? m_run.cluster().operation(*m_write) : std::nullopt;
        if (!operation || operation->outcome == OperationOutcome::Refused ||
            operation->outcome == OperationOutcome::Unknown) {
            const ActionResult put =
                m_run.cluster().perform(action::Submit{leader->id, StoreCommand{Put{"live", "yes"}, {}}});
            m_write = put.done() ? std::optional(put.subject) : std::nullopt;
        }
        if (!operation || operation->outcome != OperationOutcome::Done)
            return named(leader->id) + " leads, and a new write is not committed";
        for (const NodeId id : m_live.servers.empty() ? leader->membership.everyone() : m_live.servers) {
            const ServerView *server = view.server(id);
            if (server == nullptr || server->applied < operation->index)
                return named(id) + " has not applied a new write";
        }
        return {};
    }

private:
    bool isAmong(NodeId id) const
    {
        return m_live.servers.empty() ||
               std::find(m_live.servers.begin(), m_live.servers.end(), id) != m_live.servers.end();
    }

    condition::Live m_live;
    RunContext &m_run;
    std::optional<OperationId> m_write;
};

/// Once everything is repaired, a leader must appear and a new write commit everywhere.
void tryToLive(const condition::Live &live, RunContext &run)
{
    constexpr int patience = 20; // Election timeouts.
    const bool manual = run.isManual();
    repairEverything(run);
    if (manual)
        run.perform(action::SetManual{false});
    const auto trial = std::make_shared<Trial>(live, run);
    run.passTime(
        run.cluster().now() + patience * run.electionTimeout(), [trial] { return trial->missing().empty(); },
        [&run, trial, manual](bool reached) {
            const std::string missing = reached ? std::string() : trial->missing();
            if (manual)
                run.perform(action::SetManual{true});
            run.failUnless({reached, missing + " within 20 election timeouts"});
        });
}

} // namespace

void act(const command::Until &until, RunContext &run)
{
    run.passTime(
        run.cluster().now() + until.within,
        [&run, condition = until.condition] { return run.judge(condition).holds; },
        [&run, condition = until.condition](bool reached) {
            std::string wanted = run.text().rfind("until ", 0) == 0 ? run.text().substr(6) : run.text();
            if (wanted.find(" within ") == std::string::npos)
                wanted += " within 30s";
            if (!reached)
                run.fail("expected " + wanted + ", but still " + run.judge(condition).instead +
                         afterRefusal(run.cluster(), run.memory));
        });
}

/// With manual delivery: lets the timers run under the present links, and counts new leaders.
void act(const command::Soak &soak, RunContext &run)
{
    const EventNumber before = run.cluster().events().size();
    if (!run.perform(action::SetManual{false}))
        return;
    const Time timeouts = static_cast<Time::rep>(soak.electionTimeouts) * run.electionTimeout();
    run.passTime(run.cluster().now() + timeouts, {}, [&run, before](bool) {
        run.perform(action::SetManual{true});
        countLeaderChanges(before, run);
    });
}

/// Of real time there is no telling what has happened by an instant: what does not hold yet may still come
/// true.
void expect(const Condition &condition, RunContext &run)
{
    constexpr int patience = 10; // Election timeouts.
    if (const auto *live = std::get_if<condition::Live>(&condition))
        return tryToLive(*live, run);
    const Judgement judgement = run.judge(condition);
    if (judgement.holds || !run.inRealTime())
        return run.failUnless(judgement);
    run.passTime(
        run.cluster().now() + patience * run.electionTimeout(),
        [&run, condition] { return run.judge(condition).holds; },
        [&run, condition](bool) { run.failUnless(run.judge(condition)); });
}

} // namespace raft
