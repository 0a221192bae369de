#include "raftcore/simulation/disks.h"

#include "raftcore/consensus/storage.h"
#include "raftcore/simulation/engine.h"

#include <algorithm>
#include <utility>

namespace raft {

// By manual scheduling disks take no time, unless they are held.
Time Disks::timeOfWrite(const SimulatedServer &server) const
{
    SimulationState &state = m_engine.state;
    if (state.scheduling == Scheduling::Manual)
        return {};
    return server.diskDelay +
           Time{state.random.between(state.diskTime.least.count(), state.diskTime.most.count())};
}

// A disk writes one after the other; the next write starts when the previous one is durable. What the disk of
// an external server does is reported.
void Disks::run(SimulatedServer &server)
{
    SimulationState &state = m_engine.state;
    if (server.diskManual || server.diskTurn != 0 || state.scheduling == Scheduling::External)
        return;
    while (!server.unsynced.empty() && !server.diskManual && server.diskTurn == 0) {
        const Time takes = timeOfWrite(server);
        if (takes > Time{})
            server.diskTurn = state.queue.add(state.now + takes, EventQueue::Kind::Disk, server.id.value - 1);
        else
            syncOne(server);
    }
}

void Disks::done(SimulatedServer &server)
{
    server.diskTurn = 0;
    syncOne(server);
    run(server);
}

void Disks::syncAll(SimulatedServer &server)
{
    syncOldest(server, server.unsynced.size());
}

void Disks::syncOldest(SimulatedServer &server, std::size_t count)
{
    server.diskTurn = 0;
    for (; count > 0 && !server.unsynced.empty(); --count)
        syncOne(server);
    server.diskTurn = 0; // What a step in between began to write may be done already.
    run(server);
}

void Disks::tear(SimulatedServer &server, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        put(server, server.unsynced[i].write);
    server.unsynced.clear();
    server.diskTurn = 0;
    server.doneWhilePaused.reset();
}

// Several writes may share a sync; the server learns of the last of them.
void Disks::reported(SimulatedServer &server, WriteId id)
{
    UnsyncedWrite last;
    last.write.id = id;
    while (!server.unsynced.empty() && server.unsynced.front().write.id <= id) {
        last = std::move(server.unsynced.front());
        server.unsynced.pop_front();
        put(server, last.write);
    }
    wrote(server, last);
}

// A server that finds another disk than the one it wrote to takes a new number for it, as raftnode does.
void Disks::replace(SimulatedServer &server, Stored disk, DiskFate fate)
{
    SimulationState &state = m_engine.state;
    m_engine.events.write(EventKind::DiskReplaced, server.id, {}, 0, static_cast<std::uint8_t>(fate));
    disk.disk = DiskId{++server.disksReplaced};
    server.disk = std::move(disk);
    server.server =
        Server(state.configOf(server.id, server.lives + 1), server.disk, server.localTime(state.now));
    if (m_engine.witness.monitor != nullptr)
        m_engine.witness.monitor->diskReplaced(server.id, server.disk);
}

void Disks::put(SimulatedServer &server, const Write &write)
{
    apply(write, server.disk);
    if (m_engine.witness.monitor != nullptr)
        m_engine.witness.monitor->synced(server.id, write);
}

void Disks::syncOne(SimulatedServer &server)
{
    UnsyncedWrite done = std::move(server.unsynced.front());
    server.unsynced.pop_front();
    put(server, done.write);
    wrote(server, done);
}

/// The write is durable; tells it and lets the server know.
void Disks::wrote(SimulatedServer &server, const UnsyncedWrite &done)
{
    Event event = eventAt(EventKind::Synced, server.id);
    event.position = server.disk.log.last();
    event.term = server.disk.hard.term;
    event.count = static_cast<std::uint32_t>(done.write.entries.size());
    event.cause = done.cause;
    const EventNumber synced = m_engine.events.write(event);
    // An external server that reports it has learned of it, though it may count as paused here.
    if (server.up() || m_engine.state.scheduling == Scheduling::External)
        m_engine.servers.step(server, WriteDone{done.write.id}, synced);
    else
        server.doneWhilePaused = done.write.id;
}

} // namespace raft
