#include "raftcore/simulation/server_actions.h"

#include "raftcore/consensus/phrase.h"
#include "raftcore/simulation/engine.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace raft {

// ---- Crash: volatile state is gone, and what is not on the disk; what waits at the server's door is lost
// with it.

std::string ServerActions::obstacle(const action::Crash &crash, const Preconditions &must)
{
    if (std::string problem = must.exist(crash.server); !problem.empty())
        return problem;
    return must.is(crash.server, Liveness::Crashed) ? phrase("%1 is already down.", {named(crash.server)})
                                                    : std::string();
}

void ServerActions::perform(const action::Crash &crash)
{
    SimulationState &state = m_engine.state;
    SimulatedServer &server = state.server(crash.server);
    const bool external = state.scheduling == Scheduling::External;
    const std::size_t written = std::min(crash.written, server.unsynced.size());
    Event event = eventAt(EventKind::Crashed, server.id);
    event.count = static_cast<std::uint32_t>(written);
    const EventNumber crashed = m_engine.events.write(event);
    m_engine.disks.tear(server, written);
    server.clock.start(state.now);
    server.liveness = Liveness::Crashed;
    server.since = state.now;
    server.timerTurn = 0;
    server.server =
        Server(state.configOf(server.id, server.lives + 1), server.disk, server.localTime(state.now));

    m_engine.clients.giveUp(server.id, crashed);
    const auto endsWithIt = [&](const InFlightMessage &flight) {
        return (flight.message.to == server.id && flight.state == InFlightMessage::State::Arrived) ||
               (external && m_engine.mirror.endsWith(flight, server.id));
    };
    for (const std::size_t place : state.network.select(endsWithIt))
        m_engine.traffic.lose(place, crashed);
    if (external && m_engine.witness.monitor != nullptr)
        m_engine.witness.monitor->loseSight(server.id); // What it did last it has not reported.
}

// ---- Restart

std::string ServerActions::obstacle(const action::Restart &restart, const Preconditions &must)
{
    return must.be(restart.server, Liveness::Crashed, marked("%1 is not down."));
}

void ServerActions::perform(const action::Restart &restart)
{
    SimulationState &state = m_engine.state;
    SimulatedServer &server = state.server(restart.server);
    const EventNumber restarted = m_engine.events.write(EventKind::Restarted, server.id);
    ++server.lives;
    server.liveness = Liveness::Up;
    server.since = state.now;
    server.diskManual = false;
    server.server = Server(state.configOf(server.id, server.lives), server.disk, server.localTime(state.now));
    m_engine.servers.started(server, restarted);
    m_engine.servers.settle(server, restarted);
    m_engine.servers.arm(server);
}

// ---- Pause

std::string ServerActions::obstacle(const action::Pause &pause, const Preconditions &must)
{
    return must.run(pause.server);
}

void ServerActions::perform(const action::Pause &pause)
{
    SimulationState &state = m_engine.state;
    SimulatedServer &server = state.server(pause.server);
    m_engine.events.write(EventKind::Paused, server.id);
    server.clock.stop(state.now);
    server.liveness = Liveness::Paused;
    server.since = state.now;
    server.timerTurn = 0;
}

// ---- Resume: its clock goes on from where it stopped; then it learns what its disk did, and reads what has
// arrived.

std::string ServerActions::obstacle(const action::Resume &resume, const Preconditions &must)
{
    return must.be(resume.server, Liveness::Paused, marked("%1 is not paused."));
}

void ServerActions::perform(const action::Resume &resume)
{
    SimulationState &state = m_engine.state;
    SimulatedServer &server = state.server(resume.server);
    const EventNumber resumed = m_engine.events.write(EventKind::Resumed, server.id);
    server.clock.start(state.now);
    server.liveness = Liveness::Up;
    server.since = state.now;
    if (const std::optional<WriteId> done = std::exchange(server.doneWhilePaused, std::nullopt))
        m_engine.servers.step(server, WriteDone{*done}, resumed);
    const auto atItsDoor = [&server](const InFlightMessage &flight) {
        return flight.message.to == server.id && flight.state == InFlightMessage::State::Arrived;
    };
    for (const std::size_t place : state.network.select(atItsDoor))
        m_engine.traffic.deliver(place, 0);
    m_engine.servers.arm(server);
}

// ---- Join

std::string ServerActions::obstacle(const action::Join &join, const Preconditions &must)
{
    if (std::string problem = Preconditions::numbered(join.server); !problem.empty())
        return problem;
    return must.state().exists(join.server) ? phrase("%1 is already there.", {named(join.server)})
                                            : std::string();
}

void ServerActions::perform(const action::Join &join)
{
    SimulationState &state = m_engine.state;
    state.makeRoomFor(join.server);
    const EventNumber joined = m_engine.events.write(EventKind::Joined, join.server);
    SimulatedServer &server =
        state.put(join.server, Server(state.configOf(join.server, 1), Stored{}, state.now), Stored{});
    server.since = state.now;
    if (m_engine.witness.monitor != nullptr)
        m_engine.witness.monitor->started(server.node(), joined, state.now);
    m_engine.servers.settle(server, joined);
    m_engine.servers.arm(server);
}

} // namespace raft
