#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

namespace raftarium {

/// The beat of what is shown: frames while something plays, and one signal a frame for everything that
/// changes between them.
class FrameClock : public QObject {
    Q_OBJECT

public:
    /// Nanoseconds since some instant.
    using Clock = std::function<qint64()>;

    explicit FrameClock(QObject *parent = nullptr);

    /// Measures real time with this clock instead of the machine's: where a run must be the same every time.
    void setClock(Clock clock);
    qint64 now() const { return m_clock(); }

    void setRunning(bool running);
    /// Frames per second lately, while running.
    double framesPerSecond() const { return m_framesPerSecond; }

    /// Something has changed: changed() comes, at most once a frame.
    void announce();
    /// Emits changed() now.
    void tell();
    /// Emits a changed() that waits for the next frame.
    void tellWhatWaits();

signals:
    /// So much real time has passed since the frame before. One that came late counts less.
    void frame(double seconds);
    void changed();

private:
    void beat();

    Clock m_clock;
    QTimer m_frames{this};
    QTimer m_changes{this};
    double m_framesPerSecond = 0;
    qint64 m_frameBegan = 0;
    qint64 m_reportedAt = 0;
};

} // namespace raftarium
