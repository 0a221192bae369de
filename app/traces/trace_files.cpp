#include "app/traces/trace_files.h"

namespace raftarium {

raft::EventNumber firstViolation(const raft::EventRecord &events)
{
    return events.firstIn({1, events.size()}, {raft::EventKind::SafetyViolated},
                          [](const raft::Event &) { return true; });
}

} // namespace raftarium
