#pragma once

#include "raftcore/cluster/cluster.h"
#include "raftcore/consensus/random.h"
#include "raftcore/server/server.h"
#include "raftcore/simulation/clock.h"
#include "raftcore/simulation/event_queue.h"
#include "raftcore/simulation/network.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

namespace raft {

/// The highest server id that a simulation accepts.
constexpr std::uint64_t highestServerId = 64;

/// A write on its way to the disk.
struct UnsyncedWrite {
    Write write;
    EventNumber cause = 0; ///< The event that led to it.
};

/// What makes things happen in a run.
enum class Scheduling : std::uint8_t {
    Clock,    ///< Timers run out, messages travel, disks take their time.
    Manual,   ///< Nothing happens by itself.
    External, ///< The servers are external: they are seen to have taken their steps.
};

/// One server with what surrounds it: its disk, its clock, its life.
struct SimulatedServer {
    SimulatedServer(NodeId which, Server start, Stored onDisk)
        : id(which), server(std::move(start)), disk(std::move(onDisk))
    {
    }

    bool up() const { return liveness == Liveness::Up; }
    const Node &node() const { return server.node(); }
    /// What the server's own clock shows at cluster time `now`.
    Time localTime(Time now) const { return clock.at(now); }
    /// Its present election timer runs out so much later, beyond what it was postponed by already.
    void postpone(Time extra)
    {
        const Time deadline = node().deadline();
        postponed = extra + (deadline == postponedFrom ? postponed : Time{});
        postponedFrom = deadline;
    }

    NodeId id;
    Liveness liveness = Liveness::Up;
    Time since{};
    Server server; ///< While crashed: as it would start from its disk.
    std::uint64_t lives = 1;

    Stored disk;
    std::optional<Stored> diskCopy;     ///< As it was when it was copied.
    std::uint64_t disksReplaced = 0;    ///< So many disks it had before this one.
    std::deque<UnsyncedWrite> unsynced; ///< Oldest first.
    bool diskManual = false;
    Time diskDelay{};                       ///< How much longer than usual every write takes.
    std::uint64_t diskTurn = 0;             ///< The item on the queue for the oldest write; 0 for none.
    std::optional<WriteId> doneWhilePaused; ///< Became durable, but the server does not know yet.
    std::optional<Store> remembered; ///< External: its store when it began to write the present snapshot.

    ServerClock clock; ///< Stands still while it is paused.
    std::uint64_t timerTurn = 0;
    Time timerAt{};       ///< Time of that item.
    Time postponed{};     ///< How much later than …
    Time postponedFrom{}; ///< … this deadline its timer runs out.
};

/// An operation that has not yet returned.
struct PendingOperation {
    OperationId id = 0;
    NodeId server;
    EventNumber called = 0;                ///< The event of the call.
    std::optional<Session> session;        ///< By which an external server knows it.
    std::optional<std::string> unseenRead; ///< The key that an external server is asked for, until it is
                                           ///< seen to take the request.
};

/// How long every write takes to become durable, on a disk that is not slowed.
struct DiskTime {
    Time least{};
    Time most{};
};

/// The whole state of a simulated run at an instant. A value: a copy goes on independently and shares the
/// unchanging parts of logs, stores and messages.
struct SimulationState {
    Time now{};
    Scheduling scheduling = Scheduling::Clock;
    Random random{0};
    EventQueue queue;
    std::vector<std::optional<SimulatedServer>> servers; ///< The server of id n at n − 1.
    Network network;
    Config config;                                     ///< Of every server, but for id and seed …
    std::vector<std::pair<NodeId, Config>> exceptions; ///< … and for these. The rules are those of all.
    std::uint64_t seed = 0;
    DiskTime diskTime;

    std::vector<PendingOperation> pending; ///< By id.
    std::deque<OperationId> returned;      ///< The latest that returned, oldest first.
    OperationId lastOperation = 0;
    std::uint64_t lastMessage = 0;
    std::uint64_t lastRequest = 0;

    bool counting = true;          ///< Whether events are counted (and perhaps recorded) at all.
    EventNumber events = 0;        ///< Events so far.
    std::uint64_t deliveries = 0;  ///< Messages that servers received so far.
    std::uint64_t steps = 0;       ///< Things that happened by themselves so far.
    std::size_t interventions = 0; ///< Actions performed so far.

    bool exists(NodeId id) const { return id.value - 1 < servers.size() && servers[id.value - 1]; }
    SimulatedServer &server(NodeId id) { return *servers[id.value - 1]; }
    const SimulatedServer &server(NodeId id) const { return *servers[id.value - 1]; }
    /// Makes room for a server of that number.
    void makeRoomFor(NodeId id);
    /// Puts a server in the place of that number, for which there is room.
    SimulatedServer &put(NodeId id, Server server, Stored disk);
    /// When the timer of a running server is due, in cluster time.
    Time timerDue(const SimulatedServer &server) const;
    /// The configuration of server `id` in its life number `life`.
    Config configOf(NodeId id, std::uint64_t life) const;
    /// External: servers that have done more than was reported of them.
    std::vector<NodeId> outOfSight() const;
    /// External: whether a message should have arrived, and cannot any more as far as is known.
    bool isGivenUp(const InFlightMessage &flight) const;
    /// Whether the item on top of the queue still counts.
    bool isLive(const EventQueue::Item &item) const;
};

/// The state that a setup describes, at its start. The setup must be one that works.
SimulationState stateOf(const ClusterSetup &setup);

/// How many of the latest returned operations a state remembers.
constexpr std::size_t returnedKept = 100;

} // namespace raft
