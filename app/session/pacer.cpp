#include "app/session/pacer.h"

#include "app/session/pacing.h"

#include <algorithm>

namespace raftarium {

namespace {

constexpr qint64 stepBudgetNs = 4'000'000;    ///< Of a frame, for stepping the cluster.
constexpr std::size_t stepsBetweenLooks = 64; ///< Between two looks at the clock.
constexpr raft::Time longestLeap{10'000'000}; ///< Virtual time in one frame, however fast.

} // namespace

void Pacer::begin(raft::Time shown)
{
    m_fraction = 0;
    m_gapStart = shown;
}

/// What is less than a microsecond waits for the next frame.
raft::Time Pacer::whole(double microseconds)
{
    const raft::Time time{static_cast<raft::Time::rep>(microseconds)};
    m_fraction = microseconds - static_cast<double>(time.count());
    return time;
}

/// Virtual time that `seconds` of real time are worth at the present speed.
raft::Time Pacer::virtualTime(double seconds)
{
    return whole(std::min(seconds * 1e6 * m_speed + m_fraction, static_cast<double>(longestLeap.count())));
}

void Pacer::runUntil(raft::Cluster &cluster, raft::Time until, std::optional<raft::Time> limit)
{
    if (limit)
        until = std::clamp(*limit, cluster.now(), until);
    const qint64 began = m_clock();
    while (cluster.advance(until, stepsBetweenLooks) == stepsBetweenLooks &&
           m_clock() - began < stepBudgetNs) {
    }
}

void Pacer::advance(raft::Cluster &cluster, double seconds, std::optional<raft::Time> limit)
{
    if (m_pace == Pace::Event)
        advanceByEvent(cluster, seconds, limit);
    else
        runUntil(cluster, cluster.now() + virtualTime(seconds), limit);
}

void Pacer::advanceByEvent(raft::Cluster &cluster, double seconds, std::optional<raft::Time> limit)
{
    while (seconds > 0) {
        const raft::Time now = cluster.now();
        const auto next = cluster.nextAt();
        if (!next) {
            runUntil(cluster, now + virtualTime(seconds), limit);
            return;
        }
        if (*next <= now) {
            cluster.advance(now);
            m_gapStart = now;
            if (cluster.nextAt() == next)
                return;
            continue;
        }
        const double rate = eventPaceRate(*next - m_gapStart, m_speed);
        const double needed = static_cast<double>((*next - now).count()) / rate;
        if (needed > seconds) {
            cluster.advance(std::min(now + whole(seconds * rate + m_fraction), *next - raft::Time(1)));
            return;
        }
        seconds -= needed;
        cluster.advance(*next);
        m_gapStart = *next;
    }
}

std::optional<Instant> Pacer::advancePast(const raft::Cluster &cluster, const raft::ClusterView &shown,
                                          double seconds)
{
    const Instant instant{shown.event, shown.now};
    if (shown.manual)
        return pastManually(cluster.events(), instant, seconds);
    return m_pace == Pace::Clock ? pastByClock(cluster, instant, seconds)
                                 : pastByEvent(cluster.events(), instant, seconds);
}

std::optional<Instant> Pacer::pastByClock(const raft::Cluster &cluster, Instant shown, double seconds)
{
    const raft::Time until = shown.time + virtualTime(seconds);
    if (until >= cluster.now())
        return std::nullopt;
    return Instant{cluster.events().lastUpTo(until), until};
}

std::optional<Instant> Pacer::pastByEvent(const raft::EventRecord &events, Instant shown, double seconds)
{
    while (seconds > 0) {
        if (shown.event >= events.size())
            return std::nullopt;
        const raft::Time next = events[shown.event + 1].at;
        if (next > shown.time) {
            const double rate = eventPaceRate(next - std::min(m_gapStart, shown.time), m_speed);
            const double needed = static_cast<double>((next - shown.time).count()) / rate;
            if (needed > seconds) {
                shown.time += raft::Time(static_cast<raft::Time::rep>(seconds * rate + 0.5));
                break;
            }
            seconds -= needed;
        }
        shown.time = std::max(shown.time, next);
        shown.event = events.lastUpTo(shown.time);
        m_gapStart = shown.time;
    }
    return shown;
}

/// With manual delivery time stands still while things happen: each event is shown for a while.
std::optional<Instant> Pacer::pastManually(const raft::EventRecord &events, Instant shown, double seconds)
{
    m_shownSeconds += seconds;
    if (m_shownSeconds < shortestGapSeconds)
        return shown;
    m_shownSeconds = 0;
    const raft::EventNumber next = shown.event + 1;
    if (next >= events.size())
        return std::nullopt;
    return Instant{next, events[next].at};
}

} // namespace raftarium
