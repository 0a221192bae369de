#pragma once

#include "raftcore/consensus/types.h"

#include <chrono>
#include <optional>

namespace raftarium {

/// The time of one server: microseconds since start(), by a clock that nobody sets. Before, it stands at 0.
class MonotonicClock {
public:
    void start() { m_start = std::chrono::steady_clock::now(); }

    raft::Time now() const
    {
        return m_start ? std::chrono::duration_cast<raft::Time>(std::chrono::steady_clock::now() - *m_start)
                       : raft::Time{};
    }

    /// By how much the machine's steady clock is ahead of this one; nothing before start().
    std::optional<raft::Time> ahead() const
    {
        return m_start ? std::optional(std::chrono::duration_cast<raft::Time>(m_start->time_since_epoch()))
                       : std::nullopt;
    }

    /// Shows that time now, if it is later; from there on it goes on.
    void jumpTo(raft::Time time)
    {
        if (time > now())
            m_start = std::chrono::steady_clock::now() - time;
    }

private:
    std::optional<std::chrono::steady_clock::time_point> m_start;
};

} // namespace raftarium
