#include "raftcore/cluster/wording.h"
#include "raftcore/consensus/assertion.h"
#include "raftcore/simulation/engine.h"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace raft {

ActionResult Engine::perform(const Action &action)
{
    ActionResult result;
    std::visit(
        [this, &result](const auto &what) {
            using What = std::decay_t<decltype(what)>;
            if constexpr (std::is_same_v<What, action::Submit> || std::is_same_v<What, action::SubmitBatch> ||
                          std::is_same_v<What, action::Change> || std::is_same_v<What, action::Transfer>)
                perform(what, result);
            else
                perform(what);
        },
        action);
    ++m_state.interventions;
    passRecordedViolations();
    settle();
    return result;
}

// Volatile state is gone, and what is not on the disk; what waits at the server's door is lost with it.
void Engine::perform(const action::Crash &crash)
{
    SimulatedServer &server = m_state.server(crash.server);
    const std::size_t written = std::min(crash.written, server.unsynced.size());
    Event event;
    event.kind = EventKind::Crashed;
    event.server = small(server.id);
    event.count = static_cast<std::uint32_t>(written);
    const EventNumber crashed = emit(event);
    for (std::size_t i = 0; i < written; ++i)
        putOnDisk(server, server.unsynced[i].write);
    server.clock.start(m_state.now);
    server.liveness = Liveness::Crashed;
    server.since = m_state.now;
    server.unsynced.clear();
    server.diskTurn = 0;
    server.timerTurn = 0;
    server.doneWhilePaused.reset();
    const Time local = server.localTime(m_state.now);
    server.server = Server(m_state.configOf(server.id, server.lives + 1), server.disk, local);

    giveUpOperations(server.id, crashed);
    const auto atItsDoor = [this, &server](const InFlightMessage &flight) {
        return (flight.message.to == server.id &&
                (flight.state == InFlightMessage::State::Arrived ||
                 (m_state.external && flight.state == InFlightMessage::State::Travels))) ||
               (m_state.external && flight.message.from == server.id && isKeptBack(flight));
    };
    for (const std::size_t place : m_state.network.select(atItsDoor))
        lose(place, crashed);
    if (m_state.external && m_witness.monitor != nullptr)
        m_witness.monitor->loseSight(server.id); // What it did last it has told nobody.
}

void Engine::perform(const action::Restart &restart)
{
    SimulatedServer &server = m_state.server(restart.server);
    const EventNumber restarted = emit(EventKind::Restarted, server.id);
    ++server.lives;
    server.liveness = Liveness::Up;
    server.since = m_state.now;
    server.diskManual = false;
    server.server =
        Server(m_state.configOf(server.id, server.lives), server.disk, server.localTime(m_state.now));
    const std::size_t violations = m_witness.monitor != nullptr ? m_witness.monitor->violations().size() : 0;
    if (m_witness.monitor != nullptr)
        m_witness.monitor->started(server.node(), restarted, m_state.now);
    tellViolations(violations);
    settle(server, restarted);
    arm(server);
}

void Engine::perform(const action::Pause &pause)
{
    SimulatedServer &server = m_state.server(pause.server);
    emit(EventKind::Paused, server.id);
    server.clock.stop(m_state.now);
    server.liveness = Liveness::Paused;
    server.since = m_state.now;
    server.timerTurn = 0;
}

// Its clock goes on from where it stopped; then it learns what its disk did, and reads what has arrived.
void Engine::perform(const action::Resume &resume)
{
    SimulatedServer &server = m_state.server(resume.server);
    const EventNumber resumed = emit(EventKind::Resumed, server.id);
    server.clock.start(m_state.now);
    server.liveness = Liveness::Up;
    server.since = m_state.now;
    if (const std::optional<WriteId> done = std::exchange(server.doneWhilePaused, std::nullopt))
        step(server, WriteDone{*done}, resumed);
    const auto atItsDoor = [&server](const InFlightMessage &flight) {
        return flight.message.to == server.id && flight.state == InFlightMessage::State::Arrived;
    };
    for (const std::size_t place : m_state.network.select(atItsDoor))
        deliver(place, 0);
    arm(server);
}

void Engine::perform(const action::Join &join)
{
    const std::size_t place = join.server.value - 1;
    if (m_state.servers.size() <= place)
        m_state.servers.resize(place + 1);
    m_state.network.grow(m_state.servers.size());
    const EventNumber joined = emit(EventKind::Joined, join.server);
    SimulatedServer &server = m_state.servers[place].emplace(
        join.server, Server(m_state.configOf(join.server, 1), Stored{}, m_state.now), Stored{});
    server.since = m_state.now;
    if (m_witness.monitor != nullptr)
        m_witness.monitor->started(server.node(), joined, m_state.now);
    settle(server, joined);
    arm(server);
}

// The server's clock jumps to its deadline, so that for the server this timeout is like any other.
void Engine::fireEarly(SimulatedServer &server)
{
    const Time local = std::max(server.localTime(m_state.now), server.node().deadline());
    server.clock.set(m_state.now, local);
    fireTimer(server, Event::Forced);
}

void Engine::perform(const action::ForceTimeout &force)
{
    fireEarly(m_state.server(force.server));
}

void Engine::perform(const action::SendHeartbeat &heartbeat)
{
    fireEarly(m_state.server(heartbeat.server));
}

void Engine::perform(const action::PassElectionTimeout &pass)
{
    std::string names;
    for (const NodeId id : pass.servers)
        names += (names.empty() ? "S" : ", S") + std::to_string(id.value);
    Event event;
    event.kind = EventKind::ClockAdvanced;
    emitText(event, names);
    for (const NodeId id : pass.servers) {
        SimulatedServer &server = m_state.server(id);
        server.clock.set(m_state.now, server.localTime(m_state.now) + m_state.config.electionMin);
        if (server.node().isLeader()) {
            fireTimer(server, Event::Forced);
            continue;
        }
        const Time deadline = server.node().deadline();
        server.postponed =
            m_state.config.electionMin + (deadline == server.postponedFrom ? server.postponed : Time{});
        server.postponedFrom = deadline;
    }
}

// The next timer keeps its time; each further one runs out when the one before it must have won.
void Engine::perform(const action::StaggerTimers &)
{
    emit(EventKind::TimersStaggered);
    std::vector<SimulatedServer *> waiting;
    for (std::optional<SimulatedServer> &server : m_state.servers) {
        if (server && server->up() && !server->node().isLeader())
            waiting.push_back(&*server);
    }
    std::stable_sort(waiting.begin(), waiting.end(),
                     [this](const SimulatedServer *a, const SimulatedServer *b) {
                         return m_state.timerDue(*a) < m_state.timerDue(*b);
                     });
    // A vote takes a round trip and two disks; with pre-votes there are two rounds.
    const NetworkDials &dials = m_state.network.dials;
    const Time apart = 2 * (2 * dials.latencyMax + 2 * m_state.diskMax) + m_state.config.electionMin / 4;
    Time earliest{};
    for (SimulatedServer *server : waiting) {
        const Time due = m_state.timerDue(*server);
        const Time extra = std::max(Time{}, earliest - due);
        const Time deadline = server->node().deadline();
        server->postponed = extra + (deadline == server->postponedFrom ? server->postponed : Time{});
        server->postponedFrom = deadline;
        earliest = due + extra + apart;
        arm(*server);
    }
}

void Engine::perform(const action::WipeDisk &wipe)
{
    replaceDisk(m_state.server(wipe.server), Stored{}, DiskFate::Wiped);
}

void Engine::perform(const action::CopyDisk &copy)
{
    SimulatedServer &server = m_state.server(copy.server);
    server.diskCopy = server.disk;
    emit(EventKind::DiskReplaced, server.id, {}, 0, static_cast<std::uint8_t>(DiskFate::Copied));
}

void Engine::perform(const action::RestoreDisk &restore)
{
    SimulatedServer &server = m_state.server(restore.server);
    replaceDisk(server, *server.diskCopy, DiskFate::Restored);
}

// A server that finds another disk than the one it wrote to takes a new number for it, as raftnode does.
void Engine::replaceDisk(SimulatedServer &server, Stored disk, DiskFate fate)
{
    if (server.liveness != Liveness::Crashed)
        perform(action::Crash{server.id});
    emit(EventKind::DiskReplaced, server.id, {}, 0, static_cast<std::uint8_t>(fate));
    disk.disk = DiskId{++server.disksReplaced};
    server.disk = std::move(disk);
    server.server =
        Server(m_state.configOf(server.id, server.lives + 1), server.disk, server.localTime(m_state.now));
    if (m_witness.monitor != nullptr)
        m_witness.monitor->diskReplaced(server.id, server.disk);
}

void Engine::perform(const action::SetDiskTime &set)
{
    Event event;
    event.kind = EventKind::DiskChanged;
    emitText(event, milliseconds(set.least) + " to " + milliseconds(set.most));
    m_state.diskMin = set.least;
    m_state.diskMax = set.most;
}

void Engine::perform(const action::SetDisk &set)
{
    SimulatedServer &server = m_state.server(set.server);
    emit(EventKind::DiskChanged, server.id, {}, 0, set.manual ? 1 : 0);
    server.diskManual = set.manual;
    if (set.manual)
        server.diskTurn = 0;
    runDisk(server);
}

void Engine::perform(const action::Sync &sync)
{
    SimulatedServer &server = m_state.server(sync.server);
    server.diskTurn = 0;
    for (std::size_t left = server.unsynced.size(); left > 0 && !server.unsynced.empty(); --left)
        syncOldest(server);
    server.diskTurn = 0; // What a step in between began to write may be done already.
    runDisk(server);
}

void Engine::perform(const action::CompactLog &compact)
{
    SimulatedServer &server = m_state.server(compact.server);
    Event event;
    event.kind = EventKind::RequestMade;
    event.server = small(server.id);
    event.position.index = server.node().applied();
    const EventNumber asked = emitText(event, "compact its log");
    stepBy(server, asked, [this, &server](Time local) { server.server.compact(local, m_effects); });
}

void Engine::perform(const action::SlowDisk &slow)
{
    SimulatedServer &server = m_state.server(slow.server);
    emitDial(server.id, "every write takes " + milliseconds(slow.delay) + " longer");
    server.diskDelay = slow.delay;
}

void Engine::perform(const action::DriftClock &drifts)
{
    SimulatedServer &server = m_state.server(drifts.server);
    emitDial(server.id, "its clock " + drift(drifts.perMillion));
    server.clock.drift(m_state.now, drifts.perMillion);
    arm(server); // A faster clock's timer is due earlier.
}

void Engine::perform(const action::TurnOffRule &turnOff)
{
    Event event;
    event.kind = EventKind::RuleTurnedOff;
    event.detail = static_cast<std::uint8_t>(turnOff.rule);
    emit(event);
    m_state.config.rules.turnOff(turnOff.rule);
    for (std::optional<SimulatedServer> &server : m_state.servers) {
        if (server)
            server->server.turnOff(turnOff.rule);
    }
}

void Engine::perform(const action::Mark &mark)
{
    Event event;
    event.kind = EventKind::Marked;
    emitText(event, mark.name);
}

void Engine::perform(const action::SetManual &set)
{
    emitDial(NodeId{}, set.manual ? "manual delivery: nothing happens by itself" : "time passes by itself");
    m_state.manual = set.manual;
    if (set.manual)
        stopTraffic();
    else
        startTraffic();
    for (std::optional<SimulatedServer> &server : m_state.servers) {
        if (!server || server->liveness == Liveness::Crashed)
            continue;
        if (set.manual && server->diskTurn != 0) {
            server->diskTurn = 0;
            runDisk(*server);
        }
        arm(*server);
    }
}

} // namespace raft
