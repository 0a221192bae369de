#pragma once

#include "netnode/host/peers.h"
#include "netnode/host/replica.h"
#include "netnode/watch/watch_frame.h"
#include "netnode/wire/frame_socket.h"

#include <QObject>

#include <memory>
#include <vector>

namespace raftarium {

/// Those who watch this server: each is told who it is, in which state it is, and from then on every step. A
/// watcher that does not keep up is told nothing more until it does, and then the whole state again: it costs
/// the server neither time nor memory.
class Watchers : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t most = 8;

    /// Both must outlive this object.
    Watchers(WatchHello hello, Replica &replica, Peers &peers, QObject *parent = nullptr);
    ~Watchers() override;

    /// Takes over a connection that has been upgraded.
    void accept(QTcpSocket *socket);
    std::size_t count() const { return m_watchers.size(); }

private:
    struct Watcher {
        std::unique_ptr<FrameSocket> socket;
        bool behind = false; ///< Has missed steps.
    };

    void tell(const StepCause &cause, const std::vector<Peers::Sent> &sent);
    void tellAll(const WatchFrame &frame);
    void introduce(Watcher &watcher);
    void drained(const FrameSocket *socket);
    void forget(const FrameSocket *socket);

    WatchHello m_hello;
    Replica &m_replica;
    Peers &m_peers;
    std::vector<Watcher> m_watchers;
    std::vector<std::unique_ptr<FrameSocket>> m_gone; ///< Until nobody stands in their signals any more.
};

} // namespace raftarium
