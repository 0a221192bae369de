#pragma once

#include "raftcore/consensus/types.h"

/// The arithmetic of Pace::Event: how much virtual time a second of real time is worth.
namespace raftarium {

/// Shortest and longest real time, in seconds, between two happenings when playing by event.
inline constexpr double shortestGapSeconds = 0.15;
inline constexpr double longestGapSeconds = 0.4;

/// Virtual microseconds that pass in a second of real time, in a gap of `gap` between two happenings, when
/// the clock would run at `speed` × real time. Never 0 for a gap that is not 0.
double eventPaceRate(raft::Time gap, double speed);

} // namespace raftarium
