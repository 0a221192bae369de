#pragma once

#include "raftcore/consensus/types.h"

#include <optional>

namespace raft {

/// Lets a run begin at 0 whose lines tell the time of day.
class RunClock {
public:
    Time since(Time reported)
    {
        constexpr Time longestRun{std::int64_t{100'000'000} * 1'000'000}; // Three years.
        if (!m_origin)
            m_origin = reported > longestRun ? reported : Time{};
        return reported - *m_origin;
    }

private:
    std::optional<Time> m_origin;
};

} // namespace raft
