#include "raftcore/simulation/timer_actions.h"

#include "raftcore/cluster/wording.h"
#include "raftcore/consensus/phrase.h"
#include "raftcore/simulation/engine.h"

#include <algorithm>
#include <vector>

namespace raft {

namespace {

bool hasElectionTimer(const std::optional<SimulatedServer> &server)
{
    return server && server->up() && !server->node().isLeader();
}

std::string clockWords(std::int32_t perMillion)
{
    if (perMillion == 0)
        return composed("its clock runs true");
    return perMillion > 0
               ? composed("its clock runs %1 fast", {composedPercent(static_cast<std::uint32_t>(perMillion))})
               : composed("its clock runs %1 slow",
                          {composedPercent(static_cast<std::uint32_t>(-perMillion))});
}

} // namespace

// ---- ForceTimeout, SendHeartbeat: the same timer, by the role of the server

std::string TimerActions::obstacle(const action::ForceTimeout &force, const Preconditions &must)
{
    if (std::string problem = must.run(force.server); !problem.empty())
        return problem;
    return must.leads(force.server)
               ? phrase("%1 is the leader and has no election timer.", {named(force.server)})
               : std::string();
}

void TimerActions::perform(const action::ForceTimeout &force)
{
    m_engine.servers.fireEarly(m_engine.state.server(force.server));
}

std::string TimerActions::obstacle(const action::SendHeartbeat &heartbeat, const Preconditions &must)
{
    if (std::string problem = must.run(heartbeat.server); !problem.empty())
        return problem;
    return must.leads(heartbeat.server)
               ? std::string()
               : phrase("%1 is not a leader and sends no heartbeats.", {named(heartbeat.server)});
}

void TimerActions::perform(const action::SendHeartbeat &heartbeat)
{
    m_engine.servers.fireEarly(m_engine.state.server(heartbeat.server));
}

// ---- PassElectionTimeout

std::string TimerActions::obstacle(const action::PassElectionTimeout &pass, const Preconditions &must)
{
    if (pass.servers.empty())
        return phrase("No server is named.");
    for (const NodeId id : pass.servers)
        if (std::string problem = must.run(id); !problem.empty())
            return problem;
    return {};
}

void TimerActions::perform(const action::PassElectionTimeout &pass)
{
    SimulationState &state = m_engine.state;
    std::string names;
    for (const NodeId id : pass.servers)
        names += (names.empty() ? "" : ", ") + named(id);
    m_engine.events.write(eventAt(EventKind::ClockAdvanced), names);
    for (const NodeId id : pass.servers) {
        SimulatedServer &server = state.server(id);
        const Time passed = server.node().config().electionMin;
        server.clock.set(state.now, server.localTime(state.now) + passed);
        if (server.node().isLeader())
            m_engine.servers.fireTimer(server, Event::Forced);
        else
            server.postpone(passed);
    }
}

// ---- StaggerTimers: the next timer keeps its time; each further one runs out when the one before it must
// have won.

std::string TimerActions::obstacle(const action::StaggerTimers &, const Preconditions &must)
{
    if (must.state().scheduling == Scheduling::Manual)
        return phrase("With manual delivery no timer runs.");
    const auto &servers = must.state().servers;
    return std::any_of(servers.begin(), servers.end(), hasElectionTimer)
               ? std::string()
               : phrase("No server has an election timer that runs.");
}

void TimerActions::perform(const action::StaggerTimers &)
{
    SimulationState &state = m_engine.state;
    m_engine.events.write(EventKind::TimersStaggered);
    std::vector<SimulatedServer *> waiting;
    for (std::optional<SimulatedServer> &server : state.servers)
        if (hasElectionTimer(server))
            waiting.push_back(&*server);
    std::stable_sort(waiting.begin(), waiting.end(),
                     [&state](const SimulatedServer *a, const SimulatedServer *b) {
                         return state.timerDue(*a) < state.timerDue(*b);
                     });
    // A vote takes a round trip and two disks; with pre-votes there are two rounds.
    const NetworkDials &dials = state.network.dials;
    const Time apart = 2 * (2 * dials.latencyMax + 2 * state.diskTime.most) + state.config.electionMin / 4;
    Time earliest{};
    for (SimulatedServer *server : waiting) {
        const Time due = state.timerDue(*server);
        const Time extra = std::max(Time{}, earliest - due);
        server->postpone(extra);
        earliest = due + extra + apart;
        m_engine.servers.arm(*server);
    }
}

// ---- DriftClock

std::string TimerActions::obstacle(const action::DriftClock &drifts, const Preconditions &must)
{
    constexpr std::int32_t most = 500'000;
    if (std::string problem = must.exist(drifts.server); !problem.empty())
        return problem;
    return drifts.perMillion < -most || drifts.perMillion > most
               ? phrase("A clock runs at most 50 % fast or slow.")
               : std::string();
}

void TimerActions::perform(const action::DriftClock &drifts)
{
    SimulatedServer &server = m_engine.state.server(drifts.server);
    m_engine.events.writeDial(server.id, clockWords(drifts.perMillion));
    server.clock.drift(m_engine.state.now, drifts.perMillion);
    m_engine.servers.arm(server); // A faster clock's timer is due earlier.
}

} // namespace raft
