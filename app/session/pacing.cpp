#include "app/session/pacing.h"

#include <algorithm>

namespace raftarium {

double eventPaceRate(raft::Time gap, double speed)
{
    const auto microseconds = static_cast<double>(gap.count());
    const double byClock = microseconds / 1e6 / speed;
    return microseconds / std::clamp(byClock, shortestGapSeconds, longestGapSeconds);
}

} // namespace raftarium
