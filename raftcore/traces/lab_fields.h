#pragma once

#include "raftcore/traces/lab_line.h"
#include "raftcore/traces/structured_line.h"

namespace raft {

/// The line of a server behind a line with named values; nothing when nothing names the server that wrote
/// it, and `self` is empty. Under names as "id", which may as well be a request's, it is a server when
/// `names` knows it, or when the sentence is one of a server.
std::optional<LabLine> labLineOf(const StructuredLine &line, const ServerNames &names, std::string_view self);

} // namespace raft
