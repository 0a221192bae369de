#pragma once

#include "netnode/host/peers.h"
#include "netnode/host/replica.h"
#include "netnode/journal/thread_calls.h"
#include "netnode/watch/watch_frame.h"
#include "netnode/wire/frame_socket.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <cstdint>
#include <future>
#include <optional>
#include <vector>

namespace raftarium {

/// Those who watch this server: each learns who it is, in which state it is, and from then on every step,
/// those of a few milliseconds together. The image of the state is made beside the other work, and leaves
/// piece by piece as the watcher takes it. A watcher that does not keep up gets nothing more until it
/// does, and then the whole state again: it costs the server no time, and no memory but the image and a few
/// megabytes.
class Watchers : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t most = 8;

    /// Both must outlive this object.
    Watchers(WatchHello hello, Replica &replica, Peers &peers, QObject *parent = nullptr);
    ~Watchers() override;

    /// Takes over a connection that has been upgraded.
    void accept(Owned<QTcpSocket> socket);
    std::size_t count() const { return m_watchers.size(); }

private:
    enum class Stage {
        Waits,     ///< To be introduced.
        Pictured,  ///< The image is being made; steps gather.
        Receiving, ///< The image is leaving; steps gather.
        Following, ///< It gets every step.
    };
    struct Watcher {
        std::uint64_t number = 0; ///< By which those find it that may come back when it is gone.
        Owned<FrameSocket> socket;
        Stage stage = Stage::Waits;
        QByteArray image;
        qsizetype imageSent = 0;
        raft::Time imageOf{};
        QByteArray gathered; ///< Frames to follow what has left.
        bool behind = false; ///< Has missed steps.
    };

    void tell(const StepCause &cause, const std::vector<Peers::Sent> &sent);
    void tellClock();
    void tellAll(const WatchFrame &frame);
    void gatherForAll(const QByteArray &frame);
    static void gather(Watcher &watcher, const QByteArray &frame);
    void sendGathered();
    void introduce(std::uint64_t number);
    void makeImage(Watcher &watcher);
    void introduceAfter(Watcher &watcher, std::chrono::milliseconds pause);
    void pictured(std::uint64_t number, const QByteArray &image);
    void goOn(Watcher &watcher);
    Watcher *find(std::uint64_t number);
    void forget(std::uint64_t number);

    WatchHello m_hello;
    Replica &m_replica;
    Peers &m_peers;
    QTimer m_pause;                    ///< Since frames left last.
    raft::Index m_remembered;          ///< What the latest snapshot that was begun will reach.
    std::optional<raft::Time> m_ahead; ///< What was reported of the clock last.
    std::uint64_t m_lastNumber = 0;
    ThreadCalls m_calls;                     ///< Of those who make images; …
    std::vector<std::future<void>> m_makers; ///< … they end before it.
    std::vector<Watcher> m_watchers;
    QByteArray m_frame;                             ///< Memory of what is being reported …
    std::vector<raft::ServerStep::Sent> m_stepSent; ///< … and of what a step has sent.
};

} // namespace raftarium
