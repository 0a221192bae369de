#pragma once

#include "raftcore/cluster/run.h"
#include "raftcore/simulation/clients.h"
#include "raftcore/simulation/disks.h"
#include "raftcore/simulation/event_writer.h"
#include "raftcore/simulation/mirror.h"
#include "raftcore/simulation/server_steps.h"
#include "raftcore/simulation/simulation_state.h"
#include "raftcore/simulation/traffic.h"
#include "raftcore/simulation/witness.h"

#include <optional>
#include <string>

namespace raft {

/// The laws by which a simulated cluster goes on: what happens next, and what an action does. Holds no state
/// of the run, only memory that is used again; any engine takes a state to the same future.
///
/// Its parts call each other: a server that takes a step sends messages, a message that arrives is a step.
/// What an action does stands in *_actions.h.
class Engine {
public:
    Engine(SimulationState &forState, Witness &forWitness);
    Engine(const Engine &) = delete;
    Engine &operator=(const Engine &) = delete;

    /// Arms the timers and shows the servers to the witness; once, at the beginning of a run.
    void begin();
    /// When the next thing happens by itself.
    std::optional<Time> nextAt() const;
    /// Makes it happen; there must be one.
    void runNext();
    /// Performs an action to which there is no obstacle.
    ActionResult perform(const Action &action);
    /// Takes an observation to which there is no obstacle.
    void observe(const Observation &observation);
    /// Either of the two.
    ActionResult takeIn(const FromOutside &what);

    SimulationState &state;
    Witness &witness;
    EventWriter events;
    ServerSteps servers;
    Disks disks;
    Traffic traffic;
    Clients clients;
    Mirror mirror;

private:
    void settle();
    void endIntervention();
};

/// Why the action would do nothing in this state; empty when it would do something.
std::string obstacleTo(const Action &action, const SimulationState &state);
/// Why the observation does not fit to this state; empty when it does.
std::string obstacleTo(const Observation &observation, const SimulationState &state);
std::string obstacleTo(const FromOutside &what, const SimulationState &state);

} // namespace raft
