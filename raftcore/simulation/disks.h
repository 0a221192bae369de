#pragma once

#include "raftcore/cluster/event.h"
#include "raftcore/simulation/simulation_state.h"

namespace raft {

class Engine;

/// The disks of the servers: what is written is durable a while later, one write after the other.
class Disks {
public:
    explicit Disks(Engine &engine) : m_engine(engine) {}

    /// Goes on writing, if the disk is idle and does so by itself.
    void run(SimulatedServer &server);
    /// The write that is on its way is done.
    void done(SimulatedServer &server);
    /// Everything that waits is durable now.
    void syncAll(SimulatedServer &server);
    /// So many of the writes that wait, the oldest first, are durable now; there are so many.
    void syncOldest(SimulatedServer &server, std::size_t count);
    /// Of what waits, the first `count` are on the disk, and the rest is lost.
    void tear(SimulatedServer &server, std::size_t count);
    /// An external server reports that this write, and those before it, are durable.
    void reported(SimulatedServer &server, WriteId id);
    /// Another disk takes the place of this one, while the server is down.
    void replace(SimulatedServer &server, Stored disk, DiskFate fate);

private:
    Time timeOfWrite(const SimulatedServer &server) const;
    void put(SimulatedServer &server, const Write &write);
    void syncOne(SimulatedServer &server);
    void wrote(SimulatedServer &server, const UnsyncedWrite &done);

    Engine &m_engine;
};

} // namespace raft
