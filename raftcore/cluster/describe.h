#pragma once

#include "raftcore/cluster/event.h"
#include "raftcore/cluster/operation.h"

#include <string>
#include <string_view>

namespace raft {

/// The note that a Noted event tells of.
Note noteOf(const Event &event);
/// One complete sentence for an event of the record: who, what, and why. `text` is what the event says beyond
/// its fields (groups, a mark's name, …); `operation` the client operation that it concerns, if any.
std::string describe(const EventRecord &record, EventNumber number, std::string_view text,
                     const Operation *operation);

} // namespace raft
