#include "app/session/session.h"

#include <QElapsedTimer>

#include <utility>

// Real processes do not wait for anybody to look: their time passes by itself and their record grows.
namespace raftarium {

namespace {

constexpr qint64 intakeBudgetNs = 8'000'000; ///< Of a frame, for what the processes told.
constexpr std::size_t stepsAtOnce = 256;     ///< Between two looks at the clock.

bool isReal(const raft::Cluster *cluster)
{
    return cluster != nullptr && !cluster->capabilities().virtualTime;
}

void takeInFrom(raft::Cluster &cluster)
{
    QElapsedTimer spent;
    spent.start();
    while (cluster.advance(cluster.now(), stepsAtOnce) == stepsAtOnce &&
           spent.nsecsElapsed() < intakeBudgetNs) {
    }
}

} // namespace

bool Session::inRealTime() const
{
    return isReal(m_cluster.get());
}

std::optional<std::size_t> Session::processRun() const
{
    for (std::size_t i = 0; i < m_branches.size(); ++i)
        if (isReal(i == m_branch ? m_cluster.get() : m_otherRuns[i].get()))
            return i;
    return std::nullopt;
}

/// Takes in what the processes shown have told since the last time.
void Session::advancePresent()
{
    takeInFrom(*m_cluster);
}

/// While the past or a simulation is shown, the processes go on.
void Session::takeIn()
{
    for (const std::unique_ptr<raft::Cluster> &other : m_otherRuns)
        if (isReal(other.get()))
            takeInFrom(*other);
    if (!inRealTime() || m_playing)
        return;
    takeInFrom(*m_cluster);
    const raft::EventNumber before = std::exchange(m_eventsSeen, events().size());
    if (m_eventsSeen != before)
        announceChange();
    reportReturned();
    reportViolations();
}

/// Pauses. The present of real processes cannot be stepped through: whether it was left for the past by
/// pausing.
bool Session::leavePresent()
{
    const bool was = m_live;
    setPlaying(false);
    return was && !m_live;
}

} // namespace raftarium
