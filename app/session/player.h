#pragma once

#include "app/session/frame_clock.h"
#include "app/session/pacer.h"
#include "app/session/playback.h"
#include "raftcore/cluster/cluster.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace raftarium {

/// Shows one instant of a run, and lets time pass in it: plays the present and the past, steps, and seeks.
///
/// The time of real processes is real: their present passes by itself, always at 1×. Pausing looks at the
/// past while the record goes on growing, and the past plays at speed() until it has come up with the
/// present.
class Player : public QObject {
    Q_OBJECT

public:
    explicit Player(QObject *parent = nullptr);

    void setClock(FrameClock::Clock clock) { m_frames.setClock(std::move(clock)); }

    /// Shows the present of another run; it must live until the next one is shown. Tells nothing:
    /// announceRun() does, once everything else is about that run, too. Beyond the end of a scripted run no
    /// time passes (Branch::isScripted).
    void showRun(raft::Cluster &run, bool isScripted = false);
    void announceRun();

    const raft::ClusterView &view() const { return *m_view; }
    std::shared_ptr<const raft::ClusterView> shown() const { return m_view; }
    raft::Time shownTime() const { return m_view->now; }
    raft::EventNumber shownEvent() const { return m_view->event; }
    bool isLive() const { return m_playback.isLive(); }
    bool isPlaying() const { return m_playback.isPlaying(); }
    double speed() const { return isLive() && inRealTime() ? 1 : m_pacer.speed(); }
    Pace pace() const { return m_pacer.pace(); }
    double framesPerSecond() const { return m_frames.framesPerSecond(); }
    bool inRealTime() const { return m_run != nullptr && !m_run->capabilities().virtualTime; }
    raft::Time startTime() const;

    void setPlaying(bool playing);
    void togglePlaying();
    void setSpeed(double speed);
    void setPace(Pace pace);
    void seekEvent(raft::EventNumber event);
    void seekTime(raft::Time time);
    void goToStart();
    void goLive();
    void stepForward();
    void stepBack();
    void stepForwardImportant();
    void stepBackImportant();
    void stepForwardHeartbeat();
    void stepBackHeartbeat();
    /// Plays until that message has arrived or is lost.
    void follow(quint64 message);
    /// Shows the present as it has become by an action.
    void showPresent();
    void showPast(Instant instant);

    /// Something else about what is shown has changed: viewChanged() comes, at most once a frame.
    void announceChange() { m_frames.announce(); }
    /// Emits a viewChanged() that waits for the next frame.
    void showNow() { m_frames.tellWhatWaits(); }

signals:
    void viewChanged();
    void playbackChanged(); ///< Playing, speed, pace or liveness changed.
    /// Time has passed in the present.
    void wentOn();
    void problemOccurred(const QString &sentence);

private:
    const raft::EventRecord &events() const { return m_run->events(); }
    void playFrame(double seconds);
    bool isOver() const;
    bool tellsThatItIsOver();
    bool standsStill() const;
    bool tellsThatItStandsStill();
    bool tellsThatItHasNoClock();
    bool tellsThatThePastIsClosed();
    bool leavePresent();
    void lookBack();
    void stepPresent();
    void stepPresentUntilImportant();
    void stopWhenFollowedArrives();
    std::optional<raft::Time> followedArrives() const;

    raft::Cluster *m_run = nullptr;
    bool m_isScripted = false;
    std::shared_ptr<const raft::ClusterView> m_view; ///< Never null.
    Playback m_playback;
    FrameClock m_frames{this};
    Pacer m_pacer{[this] { return m_frames.now(); }};
    std::optional<quint64> m_followed; ///< The message that playing stops for.
};

/// Lets the present of real processes take in what they have reported since the last time, within a frame.
void takeIn(raft::Cluster &processes);

} // namespace raftarium
