#pragma once

#include "raftcore/consensus/note.h"

#include <string_view>

/// Which rule of the paper or the thesis decided what a note tells of.
namespace raft {

/// Where that rule stands: "§5.4.1", "thesis §6.4", "Figure 2"; empty when it is no rule of theirs.
std::string_view section(const Note &note);
/// That rule in one sentence without a full stop; empty when none decides.
std::string_view rule(NoteKind kind);

} // namespace raft
