#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

/// `raftctl lesson list`: the lessons in this program.
Command lessonListCommand();
/// `raftctl lesson questions --gift FILE|NAME…`: questions for Moodle.
Command lessonQuestionsCommand();
/// `raftctl lesson handout FILE|NAME -o OUT`: a handout for paper.
Command lessonHandoutCommand();
/// `raftctl lesson grade FILE|NAME ANSWERS…`: marks answers that the window has saved.
Command lessonGradeCommand();

} // namespace raftarium
