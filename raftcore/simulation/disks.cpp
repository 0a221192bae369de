#include "raftcore/consensus/storage.h"
#include "raftcore/simulation/engine.h"

#include <utility>

namespace raft {

// A disk writes one after the other; the next write starts when the previous one is durable.
void Engine::runDisk(SimulatedServer &server)
{
    if (server.diskManual || server.diskTurn != 0 || m_state.external)
        return;
    while (!server.unsynced.empty() && !server.diskManual && server.diskTurn == 0) {
        const Time takes = m_state.manual
                               ? Time{}
                               : server.diskDelay + Time{m_state.random.between(m_state.diskMin.count(),
                                                                                m_state.diskMax.count())};
        if (takes > Time{})
            server.diskTurn =
                m_state.queue.add(m_state.now + takes, EventQueue::Kind::Disk, server.id.value - 1);
        else
            syncOldest(server);
    }
}

void Engine::putOnDisk(SimulatedServer &server, const Write &write)
{
    apply(write, server.disk);
    if (m_witness.monitor != nullptr)
        m_witness.monitor->synced(server.id, write);
}

void Engine::syncOldest(SimulatedServer &server)
{
    UnsyncedWrite done = std::move(server.unsynced.front());
    server.unsynced.pop_front();
    putOnDisk(server, done.write);
    wrote(server, done);
}

/// The write is durable; tells it and lets the server know.
void Engine::wrote(SimulatedServer &server, const UnsyncedWrite &done)
{
    Event event;
    event.kind = EventKind::Synced;
    event.server = small(server.id);
    event.position = server.disk.log.last();
    event.term = server.disk.hard.term;
    event.count = static_cast<std::uint32_t>(done.write.entries.size());
    event.cause = done.cause;
    const EventNumber synced = emit(event);
    if (server.up() || m_state.external) // Who tells of it elsewhere has learned of it.
        step(server, WriteDone{done.write.id}, synced);
    else
        server.doneWhilePaused = done.write.id;
}

} // namespace raft
