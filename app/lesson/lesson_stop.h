#pragma once

#include "raftcore/cluster/event.h"

#include <cstddef>

namespace raftarium {

/// A place at which a lesson waits for the person.
struct LessonStop {
    enum class Kind {
        Step,     ///< The end of a step.
        Question, ///< A prediction: command::Ask.
        Choice,   ///< How to go on: command::Choose.
        FreePlay, ///< command::Free.
        End       ///< After the last command, or at the first that does not hold.
    };

    Kind kind = Kind::Step;
    std::size_t step = 0;        ///< Place in Scenario::steps.
    std::size_t command = 0;     ///< The command that asks, or the one that is next.
    std::size_t played = 0;      ///< So many commands were begun.
    std::size_t cluster = 0;     ///< The one that is shown: the first that the lesson sets up is 1; 0 before.
    raft::EventNumber event = 0; ///< The last event at this place …
    raft::Time at{};             ///< … and its time.

    /// Whether the person is asked for an answer.
    bool asks() const { return kind == Kind::Question || kind == Kind::Choice; }
};

} // namespace raftarium
