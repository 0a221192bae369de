#pragma once

#include "raftcore/scenario/scenario.h"

#include <cstddef>
#include <functional>
#include <string>

namespace raft {

/// A lesson for paper, as Markdown.
struct Handout {
    std::string lesson;  ///< Prose, commands, and questions without their answers.
    std::string answers; ///< For a page of its own; empty when nothing is asked.
};

/// The Markdown of a picture of the run as it is before this command (as many as there are commands: at the
/// end); empty for none.
using PictureBefore = std::function<std::string(std::size_t command)>;

/// With a picture before each question, for those who are to answer it, and behind each block that asks
/// nothing.
Handout handoutOf(const Scenario &lesson, const PictureBefore &picture = {});

} // namespace raft
