#pragma once

#include "raftcore/cluster/event.h"
#include "raftcore/scenario/scenario.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

/// A scenario as a lesson: where in it one is, and what is to be seen there.
namespace raft {

/// A command of a run that was begun.
struct PlayedCommand {
    std::size_t command = 0; ///< Place in Scenario::commands.
    std::size_t cluster = 0; ///< Its cluster: the first that is set up is 1. 0 before.
    EventNumber event = 0;   ///< The last event before it.
    Time at{};               ///< The cluster's time before it.
};

/// The step that a command stands in, as a place in Scenario::steps; for one after the last command, the last
/// step.
std::size_t stepOf(const Scenario &scenario, std::size_t command);

/// The place in ScenarioStep::parts of the block that a command of this step stands in.
std::size_t partOf(const ScenarioStep &step, std::size_t command);

/// The commands that ask the person something: Ask, Choose and Free. Places in Scenario::commands.
std::vector<std::size_t> questionsOf(const Scenario &scenario);

/// How many ways lead through a lesson whose questions branch (ScenarioRunner::Options::way): together they
/// come through every block. 1 when nothing branches.
std::size_t waysThrough(const Scenario &scenario);

/// What the commands for people say at a point of a run.
struct LessonCues {
    std::string caption;                    ///< Empty: none.
    std::vector<command::Show::What> shown; ///< What the eye is led to.
    std::string notes;                      ///< For the lecturer: those of the present step.
    std::size_t step = 0;                   ///< Place in Scenario::steps.
};

/// What is to be seen after these commands of a run: the last of them is the present one.
LessonCues cuesAfter(const Scenario &scenario, std::span<const PlayedCommand> played);

} // namespace raft
