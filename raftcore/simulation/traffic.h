#pragma once

#include "raftcore/cluster/event.h"
#include "raftcore/consensus/input.h"
#include "raftcore/simulation/network.h"
#include "raftcore/simulation/simulation_state.h"

#include <cstddef>
#include <cstdint>

namespace raft {

class Engine;

/// The messages on their way: how they leave, travel, arrive and are lost. Messages are named by their places
/// in the network.
class Traffic {
public:
    explicit Traffic(Engine &engine) : m_engine(engine) {}

    /// A server sends a message, because of the event `cause`.
    void send(Message &message, EventNumber cause);
    /// Draws how long the message travels from now on, and puts its end on the queue.
    void putUnderWay(std::size_t place);
    /// Its time has come: it is delivered, waits at a paused server, or is lost.
    void arrive(std::size_t place);
    void deliver(std::size_t place, std::uint16_t flags);
    void lose(std::size_t place, EventNumber cause);
    /// A message arrives that is not taken from the network.
    void receive(Message message, std::uint64_t id, EventNumber sent, std::uint16_t flags);
    /// The event of a sending that a person made up.
    EventNumber writeCrafted(const Message &message, std::uint64_t id);

    void discardOnLink(NodeId from, NodeId to, EventNumber cause);
    void holdOnLink(NodeId from, NodeId to);
    void releaseOnLink(NodeId from, NodeId to);
    void release(std::size_t place);
    void releaseAll();

    /// From now on by manual scheduling: what travels waits where it is; what was to be lost is lost.
    void stop();
    /// From now on by the clock: what waited travels.
    void start();

private:
    EventNumber writeSent(const Message &message, std::uint64_t id, EventNumber cause, std::uint16_t flags);
    void launch(Message &&message, std::uint64_t id, EventNumber sent);
    void launchByClock(std::size_t place, bool leadsNowhere);
    void launchManually(std::size_t place, bool leadsNowhere);
    void receiveHeld(std::uint64_t id, EventNumber sent, std::uint16_t flags);
    Message &received() { return std::get<Received>(m_received).message; }

    Engine &m_engine;
    Input m_received{Received{}}; ///< Used again for every message, which then allocates nothing.
};

} // namespace raft
