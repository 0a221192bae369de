#pragma once

#include "raftcore/scenario/command.h"

#include <cstddef>
#include <string>
#include <variant>

/// Questions of a lesson, and what becomes of an answer.
namespace raft {

/// What a person answers: the number of a choice (from 0), or what was pointed at.
using LessonAnswer = std::variant<std::size_t, NodeId, command::EntryPlace>;

/// What is to be said about an answer.
struct MarkedAnswer {
    bool right = false;
    std::string remark; ///< The sentence for just this answer; may be empty.
};

/// The answer to the latest question, for the blocks that depend on it.
struct GivenAnswer {
    std::size_t choice = 0; ///< From 1; 0 when it was given by pointing.
    bool right = true;

    bool isMeantBy(const command::When &when) const;
};

/// Marks an answer. One of another kind than the question asks for is wrong.
MarkedAnswer mark(const command::Ask &question, const LessonAnswer &answer);

/// A right answer of the question: the first.
LessonAnswer rightAnswer(const command::Ask &question);

/// How many answers there are to choose from; 0 when it is answered by pointing.
std::size_t choiceCount(const command::Ask &question);

} // namespace raft
