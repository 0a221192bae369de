#pragma once

#include "raftcore/cluster/event.h"
#include "raftcore/server/server.h"
#include "raftcore/simulation/simulation_state.h"

#include <cstdint>

namespace raft {

class Engine;

/// The steps of the servers, what they cause, and the timers that set them off.
class ServerSteps {
public:
    explicit ServerSteps(Engine &engine) : m_engine(engine) {}

    /// The server takes an input that `cause` led to.
    void step(SimulatedServer &server, const Input &input, EventNumber cause);
    /// The server takes a step, by `take(localTime, effects)`.
    template <class Take>
    void stepBy(SimulatedServer &server, EventNumber cause, Take take)
    {
        const Before before(server.node());
        take(localTime(server), m_effects);
        afterStep(server, before, cause);
        finish(server, cause);
    }
    /// A server begins to run, or runs as it is seen for the first time.
    void started(SimulatedServer &server, EventNumber cause);
    /// What the disk does at once is done: what was said and decided is held against it.
    void settle(const SimulatedServer &server, EventNumber cause);

    /// Puts the next timer of the server on the queue, if timers run.
    void arm(SimulatedServer &server);
    void fireTimer(SimulatedServer &server, std::uint16_t flags);
    /// The server's clock jumps to its deadline, so that for the server this timeout is like any other.
    void fireEarly(SimulatedServer &server);

private:
    /// What a step may change and an event tells.
    struct Before {
        explicit Before(const Node &node) : role(node.role()), term(node.term()), commit(node.commit()) {}

        Role role;
        Term term;
        Index commit;
    };

    Time localTime(const SimulatedServer &server) const;
    void afterStep(SimulatedServer &server, const Before &before, EventNumber cause);
    void finish(SimulatedServer &server, EventNumber cause);
    void writeNotes(const SimulatedServer &server, EventNumber cause);
    void writeChanges(const SimulatedServer &server, const Before &before, EventNumber cause);

    Engine &m_engine;
    ServerEffects m_effects;
};

} // namespace raft
