#include "raftcore/verification/safety_monitor.h"

namespace raft {

void SafetyMonitor::started(const Node &, EventNumber, Time)
{
}

void SafetyMonitor::stepped(const Node &, const Effects &, EventNumber, Time)
{
}

} // namespace raft
