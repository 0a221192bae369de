#pragma once

#include "raftcore/consensus/types.h"

#include <chrono>
#include <ctime>
#include <optional>

namespace raftarium {

/// A clock that cannot be set and that also counts the time in which the machine is suspended: a lease, or a
/// follower's patience with its leader, is over when it is over for the others (thesis §6.4.1).
struct BootClock {
    using duration = std::chrono::nanoseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<BootClock>;
    static constexpr bool is_steady = true;

    static time_point now()
    {
        timespec time{};
        clock_gettime(CLOCK_BOOTTIME, &time);
        return time_point(std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
    }
};

/// The time of one server: microseconds since start(), by the BootClock. Before, it stands at 0.
class MonotonicClock {
public:
    void start() { m_start = BootClock::now(); }

    raft::Time now() const
    {
        return m_start ? std::chrono::duration_cast<raft::Time>(BootClock::now() - *m_start) : raft::Time{};
    }

    /// By how much the machine's steady clock is ahead of this one; nothing before start().
    std::optional<raft::Time> ahead() const
    {
        if (!m_start)
            return std::nullopt;
        const auto steady = std::chrono::steady_clock::now().time_since_epoch();
        return std::chrono::duration_cast<raft::Time>(steady) - now();
    }

    /// Shows that time now, if it is later; from there on it goes on.
    void jumpTo(raft::Time time)
    {
        if (time > now())
            m_start = BootClock::now() - time;
    }

private:
    std::optional<BootClock::time_point> m_start;
};

} // namespace raftarium
