#pragma once

#include "raftcore/traces/server_names.h"
#include "raftcore/traces/trace_item.h"

#include <string>

/// Writes Raftarium's own form of traces; OwnReader reads it.
namespace raft {

/// The first line of a trace, without an end of line.
std::string ownHeader(const ServerNames &names, std::string_view source);
/// Appends the item as one line with its end.
void appendOwnLine(std::string &out, const TraceItem &item, const ServerNames &names);

} // namespace raft
