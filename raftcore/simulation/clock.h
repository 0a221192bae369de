#pragma once

#include "raftcore/consensus/types.h"

#include <cstdint>

namespace raft {

/// The clock of one server. It runs evenly, but not always as fast as the cluster's time, and it may jump or
/// stand still. Whole numbers only, so that every platform reads the same.
class ServerClock {
public:
    /// What it shows at cluster time `now`.
    Time at(Time now) const { return m_stopped ? m_shown : m_shown + gained(now - m_since); }
    /// The first cluster time at which it shows `shown`, if it runs on from `now`.
    Time when(Time shown, Time now) const { return (m_stopped ? now : m_since) + needed(shown - m_shown); }

    /// It jumps.
    void set(Time now, Time shown)
    {
        m_since = now;
        m_shown = shown;
    }
    /// From now on it gains so many microseconds a second, or loses them; more than −1,000,000.
    void drift(Time now, std::int32_t perMillion)
    {
        set(now, at(now));
        m_rate = second + perMillion;
    }
    std::int32_t drift() const { return static_cast<std::int32_t>(m_rate - second); }
    void stop(Time now)
    {
        set(now, at(now));
        m_stopped = true;
    }
    /// Goes on from where it stopped, if it did.
    void start(Time now)
    {
        set(now, at(now));
        m_stopped = false;
    }

private:
    static constexpr std::int64_t second = 1'000'000;

    // Both are split at whole seconds, so that no product is too large.
    Time gained(Time passed) const
    {
        if (m_rate == second)
            return passed;
        const std::int64_t time = passed.count();
        return Time{time / second * m_rate + time % second * m_rate / second};
    }
    Time needed(Time shown) const
    {
        if (m_rate == second)
            return shown;
        const std::int64_t time = shown.count();
        const std::int64_t rest = time % m_rate * second;
        return Time{time / m_rate * second + rest / m_rate + (rest % m_rate > 0 ? 1 : 0)};
    }

    Time m_since{};               ///< At this cluster time …
    Time m_shown{};               ///< … it showed this.
    std::int64_t m_rate = second; ///< Microseconds that it shows for every second.
    bool m_stopped = false;
};

} // namespace raft
