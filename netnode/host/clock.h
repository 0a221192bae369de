#pragma once

#include "raftcore/consensus/types.h"

#include <chrono>

namespace raftarium {

/// The time of one process: microseconds since its start, by a clock that nobody sets.
class MonotonicClock {
public:
    raft::Time now() const
    {
        return std::chrono::duration_cast<raft::Time>(std::chrono::steady_clock::now() - m_start);
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

} // namespace raftarium
