#pragma once

#include "raftcore/cluster/cluster.h"

#include <QtGlobal>

#include <functional>
#include <optional>

namespace raftarium {

/// How play lets time pass.
enum class Pace {
    Clock, ///< Speed × real time.
    Event, ///< Idle time is skipped; each event is shown long enough to see.
};

/// An instant of a run: the last event, and how long ago that was.
struct Instant {
    raft::EventNumber event = 0;
    raft::Time time{};
};

/// Turns real time into the time of a run: at which speed and pace, and what one frame leaves over for the
/// next.
class Pacer {
public:
    static constexpr double slowest = 1.0 / 1000; ///< Of speed().
    static constexpr double fastest = 1e9;        ///< Of speed(): as fast as it goes.
    static constexpr double defaultSpeed = 1.0 / 10;

    /// `clock`: nanoseconds since some instant; a frame has a budget for letting the present go on.
    explicit Pacer(std::function<qint64()> clock) : m_clock(std::move(clock)) {}

    double speed() const { return m_speed; }
    void setSpeed(double speed) { m_speed = speed; }
    Pace pace() const { return m_pace; }
    void setPace(Pace pace) { m_pace = pace; }

    /// A run is shown anew: nothing is left over.
    void begin(raft::Time shown);
    /// The present gap between two happenings begins at that time.
    void beginGap(raft::Time at) { m_gapStart = at; }

    /// Lets the present of a run go on for so long in real time, at most to `limit`.
    void advance(raft::Cluster &cluster, double seconds, std::optional<raft::Time> limit);
    /// Lets it run up to `until` and no further than `limit`, or as far as the budget of a frame allows.
    void runUntil(raft::Cluster &cluster, raft::Time until, std::optional<raft::Time> limit);
    /// The instant of the past that is shown so much real time after the one `shown`; nothing where the
    /// present has been reached.
    std::optional<Instant> advancePast(const raft::Cluster &cluster, const raft::ClusterView &shown,
                                       double seconds);

private:
    raft::Time whole(double microseconds);
    raft::Time virtualTime(double seconds);
    void advanceByEvent(raft::Cluster &cluster, double seconds, std::optional<raft::Time> limit);
    std::optional<Instant> pastByClock(const raft::Cluster &cluster, Instant shown, double seconds);
    std::optional<Instant> pastByEvent(const raft::EventRecord &events, Instant shown, double seconds);
    std::optional<Instant> pastManually(const raft::EventRecord &events, Instant shown, double seconds);

    std::function<qint64()> m_clock;
    double m_speed = defaultSpeed;
    Pace m_pace = Pace::Clock;
    double m_fraction = 0;     ///< Of a virtual microsecond, left over by the previous frame.
    double m_shownSeconds = 0; ///< How long an event of a manual run has been shown.
    raft::Time m_gapStart{};   ///< Pace::Event: when the present gap between two happenings began.
};

} // namespace raftarium
