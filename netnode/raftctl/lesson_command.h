#pragma once

#include "netnode/raftctl/command.h"

namespace raftarium {

/// `raftctl lesson list`: the lessons in this program.
RaftctlCommand lessonListCommand();
/// `raftctl lesson questions --gift FILE|NAME…`: questions for Moodle.
RaftctlCommand lessonQuestionsCommand();
/// `raftctl lesson handout FILE|NAME -o OUT`: a handout for paper.
RaftctlCommand lessonHandoutCommand();
/// `raftctl lesson grade FILE|NAME ANSWERS…`: marks answers that the window has saved.
RaftctlCommand lessonGradeCommand();

} // namespace raftarium
