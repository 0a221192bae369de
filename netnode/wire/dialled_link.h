#pragma once

#include "netnode/wire/frame_socket.h"
#include "netnode/wire/handshake.h"

#include <QFutureWatcher>
#include <QObject>
#include <QSslConfiguration>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace raftarium {

/// A link that this side keeps open: dials, asks for the upgrade, and dials again after a loss. Where
/// a server is reached that does not want the link, or does not answer, that is first after 50 ms, then more
/// and more slowly, at last every 2 s. Where no server is reached at all, a network may come back at any
/// time: servers knock at a constant pace then. A name is looked up anew for every attempt: a peer that comes
/// back may have another address, as containers do.
class DialledLink : public QObject {
    Q_OBJECT

public:
    /// Whom it dials, and how.
    struct Settings {
        QUrl url;                             ///< http or https, with host and port.
        std::optional<QSslConfiguration> tls; ///< Needed for https.
        std::string token;                    ///< Sent as bearer token unless empty.
        std::function<LinkRequest()> request; ///< Asked for every attempt.
        /// Of links between servers: how often the one that dials has something to say. Within twice that
        /// time after a network comes back the link is there again. 0: there is no hurry.
        std::chrono::milliseconds heartbeat{0};
    };

    explicit DialledLink(Settings settings);

    /// Begins to dial, in the next turn of the event loop.
    void start();
    /// Every attempt from now on shows these certificates.
    void setTls(const QSslConfiguration &tls) { m_settings.tls = tls; }
    /// There is reason to think that the other side is back. If the link only waits to dial again, it does so
    /// now; if it is open, but what was said last is not acknowledged, it is made anew: that takes less time
    /// than the system would wait to say it again.
    void hurry();
    /// Ends the link, or the attempts to make it, for good. closed() is not emitted.
    void abort();
    bool isOpen() const { return m_open != nullptr; }
    /// Whether the other side was reached and does not want this link.
    bool isRefused() const { return m_isRefused; }
    const QUrl &url() const { return m_settings.url; }
    /// Queues whole frames; without an open link they are lost.
    void send(QByteArrayView frames, LinkLane lane = LinkLane::Urgent);
    /// Bytes that the other side has not yet taken.
    qint64 unsent() const { return m_open == nullptr ? 0 : m_open->unsent(); }
    /// As FrameSocket::bulkQueued() and bulkTaken(), of the present link.
    qint64 bulkQueued() const { return m_open == nullptr ? 0 : m_open->bulkQueued(); }
    qint64 bulkTaken() const { return m_open == nullptr ? 0 : m_open->bulkTaken(); }

signals:
    /// The other side has accepted.
    void opened(const raftarium::LinkAnswer &answer);
    /// A frame has arrived.
    void received(const QByteArray &payload, raftarium::LinkLane lane);
    /// Everything queued has been handed to the system.
    void drained();
    /// The link or an attempt has ended; the next attempt follows by itself.
    void closed(const QString &reason);

protected:
    ~DialledLink() override = default; ///< Only an Owned one ends well.

private:
    void dial();
    void knock();
    void reached(const QTcpSocket *socket);
    void greet();
    void readAnswer();
    void failed(const QTcpSocket &socket);
    void fail(const QString &reason);
    void dropSocket();

    Settings m_settings;
    std::vector<Owned<QTcpSocket>> m_knocks; ///< Attempts to reach the server, the oldest first.
    Owned<QTcpSocket> m_socket;              ///< A server is reached, and asked for the link.
    std::string m_answer;                    ///< Bytes of the answer to the upgrade.
    Owned<FrameSocket> m_open;
    QFutureWatcher<void> m_lookup; ///< Of the name. One that outlives its attempt serves the next.
    bool m_isRefused = false;
    bool m_isReached = false; ///< A server was there, in the present attempt.
    QTimer m_retry;
    QTimer m_knockAgain;
    QTimer m_patience;
    std::chrono::milliseconds m_backoff;
};

} // namespace raftarium
