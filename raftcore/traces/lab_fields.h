#pragma once

#include "raftcore/traces/lab_line.h"
#include "raftcore/traces/structured_line.h"

namespace raft {

/// The line of a server behind a line with named values; nothing when nothing names the server that wrote
/// it, and `self` is empty.
std::optional<LabLine> labLineOf(const StructuredLine &line, std::string_view self);

} // namespace raft
