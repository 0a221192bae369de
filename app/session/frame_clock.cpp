#include "app/session/frame_clock.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

constexpr int frameMs = 16;
constexpr double longestFrameSeconds = 0.1; ///< What a frame that came late counts at most.

FrameClock::Clock machineClock()
{
    QElapsedTimer running;
    running.start();
    return [running] { return running.nsecsElapsed(); };
}

} // namespace

FrameClock::FrameClock(QObject *parent) : QObject(parent)
{
    m_frames.setTimerType(Qt::PreciseTimer);
    m_frames.setInterval(frameMs);
    connect(&m_frames, &QTimer::timeout, this, &FrameClock::beat);
    m_changes.setSingleShot(true);
    connect(&m_changes, &QTimer::timeout, this, &FrameClock::tell);
    setClock(machineClock());
}

void FrameClock::setClock(Clock clock)
{
    m_clock = std::move(clock);
    m_frameBegan = m_reportedAt = m_clock();
}

void FrameClock::setRunning(bool running)
{
    if (!running) {
        m_frames.stop();
        m_framesPerSecond = 0;
        return;
    }
    m_frameBegan = m_clock();
    m_frames.start();
}

void FrameClock::beat()
{
    const qint64 began = std::exchange(m_frameBegan, m_clock());
    const double elapsed = static_cast<double>(m_frameBegan - began) / 1e9;
    if (elapsed > 0) {
        const double present = 1 / elapsed;
        m_framesPerSecond = m_framesPerSecond == 0 ? present : 0.9 * m_framesPerSecond + 0.1 * present;
    }
    emit frame(std::min(elapsed, longestFrameSeconds));
}

void FrameClock::announce()
{
    if (m_changes.isActive())
        return;
    const qint64 waited = (m_clock() - m_reportedAt) / 1'000'000;
    m_changes.start(static_cast<int>(std::clamp<qint64>(frameMs - waited, 0, frameMs)));
}

void FrameClock::tell()
{
    m_changes.stop();
    m_reportedAt = m_clock();
    emit changed();
}

void FrameClock::tellWhatWaits()
{
    if (m_changes.isActive())
        tell();
}

} // namespace raftarium
